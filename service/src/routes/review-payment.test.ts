import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, order, viewOf } from '../../../world/actions.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import {
  reviewPayment,
  startCanceledElsewhere,
  startCancelNeverKnown,
  startContradicted,
  startNeverKnown,
} from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import { reviewQueue } from '../store/queues.ts';
import type { PaymentView } from './view.ts';

async function decide(virtual: VirtualWorld, id: string, body: unknown, hook?: Hook) {
  const answer = await reviewPayment(virtual, id, body, hook);
  expectDocumented('POST /v1/payments/{id}/review', answer);
  return { httpStatus: answer.status, ...bodyOf<Partial<PaymentView> & { code?: string; detail?: string }>(answer) };
}

const byHand = (as: string, over: object = {}) => ({ action: 'settle_by_hand', as, reason: '파트너 어드민', ...over });
const inReview = async ({ service }: VirtualWorld) =>
  (await service.table.query({ index: 'queue', pk: reviewQueue, limit: 10 })).items.map(({ sk }) => sk);
const lostOrder = cutAll('kakaopay.order', 'before', 'lose');

/** Asks for a payment of the same order again. */
const orderAgain = async (virtual: VirtualWorld, id: string) => {
  const { orderId } = (await virtual.payment(id)) as Payment;
  const answer = await virtual.post('/v1/payments', { ...order, orderId, totalWon: 2300 });
  return answer.status === 201 ? 201 : bodyOf<{ code: string }>(answer).code;
};

const startPart = (virtual: VirtualWorld) => startCanceledElsewhere(virtual, 700);
const startAll = (virtual: VirtualWorld) => startCanceledElsewhere(virtual, 2200);
const notArrived = (virtual: VirtualWorld) => startNeverKnown(virtual, false);
const arrived = (virtual: VirtualWorld) => startNeverKnown(virtual, true);
const notCanceled = (virtual: VirtualWorld) => startCancelNeverKnown(virtual, false);
const canceled = (virtual: VirtualWorld) => startCancelNeverKnown(virtual, true);

/** The way there, what the shop is told, what is adopted, and what becomes of the order then. */
const ways: readonly (readonly [
  string,
  (virtual: VirtualWorld) => Promise<string>,
  { readonly reason: string; readonly review: object },
  { readonly status: string; readonly canceledWon: number; readonly order: number | string },
])[] = [
  [
    'approved by another',
    startContradicted,
    {
      reason: 'approved_without_our_approve',
      review: {
        shown: { status: 'SUCCESS_PAYMENT', totalWon: 2200, at: expect.stringMatching(/^2026-11-23T05:16:0/) },
        actions: [{ action: 'ask_again' }, { action: 'adopt', as: 'paid' }],
      },
    },
    { status: 'approved', canceledWon: 0, order: 'order_already_paid' },
  ],
  [
    'canceled in part at KakaoPay',
    startPart,
    {
      reason: 'canceled_at_kakaopay',
      review: {
        intended: 'approve',
        shown: { status: 'PART_CANCEL_PAYMENT', totalWon: 2200, canceledWon: 700 },
        actions: [{ action: 'ask_again' }, { action: 'adopt', as: 'partially_canceled' }],
      },
    },
    { status: 'partially_canceled', canceledWon: 700, order: 'order_already_paid' },
  ],
  [
    'canceled as a whole at KakaoPay',
    startAll,
    {
      reason: 'canceled_at_kakaopay',
      review: { shown: { canceledWon: 2200 }, actions: [{ action: 'ask_again' }, { action: 'adopt', as: 'canceled' }] },
    },
    { status: 'canceled', canceledWon: 2200, order: 201 },
  ],
  [
    'an approve never known that has not arrived',
    notArrived,
    {
      reason: 'outcome_never_known',
      review: {
        intended: 'approve',
        actions: [
          { action: 'ask_again' },
          ...['unpaid', 'paid', 'partially_canceled', 'canceled'].map((as) => ({ action: 'settle_by_hand', as })),
        ],
      },
    },
    { status: 'failed', canceledWon: 0, order: 201 },
  ],
  [
    'an approve never known that has arrived',
    arrived,
    { reason: 'outcome_never_known', review: { intended: 'approve' } },
    { status: 'approved', canceledWon: 0, order: 'order_already_paid' },
  ],
  [
    'a cancellation never known that has not arrived',
    notCanceled,
    {
      reason: 'outcome_never_known',
      review: {
        intended: 'cancel',
        cancellationId: '1',
        actions: [
          { action: 'ask_again' },
          ...['paid', 'partially_canceled', 'canceled'].map((as) => ({ action: 'settle_by_hand', as })),
        ],
      },
    },
    { status: 'approved', canceledWon: 0, order: 'order_already_paid' },
  ],
  [
    'a cancellation never known that has arrived',
    canceled,
    { reason: 'outcome_never_known', review: { intended: 'cancel', cancellationId: '1' } },
    { status: 'partially_canceled', canceledWon: 700, order: 'order_already_paid' },
  ],
];

describe.each(ways)('%s', (_, start, told, settled) => {
  test('shows the evidence, and what it allows', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    expect(await viewOf(virtual, id)).toMatchObject({
      status: 'needs_review',
      failure: { reason: told.reason },
      review: told.review,
    });
    expect(await inReview(virtual)).toEqual([id]);
    expect(await orderAgain(virtual, id)).toBe('order_in_payment');
  });

  test('what KakaoPay shows is adopted, once and again, and the books are equal', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    const first = await decide(virtual, id, { action: 'adopt' });
    expect(first).toMatchObject({ httpStatus: 200, status: settled.status, canceledWon: settled.canceledWon });
    expect(first).not.toHaveProperty('review');
    expect(first.timeline?.at(-1)).toMatchObject({ by: virtual.apiKey.slice(4, 16) });
    await expectEqualBooks(virtual);
    const again = await decide(virtual, id, { action: 'adopt' });
    expect(again).toEqual(first);
    expect(await inReview(virtual)).toEqual([]);
    expect(await orderAgain(virtual, id)).toBe(settled.order);
    for (const body of [{ action: 'ask_again' }, byHand('paid'), byHand('unpaid')]) {
      expect(await decide(virtual, id, body)).toMatchObject({
        httpStatus: 409,
        code: 'no_review_needed',
        detail: `It is ${settled.status}.`,
      });
    }
  });

  test('asking again changes nothing but what is shown, however often, and calls nobody', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    const called = () => virtual.lines.filter((line) => line.includes('"PaymentsToReview":1')).length;
    for (let n = 0; n < 2; n++) {
      await virtual.pass(60_000);
      const since = new Date(virtual.service.clock.now()).toISOString();
      const answer = await decide(virtual, id, { action: 'ask_again' });
      expect(answer).toMatchObject({ httpStatus: 200, status: 'needs_review' });
      expect(answer.review?.shown?.at.slice(0, 19)).toBe(since.slice(0, 19));
      expect(answer.review?.actions.map(({ action }) => action)).toEqual(['ask_again', 'adopt']);
      expect(answer.timeline?.at(-1)).toMatchObject({ type: 'looked_again', by: virtual.apiKey.slice(4, 16) });
    }
    expect(called()).toBe(1);
    expect(await inReview(virtual)).toEqual([id]);
    expect(await decide(virtual, id, { action: 'adopt' })).toMatchObject({ status: settled.status });
    expect(await decide(virtual, id, { action: 'ask_again' })).toMatchObject({
      httpStatus: 200,
      status: settled.status,
    });
  });

  test('while KakaoPay is silent nothing changes', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    const before = await virtual.payment(id);
    for (const action of ['ask_again', 'adopt']) {
      expect(await decide(virtual, id, { action }, lostOrder)).toMatchObject({
        httpStatus: 503,
        code: 'kakaopay_unavailable',
      });
    }
    expect(await virtual.payment(id)).toEqual(before);
  });

  test('two people at once come to one conclusion', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    let twin = 1;
    const first = await decide(virtual, id, { action: 'adopt' }, async ({ name, moment }) => {
      if (name === 'table.updateIf' && moment === 'before' && twin-- > 0) {
        expect(await decide(virtual, id, { action: 'adopt' })).toMatchObject({ httpStatus: 200 });
      }
    });
    expect(first).toMatchObject({ httpStatus: 200, status: settled.status });
    expect(first.timeline?.filter(({ type }) => type.startsWith('concluded_'))).toHaveLength(1);
    await expectEqualBooks(virtual);
  });

  test('nobody settles by hand what KakaoPay shows clearly; the new evidence is kept', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    for (const as of ['paid', 'unpaid', 'canceled']) {
      const answer = await decide(virtual, id, byHand(as));
      expect(answer).toMatchObject({ httpStatus: 409, code: 'review_action_not_allowed' });
      expect(answer.detail).toBe('Allowed now: ask_again, adopt.');
    }
    expect(await viewOf(virtual, id)).toMatchObject({ status: 'needs_review', review: { shown: {} } });
    expect((await virtual.payment(id))?.events.slice(-3).map(({ type }) => type)).toEqual(
      Array(3).fill('looked_again'),
    );
  });
});
