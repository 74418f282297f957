import { expect, test } from 'vitest';
import { headAt, type Told, toldOf } from './told.ts';

test('the shop is told of no other thing than payments, subscriptions and reconciliations', () => {
  const events = [{ n: 1, type: 'created', at: 5 }];
  for (const sk of ['pay_1', 'sub_1', 'rec_1'])
    expect(toldOf({ pk: 'x', sk, version: 2, events })).toMatchObject({ pk: 'x', sk, id: sk, version: 2, events });
  for (const sk of ['replay_we_1', 'constructor_1', '_pay_1'])
    expect(toldOf({ pk: 'x', sk, version: 1 })).toBeUndefined();
});

test('an endpoint waits since the first event that it was not told of', () => {
  const told = { events: [10, 20, 30].map((at, index) => ({ n: index + 1, type: 'created', at })) } as unknown as Told;
  expect(headAt(told, { pending: [2, 3], tries: 0, at: 99 })).toBe(20);
  expect(headAt(told, { pending: [9], tries: 0, at: 99 })).toBeUndefined();
  expect(headAt(told, { pending: [], tries: 0, at: 99 })).toBeUndefined();
});
