import { expect, test } from 'vitest';
import { metricsOf } from './metrics.ts';

// What the alarms and the dashboard are given: they hear of nothing else.

interface Embedded {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { Name: string; Unit?: string }[] }[];
  };
  readonly [name: string]: unknown;
}

test.each([
  ['payment_created', {}, { PaymentsCreated: 1 }],
  ['approve_confirmed', {}, { PaymentsApproved: 1 }],
  ['approve_refused', {}, { PaymentsFailed: 1 }],
  ['found_failed', {}, { PaymentsFailed: 1 }],
  ['outcome_unknown', {}, { OutcomesUnknown: 1 }],
  ['needs_review', {}, { PaymentsToReview: 1 }],
  ['item_parked', {}, { PaymentsToReview: 1 }],
  ['kakaopay_called', { ms: 120 }, { KakaoPayLatency: 120, KakaoPayErrors: 0 }],
  ['kakaopay_called', { ms: 120, unanswered: 1 }, { KakaoPayLatency: 120, KakaoPayErrors: 1 }],
  ['woke', { oldestOpenSeconds: 90 }, { OldestOpenPayment: 90 }],
])('%s %j counts %j', (message, fields, counted) => {
  const { _aws, ...values } = metricsOf(1_000, message, fields) as Embedded;
  expect(values).toMatchObject(counted);
  expect(_aws.Timestamp).toBe(1_000);
  const named = _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
  expect(named.sort()).toEqual(Object.keys(counted).sort());
});

test('times are in milliseconds, ages in seconds', () => {
  const unitsOf = (message: string) =>
    (metricsOf(0, message, {}) as Embedded)._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics);
  expect(unitsOf('kakaopay_called')).toContainEqual({ Name: 'KakaoPayLatency', Unit: 'Milliseconds' });
  expect(unitsOf('woke')).toContainEqual({ Name: 'OldestOpenPayment', Unit: 'Seconds' });
});

test('any other line is no metric', () => {
  for (const message of ['approve_not_confirmed', 'item_failed', 'found_quit']) {
    expect(metricsOf(0, message, {})).toEqual({});
  }
});
