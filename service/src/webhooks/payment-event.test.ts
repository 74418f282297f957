import { expect, test } from 'vitest';
import type { Cancellation } from '../payment/cancellation.ts';
import type { Happened, Payment } from '../payment/payment.ts';
import { sampleApproval, sampleAsked, sampleCanceled, sampleFailure, samplePayment } from '../payment/testing.ts';
import { paymentAsOf } from './payment-event.ts';

const at = Date.UTC(2026, 10, 23, 5);

/** What happened, in order, as far as telling goes. */
const events = (...happened: readonly (readonly [Happened['type'], Partial<Happened>?])[]): readonly Happened[] =>
  happened.map(([type, over], index) => ({ n: index + 1, type, at: at + index, ...over }));

/** Each event of a payment as it is told. */
const eachAsOf = (payment: Payment) => payment.events.map((event) => paymentAsOf(payment, event));

/** To the last field: none is there without a value. */
const toldOf = (payment: Payment) => eachAsOf(payment).at(-1);

/** What is told of every payment. */
const always = {
  id: 'pay_01m83ccy40eqyf4q04fx5fmdgv',
  orderId: 'A-1001',
  itemName: '초코파이',
  quantity: 1,
  totalWon: 2200,
  taxFreeWon: 0,
  vatWon: 200,
  createdAt: '2026-11-23T05:00:00.000Z',
  canceledWon: 0,
};

test('of a payment that has nothing but what each must have, nothing else is told', () => {
  const { tid: _, ...payment } = samplePayment('closed', { events: events(['created'], ['shop_closed']) });
  expect(toldOf(payment)).toStrictEqual({ ...always, version: 2, status: 'closed' });
});

test('all that there is to tell, of a charge of a subscription that was given back', () => {
  const approval = { ...sampleApproval, approvedAt: at + 1000, sid: 'S1', cardApprovalNumber: '30001234' };
  const elsewhere: Cancellation = {
    ...{ n: 2, outcome: 'canceled_elsewhere', amountWon: 1500, taxFreeWon: 0, vatWon: 136, at: at + 3000 },
  };
  const payment = samplePayment('canceled', {
    ...{ itemCode: 'CHOCO', subscriptionId: 'sub_1', period: 2, approval, quantity: 3 },
    cancellations: [{ ...sampleCanceled(700, { reason: '변심' }), aid: 'A2', at: at + 2000 }, elsewhere],
    events: events(['created'], ['charge_confirmed'], ['found_canceled_elsewhere', { books: 2, by: 'key' }]),
  });
  expect(toldOf(payment)).toStrictEqual({
    ...{ ...always, version: 3, status: 'canceled', tid: payment.tid },
    ...{ itemCode: 'CHOCO', quantity: 3, subscriptionId: 'sub_1', period: 2, canceledWon: 2200 },
    approval: {
      aid: 'A469b847306d7b2dc395',
      method: 'CARD',
      approvedAt: '2026-11-23T05:00:01.000Z',
      cardIssuer: '신한',
      installmentMonths: 3,
    },
    cancellations: [
      {
        ...{ id: '1', status: 'canceled', amountWon: 700, taxFreeWon: 0, vatWon: 64 },
        ...{ at: '2026-11-23T05:00:02.000Z', aid: 'A2' },
      },
      {
        ...{ id: '2', status: 'canceled_elsewhere', amountWon: 1500, taxFreeWon: 0, vatWon: 136 },
        at: '2026-11-23T05:00:03.000Z',
      },
    ],
  });
});

test('of an approval that a lookup has shown, what it has not shown is not told', () => {
  const payment = samplePayment('approved', {
    approval: { method: 'MONEY', approvedAt: at },
    events: events(['created'], ['concluded_paid']),
  });
  expect(toldOf(payment)).toStrictEqual({
    ...{ ...always, version: 2, status: 'approved', tid: payment.tid },
    approval: { method: 'MONEY', approvedAt: '2026-11-23T05:00:00.000Z' },
  });
});

test('why it failed is told with that event alone', () => {
  const payment = samplePayment('failed', {
    failure: sampleFailure,
    events: events(['created'], ['payer_returned'], ['approve_refused', { failure: sampleFailure }]),
  });
  expect(eachAsOf(payment).map(({ failure }) => failure)).toEqual([undefined, undefined, sampleFailure]);
  expect(toldOf(payment)).toStrictEqual({
    ...{ ...always, version: 3, status: 'failed', tid: payment.tid },
    failure: { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: 'approval failure!' },
  });
});

test('what was given back is told from the event on by which it was, and a refused one never', () => {
  const refused: Cancellation = { ...sampleAsked(300, { n: 2 }), outcome: 'refused', at: at + 4 };
  const payment = samplePayment('canceled', {
    cancellations: [sampleCanceled(700), refused, sampleCanceled(1500, { n: 3 })],
    events: events(
      ...([['created'], ['approve_confirmed'], ['part_cancel_confirmed', { books: 1 }]] as const),
      ...([['further_cancel_refused', { books: 2 }], ['gave_up_looking'], ['cancel_confirmed', { books: 3 }]] as const),
    ),
  });
  const told = eachAsOf(payment).map(({ status, canceledWon, cancellations }) => [
    ...[status, canceledWon],
    ...(cancellations?.map(({ id }) => id) ?? []),
  ]);
  expect(told.slice(1)).toEqual([
    ['approved', 0],
    ['partially_canceled', 700, '1'],
    ['partially_canceled', 700, '1'],
    ['needs_review', 700, '1'],
    ['canceled', 2200, '1', '3'],
  ]);
});

/** Whether the approval is told with each of these events, but the first. */
const isApprovalTold = (...types: readonly Happened['type'][]) => {
  const happened = events(['created'], ...types.map((type) => [type] as const));
  const payment = samplePayment('approved', { approval: sampleApproval, events: happened });
  return eachAsOf(payment)
    .slice(1)
    .map((told) => 'approval' in told);
};

test.each<[string, readonly Happened['type'][], readonly boolean[]]>([
  ['once it was paid', ['approve_confirmed', 'cancel_confirmed'], [true, true]],
  ['not with what came before', ['approve_refused', 'found_difference', 'concluded_paid'], [false, false, true]],
  ['still when a person is called afterwards', ['approve_confirmed', 'gave_up_looking'], [true, true]],
  // Of very many events the oldest go.
  ['also where only a cancellation is remembered', ['cancel_asked', 'gave_up_looking'], [true, true]],
  ['also where only part of it is', ['part_cancel_confirmed', 'gave_up_looking'], [true, true]],
  ['also where only the last of it is', ['cancel_confirmed', 'found_difference'], [true, true]],
  [
    'no longer when it was found unpaid',
    ['approve_confirmed', 'found_difference', 'concluded_unpaid'],
    [true, true, false],
  ],
])('the approval is told %s', (_, types, told) => {
  expect(isApprovalTold(...types)).toEqual(told);
});

test('a payment that nobody has approved has no approval, whatever its state', () => {
  const { approval: _, ...payment } = samplePayment('approved', { events: events(['created'], ['approve_confirmed']) });
  expect(toldOf(payment)).toStrictEqual({ ...always, version: 2, status: 'approved', tid: payment.tid });
});
