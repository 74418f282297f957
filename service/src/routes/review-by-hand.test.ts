import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { expectDocumented } from '../../../tests/documented.ts';
import { bodyOf, cancelPayment, startApproved, statusOf, viewOf } from '../../../world/actions.ts';
import type { Hook } from '../../../world/outside.ts';
import {
  cancelElsewhere,
  changing,
  reviewPayment,
  startCancelNeverKnown,
  startContradicted,
  startNeverKnown,
} from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { apply } from '../flows/apply.ts';
import type { Payment } from '../payment/payment.ts';
import { sampleApproval, samplePayment } from '../payment/testing.ts';
import { insertPayment } from '../store/payments.ts';
import type { CancellationView } from './cancellation-view.ts';
import type { PaymentView } from './view.ts';

async function decide(virtual: VirtualWorld, id: string, body: unknown, hook?: Hook) {
  const answer = await reviewPayment(virtual, id, body, hook);
  expectDocumented('POST /v1/payments/{id}/review', answer);
  return { httpStatus: answer.status, ...bodyOf<Partial<PaymentView> & { code?: string; detail?: string }>(answer) };
}

const byHand = (as: string, over: object = {}) => ({ action: 'settle_by_hand', as, reason: '파트너 어드민', ...over });
/** KakaoPay stays silent. */
const silent: Hook = ({ name }) => (name.startsWith('kakaopay.') ? 'lose' : undefined);
const existing = async (virtual: VirtualWorld, id: string) => (await virtual.payment(id)) as Payment;
const cancellationsOf = async (virtual: VirtualWorld, id: string) => {
  const headers = { authorization: `Bearer ${virtual.apiKey}` };
  const answer = await virtual.get(`/v1/payments/${id}/cancellations`, { headers });
  return bodyOf<{ cancellations: CancellationView[] }>(answer).cancellations;
};

describe('a payment of which KakaoPay says nothing is settled by hand', () => {
  test.each([
    ['paid', {}, 'approved', 0],
    ['unpaid', {}, 'failed', 0],
    ['partially_canceled', { canceledWon: 700 }, 'partially_canceled', 700],
    ['canceled', {}, 'canceled', 2200],
  ] as const)('as %s, once and again', async (as, over, status, canceledWon) => {
    const virtual = await createWorld();
    const id = await startNeverKnown(virtual, false);
    const first = await decide(virtual, id, byHand(as, over), silent);
    expect(first).toMatchObject({ httpStatus: 200, status, canceledWon });
    expect(first.timeline?.at(-1)).toMatchObject({ by: virtual.apiKey.slice(4, 16), reason: '파트너 어드민' });
    expect(first.approval).toEqual(
      status === 'failed' ? undefined : { method: 'UNKNOWN', approvedAt: first.createdAt },
    );
    expect(first.failure).toEqual(status === 'failed' ? { reason: 'settled_by_a_person' } : undefined);
    expect(await decide(virtual, id, byHand(as, over), silent)).toEqual(first);
    const otherReason = { ...byHand(as, over), reason: 'another' };
    expect(await decide(virtual, id, otherReason)).toMatchObject({ httpStatus: 409, code: 'no_review_needed' });
    expect(virtual.lines.join()).not.toContain('파트너');
  });

  test.each([
    ['paid', {}, 'approved', 'refused'],
    ['partially_canceled', { canceledWon: 700 }, 'partially_canceled', 'canceled'],
    ['partially_canceled', { canceledWon: 300 }, 'partially_canceled', 'refused'],
    ['canceled', {}, 'canceled', 'refused'],
  ] as const)('so is a cancellation: as %s %o', async (as, over, status, ours) => {
    const virtual = await createWorld();
    const id = await startCancelNeverKnown(virtual, false);
    expect(await decide(virtual, id, byHand('unpaid'), silent)).toMatchObject({
      httpStatus: 409,
      detail:
        'Allowed now: ask_again, settle_by_hand as paid, settle_by_hand as partially_canceled, settle_by_hand as canceled.',
    });
    expect(await decide(virtual, id, byHand(as, over), silent)).toMatchObject({ httpStatus: 200, status });
    const [first, second] = await cancellationsOf(virtual, id);
    expect(first).toMatchObject({ id: '1', status: ours });
    if (ours === 'refused') expect(first?.failure).toEqual({ reason: 'settled_by_a_person' });
    expect(second?.status).toBe(ours === 'refused' && status !== 'approved' ? 'canceled_elsewhere' : undefined);
  });

  test('never with more given back than there is, nor with less than is known', async () => {
    const virtual = await createWorld();
    const id = await startNeverKnown(virtual, false);
    for (const canceledWon of [2200, 2201]) {
      const answer = await decide(virtual, id, byHand('partially_canceled', { canceledWon }), silent);
      expect(answer).toMatchObject({ httpStatus: 409, code: 'review_action_not_allowed' });
    }
    expect(await statusOf(virtual, id)).toBe('needs_review');
  });
});

describe('a charge without tid', () => {
  async function start(virtual: VirtualWorld): Promise<string> {
    const { tid: _, ...charge } = samplePayment('needs_review', { review: { intended: 'charge' } });
    await insertPayment(virtual.service.table, charge);
    return charge.id;
  }

  test('cannot be asked about', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    for (const action of ['ask_again', 'adopt']) {
      expect(await decide(virtual, id, { action })).toMatchObject({
        httpStatus: 409,
        code: 'review_action_not_allowed',
        detail: expect.stringMatching(/^Allowed now: settle_by_hand as unpaid, settle_by_hand as paid,/),
      });
    }
  });

  test('is not settled while it may still be on its way, and is afterwards', async () => {
    const virtual = await createWorld();
    const id = await start(virtual);
    const begun = (await existing(virtual, id)).events[0]?.at ?? 0;
    await virtual.pass(begun + 17_000 - virtual.service.clock.now());
    expect(await decide(virtual, id, byHand('unpaid'))).toMatchObject({ httpStatus: 409 });
    await virtual.pass(begun + 18_000 - virtual.service.clock.now());
    expect(await decide(virtual, id, byHand('unpaid'))).toMatchObject({ httpStatus: 200, status: 'failed' });
  });
});

describe('another amount than ours', () => {
  const start = async () => {
    let isOther = true;
    const virtual = await createWorld({ transport: changing('"total":2200', '"total":220', () => isOther) });
    const { id } = await startApproved(virtual);
    return { virtual, id, mend: () => (isOther = false) };
  };

  test('is not adopted, and never called unpaid', async () => {
    const { virtual, id } = await start();
    const only = { httpStatus: 409, detail: 'Allowed now: ask_again, settle_by_hand as paid.' };
    expect((await viewOf(virtual, id)).failure).toEqual({ reason: 'other_amount_approved' });
    expect(await decide(virtual, id, byHand('unpaid'), silent)).toMatchObject(only);
    expect(await decide(virtual, id, { action: 'adopt' })).toMatchObject(only);
    expect(await decide(virtual, id, byHand('unpaid'))).toMatchObject(only);
    expect((await viewOf(virtual, id)).review?.shown).toMatchObject({ status: 'SUCCESS_PAYMENT', totalWon: 220 });
    expect(await decide(virtual, id, byHand('paid'))).toMatchObject({ httpStatus: 200, status: 'approved' });
  });

  test('is settled as canceled once it was canceled at KakaoPay', async () => {
    const { virtual, id } = await start();
    await cancelElsewhere(virtual, await existing(virtual, id), 2200);
    const only = { httpStatus: 409, detail: 'Allowed now: ask_again, settle_by_hand as canceled.' };
    expect(await decide(virtual, id, byHand('paid'))).toMatchObject(only);
    expect(await decide(virtual, id, byHand('canceled'))).toMatchObject({ httpStatus: 200, status: 'canceled' });
  });

  test('is adopted where KakaoPay comes to show ours', async () => {
    const { virtual, id, mend } = await start();
    mend();
    expect(await decide(virtual, id, { action: 'adopt' })).toMatchObject({ httpStatus: 200, status: 'approved' });
    await expectEqualBooks(virtual);
  });
});

describe('a cancellation of which it is not clear whether it happened', () => {
  /** Of 700 won, its answer lost, while 300 are canceled at KakaoPay, which names nobody's act. */
  async function start() {
    let namesActs = false;
    const transport = changing(/,"payload":"[^"]*"/g, '', () => !namesActs);
    const part = changing(/"payment_action_type":"CANCEL"/g, '"payment_action_type":"OTHER"', () => !namesActs);
    const virtual = await createWorld({ transport: (toSimulator) => part(transport(toSimulator)) });
    const { id } = await startApproved(virtual);
    const payment = await existing(virtual, id);
    await cancelPayment(
      virtual,
      id,
      { amountWon: 700 },
      {
        hook: async ({ name, moment }) => {
          if (name !== 'kakaopay.cancel' || moment !== 'after') return undefined;
          await cancelElsewhere(virtual, payment, 300);
          return 'lose';
        },
      },
    );
    return { virtual, id, nameActs: () => (namesActs = true) };
  }

  test('is left alone until it is settled', async () => {
    const { virtual, id } = await start();
    expect(await viewOf(virtual, id)).toMatchObject({
      failure: { reason: 'unclear_who_canceled' },
      review: { cancellationId: '1', shown: { canceledWon: 1000 }, actions: [{ action: 'ask_again' }] },
    });
    expect(await decide(virtual, id, { action: 'adopt' })).toMatchObject({
      httpStatus: 409,
      detail: 'Allowed now: ask_again.',
    });
  });

  test.each([
    ['is adopted as canceled elsewhere where nothing names it', false, ['refused', 'canceled_elsewhere']],
    ['is adopted as ours where KakaoPay comes to name it', true, ['canceled', 'canceled_elsewhere']],
  ])('%s', async (_, isNamed, outcomes) => {
    const { virtual, id, nameActs } = await start();
    await virtual.pass(20_000);
    if (isNamed) nameActs();
    const adopted = await decide(virtual, id, { action: 'adopt' });
    expect(adopted).toMatchObject({ httpStatus: 200, status: 'partially_canceled', canceledWon: 1000 });
    const all = await cancellationsOf(virtual, id);
    expect(all.map(({ status }) => status)).toEqual(outcomes);
    if (isNamed) await expectEqualBooks(virtual);
    // The rest can be given back as ever.
    nameActs();
    expect((await cancelPayment(virtual, id, {}, { key: 'rest' })).status).toBe(201);
    expect(await viewOf(virtual, id)).toMatchObject({ status: 'canceled', canceledWon: 2200 });
  });
});

describe('late evidence', () => {
  /** KakaoPay's late word comes just before the decision is written. */
  const lateWord = (virtual: VirtualWorld, id: string): Hook => {
    let late = 1;
    return async ({ name, moment }) => {
      if (name !== 'table.updateIf' || moment !== 'before' || late-- <= 0) return;
      await apply(virtual.service, await existing(virtual, id), {
        type: 'approve_confirmed',
        approval: sampleApproval,
      });
    };
  };

  test.each([{ action: 'ask_again' }, { action: 'adopt' }])('is first: %o', async (body) => {
    const virtual = await createWorld();
    const id = await startNeverKnown(virtual, true);
    const answer = await decide(virtual, id, body, lateWord(virtual, id));
    expect(answer).toMatchObject({ httpStatus: 409, code: 'no_review_needed', detail: 'It is approved.' });
    expect((await existing(virtual, id)).approval).toEqual(sampleApproval);
  });

  test('newer evidence overtakes what a person settles by hand', async () => {
    const virtual = await createWorld();
    const id = await startNeverKnown(virtual, true);
    let twin = 1;
    const hook: Hook = async ({ name, moment }) => {
      if (name.startsWith('kakaopay.')) return 'lose';
      if (name === 'table.updateIf' && moment === 'before' && twin-- > 0) {
        await decide(virtual, id, { action: 'ask_again' });
      }
      return undefined;
    };
    expect(await decide(virtual, id, byHand('unpaid'), hook)).toMatchObject({
      httpStatus: 409,
      detail: 'Allowed now: ask_again, adopt.',
    });
    expect(await statusOf(virtual, id)).toBe('needs_review');
  });
});

test.each([
  ['nothing', {}, 'action'],
  ['an unknown action', { action: 'expire' }, 'action'],
  ['by hand as nothing', { action: 'settle_by_hand', reason: 'r' }, 'as'],
  ['by hand without a reason', { action: 'settle_by_hand', as: 'paid' }, 'reason'],
  ['by hand with a blank reason', byHand('paid', { reason: ' ' }), 'reason'],
  ['by hand with a reason that is too long', byHand('paid', { reason: 'x'.repeat(201) }), 'reason'],
  ['by hand as a status', byHand('approved'), 'as'],
  ['a part without its sum', byHand('partially_canceled'), 'canceledWon'],
  ['a part that is nothing', byHand('partially_canceled', { canceledWon: 0 }), 'canceledWon'],
  ['a sum where none belongs', byHand('canceled', { canceledWon: 2200 }), 'canceledWon'],
  ['adopted as something', { action: 'adopt', as: 'paid' }, 'as'],
  ['asked with a reason', { action: 'ask_again', reason: 'r' }, 'reason'],
  ['another field', { action: 'adopt', status: 'approved' }, 'status'],
])('%s is refused, and nothing changes', async (_, body, path) => {
  const virtual = await createWorld();
  const id = await startContradicted(virtual);
  const before = await existing(virtual, id);
  const answer = await decide(virtual, id, body);
  expect(answer).toMatchObject({ httpStatus: 400, code: 'invalid_request', errors: [{ path }] });
  expect(await existing(virtual, id)).toEqual(before);
});

test('a payment that there is not', async () => {
  expect(await decide(await createWorld(), 'pay_1', { action: 'adopt' })).toMatchObject({ httpStatus: 404 });
});
