import { describe, expect, test } from 'vitest';
import type { Payment, Review, Shown } from '../payment/payment.ts';
import { sampleApproval, sampleAsked, sampleCanceled, samplePayment } from '../payment/testing.ts';
import { type Conclusion, safeActions, standingByHand, standingShown } from './conclusion.ts';

// A payment of 2200 won. The review began with its creation, as far as the timeline tells.
const createdAt = samplePayment().createdAt;
const day = createdAt + 86_400_000;

const inReview = (review: Review, over: Partial<Payment> = {}): Payment =>
  samplePayment('needs_review', { review, ...over });
const never = inReview({});
const approving = inReview({ intended: 'approve' });
const charging = inReview({ intended: 'charge' });
const paid = { approval: sampleApproval };
const canceling = inReview({ intended: 'cancel', asked: sampleAsked(700) }, paid);
const cancelingMore = inReview(
  { intended: 'cancel', asked: sampleAsked(700, { n: 2 }) },
  { ...paid, cancellations: [sampleCanceled(300)] },
);

/** It had been over before it came to a person: nothing was under way. */
const expired = inReview({}, { failure: { reason: 'approved_without_our_approve' } });
const partlyCanceled = inReview({}, { ...paid, cancellations: [sampleCanceled(700)] });
const allCanceled = inReview({}, { ...paid, cancellations: [sampleCanceled(2200)] });

const shown = (status: string, over: Partial<Shown> = {}): Shown => ({ status, totalWon: 2200, at: day, ...over });
const part = (canceledWon?: number) => shown('PART_CANCEL_PAYMENT', canceledWon === undefined ? {} : { canceledWon });

/** What is adopted, and otherwise what may be settled by hand. */
function allowed(payment: Payment, seen: Shown | undefined): string {
  const { tid } = payment;
  const { review = {} } = payment;
  const actions = safeActions({ ...payment, review: seen ? { ...review, shown: seen } : review });
  expect(actions[0]?.action === 'ask_again').toBe(tid !== undefined);
  const words = actions.filter(({ action }) => action !== 'ask_again').map((one) => Object.values(one).join(' '));
  return words.join().replaceAll('settle_by_hand ', '');
}

const open = ['READY', 'SEND_TMS', 'OPEN_PAYMENT', 'SELECT_METHOD', 'ARS_WAITING', 'AUTH_PASSWORD'];
const over = ['QUIT_PAYMENT', 'FAIL_AUTH_PASSWORD', 'FAIL_PAYMENT'];
const success = ['SUCCESS_PAYMENT', 'ISSUED_SID'];
const anyPaid = 'paid,partially_canceled,canceled';
const anything = `unpaid,${anyPaid}`;

const table: readonly (readonly [string, Payment, readonly (readonly [Shown | undefined, string])[]])[] = [
  ...(
    [
      ['nothing under way', never],
      ['an approve', approving],
      ['a charge with a tid', charging],
    ] as const
  ).map(
    ([name, payment]) =>
      [
        name,
        payment,
        [
          ...success.map((status) => [shown(status), 'adopt paid'] as const),
          ...[...open, ...over].map((status) => [shown(status), 'adopt unpaid'] as const),
          [part(700), 'adopt partially_canceled'],
          [part(), 'partially_canceled'],
          [part(0), 'partially_canceled'],
          [part(2200), 'partially_canceled'],
          [shown('CANCEL_PAYMENT'), 'adopt canceled'],
          [shown('CANCEL_PAYMENT', { canceledWon: 2200 }), 'adopt canceled'],
          [shown('CANCEL_PAYMENT', { canceledWon: 2000 }), 'canceled'],
          [shown('CANCEL_PAYMENT', { totalWon: 220 }), 'canceled'],
          [shown('PART_CANCEL_PAYMENT', { totalWon: 220, canceledWon: 20 }), 'partially_canceled'],
          [shown('SUCCESS_PAYMENT', { totalWon: 220 }), 'paid'],
          [shown('SUCCESS_PAYMENT', { canceledWon: 700 }), 'paid'],
          [{ status: 'SUCCESS_PAYMENT', at: day }, 'paid'],
          [shown('SOMETHING_NEW'), anything],
          [shown('toString'), anything],
          [undefined, anything],
        ],
      ] as const,
  ),
  [
    'a cancellation of 700',
    canceling,
    [
      ...success.map((status) => [shown(status), 'adopt paid'] as const),
      ...[...open, ...over].map((status) => [shown(status), anyPaid] as const),
      [part(700), 'adopt partially_canceled'],
      [part(500), 'adopt partially_canceled'],
      [part(), 'partially_canceled'],
      [shown('CANCEL_PAYMENT'), 'adopt canceled'],
      [{ status: 'SUCCESS_PAYMENT', at: day }, 'adopt paid'],
      [shown('SUCCESS_PAYMENT', { totalWon: 220 }), 'paid'],
      [shown('SOMETHING_NEW'), anyPaid],
      [undefined, anyPaid],
    ],
  ],
  [
    'a cancellation of 700 after one of 300',
    cancelingMore,
    [
      [part(300), 'adopt partially_canceled'],
      [part(1000), 'adopt partially_canceled'],
      [shown('CANCEL_PAYMENT'), 'adopt canceled'],
      // Less than KakaoPay had confirmed before.
      [part(299), 'partially_canceled'],
      [shown('SUCCESS_PAYMENT'), 'partially_canceled'],
      [shown('SOMETHING_NEW'), 'partially_canceled,canceled'],
      [undefined, 'partially_canceled,canceled'],
    ],
  ],
  [
    'what had expired',
    expired,
    [
      [shown('SUCCESS_PAYMENT'), 'adopt paid'],
      [part(700), 'adopt partially_canceled'],
      [shown('CANCEL_PAYMENT'), 'adopt canceled'],
      [shown('SUCCESS_PAYMENT', { totalWon: 220 }), 'paid'],
      [shown('QUIT_PAYMENT'), 'adopt unpaid'],
      [shown('SOMETHING_NEW'), anything],
    ],
  ],
  [
    'what was approved',
    inReview({}, paid),
    [
      [shown('SUCCESS_PAYMENT'), 'adopt paid'],
      [shown('SUCCESS_PAYMENT', { totalWon: 220 }), 'paid'],
      [shown('QUIT_PAYMENT'), anyPaid],
      [shown('READY'), anyPaid],
    ],
  ],
  [
    'what was canceled in part',
    partlyCanceled,
    [
      [part(700), 'adopt partially_canceled'],
      [part(900), 'adopt partially_canceled'],
      [part(500), 'partially_canceled'],
      [shown('SUCCESS_PAYMENT'), 'partially_canceled'],
      [shown('QUIT_PAYMENT'), 'partially_canceled,canceled'],
    ],
  ],
  [
    'what was canceled as a whole',
    allCanceled,
    [
      [shown('CANCEL_PAYMENT'), 'adopt canceled'],
      [shown('SUCCESS_PAYMENT'), 'canceled'],
      [part(700), 'canceled'],
      [shown('QUIT_PAYMENT'), 'canceled'],
      [shown('SOMETHING_NEW'), 'canceled'],
      [undefined, 'canceled'],
    ],
  ],
];

test('each action that is offered can be taken', () => {
  for (const [, payment, rows] of table) {
    for (const [seen] of rows) {
      const hands = safeActions({ ...payment, review: { ...payment.review, ...(seen && { shown: seen }) } });
      for (const one of hands) {
        if (one.action !== 'settle_by_hand') continue;
        const sums = one.as === 'partially_canceled' ? [...Array(2200).keys()] : [undefined];
        const taken = sums.some((canceledWon) => standingByHand(payment, seen, { as: one.as, canceledWon }, day));
        expect(taken, `${JSON.stringify(seen)} ${one.as}`).toBe(true);
      }
    }
  }
});

describe.each(table)('%s', (_, payment, rows) => {
  test.each(rows)('%o allows %s', (seen, expected) => {
    expect(allowed(payment, seen)).toBe(expected);
  });
});

describe('an open status', () => {
  const minute = 60_000;
  test.each([
    ['nothing was under way', never, 16 * minute],
    // An approve decided in the last moment may run for the life of a function, and is final 18 s later.
    ['an approve was', approving, 16 * minute + 30_000 + 18_000],
  ])('proves something only when nobody can pay any more: %s', (_, payment, afterMs) => {
    const at = createdAt + afterMs;
    expect(allowed(payment, shown('AUTH_PASSWORD', { at: at - 1 }))).toBe('');
    expect(allowed(payment, shown('AUTH_PASSWORD', { at }))).toBe('adopt unpaid');
  });
});

describe('what was sent may still be on its way', () => {
  test.each([
    ['a cancellation', canceling, 'SUCCESS_PAYMENT', 'adopt paid'],
    ['an unclear one', canceling, 'SOMETHING_NEW', anyPaid],
  ])('%s: for 18 s nothing is concluded', (_, payment, status, expected) => {
    expect(allowed(payment, shown(status, { at: createdAt + 17_999 }))).toBe('');
    expect(allowed(payment, shown(status, { at: createdAt + 18_000 }))).toBe(expected);
  });

  test('counted from when the review began, not from the last look', () => {
    const events = [
      { n: 1, type: 'created', at: createdAt },
      { n: 2, type: 'found_contradiction', at: createdAt + 5_000 },
      { n: 3, type: 'looked_again', at: createdAt + 22_000 },
    ] as const;
    const seen = (ms: number) => shown('SUCCESS_PAYMENT', { at: createdAt + ms });
    expect(allowed({ ...canceling, events }, seen(22_999))).toBe('');
    expect(allowed({ ...canceling, events }, seen(23_000))).toBe('adopt paid');
  });

  test('an approve that KakaoPay shows as paid is not', () => {
    expect(allowed(approving, shown('SUCCESS_PAYMENT', { at: createdAt }))).toBe('adopt paid');
  });
});

test('an approve that was answered with another amount is never unpaid, also while KakaoPay is silent', () => {
  expect(allowed({ ...approving, failure: { reason: 'other_amount_approved' } }, undefined)).toBe('paid');
});

test('a charge without tid is settled by hand alone', () => {
  const { tid: _, ...withoutTid } = charging;
  expect(allowed(withoutTid, undefined)).toBe(anything);
});

test('a first payment of nothing is paid', () => {
  const free = { ...approving, totalWon: 0, vatWon: 0 };
  expect(standingShown(free, shown('ISSUED_SID', { totalWon: 0 }))).toEqual({ as: 'paid', canceledWon: 0 });
  // Nothing was taken, and so nothing is given back.
  expect(allowed(free, shown('SOMETHING_NEW'))).toBe(anything);
});

describe('by hand', () => {
  const settle = (payment: Payment, as: Conclusion, canceledWon?: number) =>
    standingByHand(payment, undefined, { as, canceledWon }, day);

  test.each([
    [approving, 'paid', undefined, 0],
    [approving, 'unpaid', undefined, 0],
    [approving, 'canceled', undefined, 2200],
    [approving, 'partially_canceled', 1, 1],
    [approving, 'partially_canceled', 2199, 2199],
    [approving, 'partially_canceled', 2200, undefined],
    [approving, 'partially_canceled', 2201, undefined],
    [approving, 'partially_canceled', undefined, undefined],
    [canceling, 'unpaid', undefined, undefined],
    [cancelingMore, 'paid', undefined, undefined],
    [cancelingMore, 'partially_canceled', 299, undefined],
    [cancelingMore, 'partially_canceled', 300, 300],
  ] as const)('%#: so much is given back then', (payment, as, canceledWon, expected) => {
    expect(settle(payment, as, canceledWon)).toEqual(
      expected === undefined ? undefined : { as, canceledWon: expected },
    );
  });

  test('not where KakaoPay shows something conclusive', () => {
    expect(standingByHand(approving, shown('SUCCESS_PAYMENT'), { as: 'paid' }, day)).toBeUndefined();
  });
});

test('what is missing stands in the way of nothing: no review, no reason, no event', () => {
  const { review: _, failure: __, ...bare } = never;
  expect(safeActions(bare)).toEqual(safeActions(never));
  expect(standingShown(bare, shown('QUIT_PAYMENT'))).toEqual({ as: 'unpaid', canceledWon: 0 });
  expect(allowed({ ...canceling, events: [] }, shown('SUCCESS_PAYMENT'))).toBe('adopt paid');
});

test.each(over)('%s is final, however early it was seen', (status) => {
  expect(allowed(approving, shown(status, { at: createdAt }))).toBe('adopt unpaid');
});
