import { expect, test } from 'vitest';
import { resolvedStage, rolesOf } from './resolved.ts';

// Who may become which role, and what each may do: neither more nor less than its function needs.

const roles = rolesOf(resolvedStage('prod', { KAKAOPAY_CID: 'C371930065' }));

const table = '{"Fn::GetAtt":"PaymentsTable.Arn"}';
const stream = '{"Fn::GetAtt":"PaymentsTable.StreamArn"}';
const index = `{"Fn::Sub":"\${PaymentsTable.Arn}/index/queue"}`;

test('to the table: what each function does with it, and only deliver hears of its writes', () => {
  const given = roles.map(({ role, statements }) => {
    const rights = statements.flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => `${action} ${JSON.stringify(Resource)}`),
    );
    return [role, rights.filter((right) => right.startsWith('dynamodb:')).sort()];
  });
  expect(Object.fromEntries(given)).toEqual({
    CheckoutRole: [`dynamodb:GetItem ${table}`, `dynamodb:PutItem ${table}`, `dynamodb:UpdateItem ${table}`],
    PaymentsRole: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:Query ${table}`,
      `dynamodb:UpdateItem ${table}`,
    ],
    CancellationsRole: [`dynamodb:GetItem ${table}`, `dynamodb:UpdateItem ${table}`],
    SubscriptionsRole: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:Query ${table}`,
      `dynamodb:UpdateItem ${table}`,
    ],
    EventsRole: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:Query ${table}`,
      `dynamodb:Query ${index}`,
      `dynamodb:UpdateItem ${table}`,
    ],
    ReportsRole: [`dynamodb:GetItem ${table}`, `dynamodb:Query ${table}`, `dynamodb:Query ${index}`],
    ConsoleRole: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:Query ${table}`,
      `dynamodb:Query ${index}`,
      `dynamodb:UpdateItem ${table}`,
    ],
    ReferenceRole: [],
    DeliverRole: [
      `dynamodb:DescribeStream ${stream}`,
      `dynamodb:GetItem ${table}`,
      `dynamodb:GetRecords ${stream}`,
      `dynamodb:GetShardIterator ${stream}`,
      `dynamodb:ListStreams ${stream}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:UpdateItem ${table}`,
    ],
    WakeRole: [
      `dynamodb:GetItem ${table}`,
      `dynamodb:PutItem ${table}`,
      `dynamodb:Query ${index}`,
      `dynamodb:UpdateItem ${table}`,
    ],
    ScheduleRole: [],
  });
});

test('a function’s role is for Lambda alone, the schedule’s for schedules of this account', () => {
  const given = roles.map(({ role, trust }) => [role, trust]);
  const lambda = [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }];
  expect(Object.fromEntries(given)).toEqual({
    CheckoutRole: lambda,
    PaymentsRole: lambda,
    CancellationsRole: lambda,
    SubscriptionsRole: lambda,
    EventsRole: lambda,
    ReportsRole: lambda,
    ConsoleRole: lambda,
    ReferenceRole: lambda,
    DeliverRole: lambda,
    WakeRole: lambda,
    ScheduleRole: [
      {
        Effect: 'Allow',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ],
  });
});
