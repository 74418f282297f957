import type * as v from 'valibot';
import { expect, test } from 'vitest';
import { newCancellation } from '../routes/cancellation-requests.ts';
import { newPayment } from '../routes/payment-requests.ts';
import type { Problem, ProblemDetails } from './problem.ts';
import { validate } from './validate.ts';

function detailsOf(schema: v.GenericSchema, value: unknown): ProblemDetails {
  try {
    validate(schema, value);
    return {};
  } catch (error) {
    const { code, details } = error as Problem;
    expect(code).toBe('invalid_request');
    return details;
  }
}
const order = { orderId: 'A', buyerId: 'b', itemName: '초코파이', totalWon: 2200 };
const messages = (over: object) => detailsOf(newPayment, { ...order, ...over }).errors?.map(({ message }) => message);

test.each<[object, string]>([
  [{ orderId: 7 }, '`orderId` must be text'],
  [{ orderId: undefined }, '`orderId` must be text'],
  [{ itemName: ' \u3164' }, '`itemName` must not be blank'],
  [{ itemName: '' }, '`itemName` must not be empty'],
  [{ totalWon: '2200' }, '`totalWon` must be a number'],
  [{ method: 'CASH' }, '`method` must be CARD or MONEY'],
  [{ cards: 'KB' }, '`cards` must be a list'],
  [{ cards: ['KB', 7] }, '`cards.1` must be text'],
  [{ taxFreeWon: 2201 }, '`totalWon` must not be less than taxFreeWon and vatWon together'],
  [{ color: 'red' }, '`color` is not known here'],
  [{ partner_order_id: 'A' }, "`partner_order_id` is KakaoPay's name: use `orderId`"],
  [{ total_amount: 1 }, "`total_amount` is KakaoPay's name: use `totalWon`"],
  [{ constructor: 1 }, '`constructor` is not known here'],
])('%o: %s', (over, message) => {
  expect(messages(over)).toEqual([message]);
});

test('what is missing is said to be missing', () => {
  expect(detailsOf(newPayment, {}).errors?.map(({ message }) => message)).toEqual([
    '`orderId` is missing',
    '`buyerId` is missing',
    '`itemName` is missing',
    '`totalWon` is missing',
  ]);
});

test.each([null, 'text', 7, [], [{ amountWon: 7 }]].map((value) => ({ value })))(
  '$value is no object, also where every member may be missing',
  ({ value }) => {
    const errors = [{ path: '', message: 'The body must be a JSON object' }];
    for (const schema of [newPayment, newCancellation]) expect(detailsOf(schema, value).errors).toEqual(errors);
  },
);

test('ten errors are told, the others counted: an answer stays small whatever was sent', () => {
  const details = detailsOf(newPayment, { ...order, cards: Array.from({ length: 7000 }, () => 1) });
  expect(details.errors).toHaveLength(10);
  expect(details.detail).toBe('There are 6990 more errors.');
  expect(detailsOf(newPayment, {})).not.toHaveProperty('detail');
  expect(JSON.stringify(details).length).toBeLessThan(1000);
});

test('a name that came with the request is shown in part', () => {
  const details = detailsOf(newPayment, { ...order, ['x'.repeat(16_000)]: 1 });
  expect(JSON.stringify(details).length).toBeLessThan(300);
});

test('a value is never shown', () => {
  const secret = 'kps_000000000000_secret';
  const wrong = { orderId: [secret], totalWon: secret, method: secret, returnUrl: secret, installmentMonths: secret };
  expect(JSON.stringify(detailsOf(newPayment, { ...order, ...wrong }))).not.toContain(secret);
});
