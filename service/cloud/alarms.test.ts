import { expect, test } from 'vitest';
import { resolvedStage, type Tree } from './resolved.ts';

// When each alarm calls, by its values. The pages in docs/runbooks/ tell why.

const { resources } = resolvedStage('prod', { KAKAOPAY_CID: 'C371930065' });

const signs: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: 'at least',
  GreaterThanThreshold: 'more than',
  LessThanThreshold: 'less than',
};

function when({ Properties }: Tree): string {
  const {
    ComparisonOperator,
    Threshold,
    Statistic = 'Sum',
    Period = 60,
    EvaluationPeriods,
    DatapointsToAlarm,
  } = Properties as Tree;
  const bad = DatapointsToAlarm ?? EvaluationPeriods;
  return `${signs[String(ComparisonOperator)]} ${Threshold}, ${Statistic} of ${Period} s, ${bad} of ${EvaluationPeriods}`;
}

test('each alarm calls when it should', () => {
  const alarms = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');
  expect(Object.fromEntries(alarms.map(([name, alarm]) => [name, when(alarm)]))).toEqual({
    WakeFailed: 'at least 1, Sum of 60 s, 1 of 1',
    WakeNotRunning: 'less than 1, Sum of 300 s, 1 of 1',
    OutcomesUnknown: 'at least 1, Sum of 300 s, 2 of 5',
    PaymentsToReview: 'at least 1, Sum of 300 s, 1 of 1',
    OldestOpenPayment: 'more than 1200, Maximum of 60 s, 3 of 3',
    DeliveriesLate: 'more than 1800, Maximum of 300 s, 1 of 1',
    EndpointDisabled: 'at least 1, Sum of 300 s, 1 of 1',
    ReconciliationDiffers: 'at least 1, Sum of 300 s, 1 of 1',
    KakaoPayErrors: 'more than 0.2, Average of 300 s, 2 of 12',
    ApiErrors: 'at least 1, Sum of 300 s, 2 of 12',
    FunctionsThrottled: 'at least 1, Sum of 60 s, 2 of 5',
    TableThrottled: 'at least 1, Sum of 60 s, 2 of 5',
  });
});
