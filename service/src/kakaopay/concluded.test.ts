import type { OrderAnswer } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { canceledOf, leftOf } from '../payment/cancellation.ts';
import { decide } from '../payment/decide.ts';
import type { Payment, Review } from '../payment/payment.ts';
import { sampleApproval, sampleAsked, sampleCanceled, samplePayment } from '../payment/testing.ts';
import { concluded } from './concluded.ts';
import type { Standing } from './conclusion.ts';

const now = samplePayment().createdAt + 86_400_000;
const act = { by: 'abcdef012345', reason: '확인함', now };
const inReview = (review: Review, over: Partial<Payment> = {}) => samplePayment('needs_review', { review, ...over });
const approving = inReview({ intended: 'approve' });
const cancelingOf = (vatWon: number) =>
  inReview({ intended: 'cancel', asked: sampleAsked(700, { vatWon }) }, { approval: sampleApproval });
const canceling = cancelingOf(64);

/** The payment after the conclusion. */
function after(payment: Payment, standing: Standing, order?: OrderAnswer): Payment {
  const decision = decide(payment, concluded(payment, standing, act, order), now);
  if (decision === undefined) throw new Error('Nothing was decided');
  return decision.payment;
}
const booksOf = ({ cancellations = [] }: Payment) =>
  cancellations.map(({ n, outcome, amountWon, vatWon }) => [n, outcome, amountWon, vatWon]);

test('it is written to the timeline with who said it, and nothing of the review is left', () => {
  const payment = after(approving, { as: 'unpaid', canceledWon: 0 });
  expect(payment.events.at(-1)).toEqual({
    n: 2,
    type: 'concluded_unpaid',
    failure: { reason: 'settled_by_a_person' },
    at: now,
    by: 'abcdef012345',
    reason: '확인함',
  });
  expect(payment).toMatchObject({ status: 'failed', failure: { reason: 'settled_by_a_person' } });
  expect(payment).not.toHaveProperty('review');
  expect(payment).not.toHaveProperty('approval');
});

test('what was decided for another version does nothing', () => {
  const event = concluded(approving, { as: 'paid', canceledWon: 0 }, act);
  expect(decide({ ...approving, version: 4 }, event, now)).toBeUndefined();
});

test('the approval is the one that is known, or as KakaoPay shows it, or of an unknown method', () => {
  const order = { tid: approving.tid, status: 'SUCCESS_PAYMENT', payment_method_type: 'CARD' } as const;
  const standing = { as: 'paid', canceledWon: 0 } as const;
  expect(after(canceling, standing, order).approval).toEqual(sampleApproval);
  expect(after(approving, standing, order).approval).toMatchObject({ method: 'CARD' });
  expect(after(approving, standing).approval).toEqual({ method: 'UNKNOWN', approvedAt: approving.createdAt });
});

test('what KakaoPay shows then comes along, where it was asked', () => {
  const shown = { status: 'SUCCESS_PAYMENT', at: now };
  const standing = { as: 'paid', canceledWon: 0 } as const;
  expect(concluded(approving, standing, { ...act, shown })).toHaveProperty('shown', shown);
  expect(concluded(approving, standing, act)).not.toHaveProperty('shown');
});

test('a payment without a review can be concluded too', () => {
  const { review: _, ...bare } = approving;
  expect(booksOf(after(bare, { as: 'partially_canceled', canceledWon: 500 }))).toEqual([
    [1, 'canceled_elsewhere', 500, 45],
  ]);
});

describe('the books', () => {
  test.each([
    [canceling, { as: 'paid', canceledWon: 0 }, [[1, 'refused', 700, 64]]],
    [canceling, { as: 'partially_canceled', canceledWon: 700 }, [[1, 'canceled', 700, 64]]],
    [
      canceling,
      { as: 'partially_canceled', canceledWon: 500 },
      [
        [1, 'refused', 700, 64],
        [2, 'canceled_elsewhere', 500, 45],
      ],
    ],
    [
      canceling,
      { as: 'canceled', canceledWon: 2200 },
      [
        [1, 'refused', 700, 64],
        [2, 'canceled_elsewhere', 2200, 200],
      ],
    ],
    [approving, { as: 'partially_canceled', canceledWon: 500 }, [[1, 'canceled_elsewhere', 500, 45]]],
    [approving, { as: 'paid', canceledWon: 0 }, []],
  ] as const)('%#: the cancellation under way is ours or came to nothing', (payment, standing, books) => {
    expect(booksOf(after(payment, standing))).toEqual(books);
  });

  test('only what they do not have yet is taken into them', () => {
    const more = inReview(
      { intended: 'cancel', asked: sampleAsked(700, { n: 2 }) },
      { approval: sampleApproval, cancellations: [sampleCanceled(300)] },
    );
    expect(booksOf(after(more, { as: 'partially_canceled', canceledWon: 300 }))).toEqual([
      [1, 'canceled', 300, 27],
      [2, 'refused', 700, 64],
    ]);
    expect(booksOf(after(more, { as: 'partially_canceled', canceledWon: 1000 }))).toEqual([
      [1, 'canceled', 300, 27],
      [2, 'canceled', 700, 64],
    ]);
  });

  test('ours is the one that KakaoPay shows under our reference, whatever else was canceled', () => {
    const order = {
      tid: canceling.tid,
      status: 'PART_CANCEL_PAYMENT',
      payment_action_details: [
        { aid: 'A1', payment_action_type: 'PAYMENT', amount: 2200 },
        { aid: 'A2', payment_action_type: 'CANCEL', amount: 300 },
        { aid: 'A3', payment_action_type: 'CANCEL', amount: 700, payload: `${canceling.id}/1` },
      ],
    } as const;
    const { cancellations } = after(canceling, { as: 'partially_canceled', canceledWon: 1000 }, order);
    expect(cancellations).toMatchObject([
      { n: 1, outcome: 'canceled', aid: 'A3' },
      { n: 2, outcome: 'canceled_elsewhere', aid: 'A2', amountWon: 300 },
    ]);
  });

  test('never hold more than KakaoPay counts, though it names our act', () => {
    const order = {
      tid: canceling.tid,
      status: 'PART_CANCEL_PAYMENT',
      payment_action_details: [{ aid: 'A3', payment_action_type: 'CANCEL', amount: 700, payload: `${canceling.id}/1` }],
    } as const;
    expect(booksOf(after(canceling, { as: 'partially_canceled', canceledWon: 500 }, order))).toEqual([
      [1, 'refused', 700, 64],
      [2, 'canceled_elsewhere', 500, 45],
    ]);
  });

  test('an act of the same amount that bears no reference is ours', () => {
    const order = {
      tid: canceling.tid,
      status: 'PART_CANCEL_PAYMENT',
      payment_action_details: [{ aid: 'A2', payment_action_type: 'CANCEL', amount: 700 }],
    } as const;
    const { cancellations } = after(canceling, { as: 'partially_canceled', canceledWon: 700 }, order);
    expect(cancellations).toEqual([{ ...sampleAsked(700), outcome: 'canceled', aid: 'A2', at: now }]);
  });

  test('where nobody can tell whose the acts are, ours was refused by a person', () => {
    const acts = ['A1', 'A2'].map((aid) => ({ aid, payment_action_type: 'CANCEL' }));
    const order = { tid: canceling.tid, status: 'PART_CANCEL_PAYMENT', payment_action_details: acts };
    const { cancellations } = after(canceling, { as: 'partially_canceled', canceledWon: 1200 }, order);
    const failure = { reason: 'settled_by_a_person' };
    expect(cancellations).toEqual([
      { ...sampleAsked(700), outcome: 'refused', failure, at: now },
      { n: 2, outcome: 'canceled_elsewhere', amountWon: 1200, taxFreeWon: 0, vatWon: 109, at: now },
    ]);
  });

  test('another’s act of the same amount is not ours where it bears another reference', () => {
    const order = {
      tid: canceling.tid,
      status: 'PART_CANCEL_PAYMENT',
      payment_action_details: [{ aid: 'A2', payment_action_type: 'CANCEL', amount: 700, payload: 'theirs' }],
    } as const;
    expect(booksOf(after(canceling, { as: 'partially_canceled', canceledWon: 700 }, order))).toEqual([
      [1, 'refused', 700, 64],
      [2, 'canceled_elsewhere', 700, 64],
    ]);
  });

  test.each([0, 64, 200])('with all given back, no tax part is left over: ours with a VAT of %i', (vatWon) => {
    const payment = cancelingOf(vatWon);
    const order = {
      tid: payment.tid,
      status: 'CANCEL_PAYMENT',
      payment_action_details: [
        { aid: 'A3', payment_action_type: 'CANCEL', amount: 700, payload: `${payment.id}/1` },
        { aid: 'A4', payment_action_type: 'CANCEL', amount: 1500 },
      ],
    } as const;
    const done = after(payment, { as: 'canceled', canceledWon: 2200 }, order);
    expect(canceledOf(done)).toEqual({ amountWon: 2200, taxFreeWon: 0, vatWon: 200 });
    expect(leftOf(done)).toEqual({ amountWon: 0, taxFreeWon: 0, vatWon: 0 });
  });
});
