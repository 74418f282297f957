import type { Asked, Cancellation } from './cancellation.ts';
import type { Event } from './events.ts';
import type { Payment } from './payment.ts';
import { type EventType, type Status, states } from './states.ts';

/** Values for the tests: a payment in the middle of its life. */
const createdAt = Date.UTC(2026, 10, 23, 5);

export function samplePayment(
  status: Status = 'ready',
  over: Partial<Payment> = {},
): Payment & { readonly tid: string } {
  const tid = 'T469b847306d7b2dc394';
  return {
    id: 'pay_01m83ccy40eqyf4q04fx5fmdgv',
    version: 3,
    status,
    orderId: 'A-1001',
    buyerId: 'buyer-1',
    itemName: '초코파이',
    quantity: 1,
    totalWon: 2200,
    taxFreeWon: 0,
    vatWon: 200,
    merchantCode: 'TC0ONETIME',
    ...(!states[status].payerDone && {
      links: { pc: 'https://pc.test', mobile: 'https://mobile.test', app: 'https://app.test' },
    }),
    createdAt,
    expiresAt: createdAt + 900_000,
    events: [{ n: 1, type: 'created', at: createdAt }],
    ...(status === 'ready' && { wakeAt: createdAt + 960_000 }),
    ...(status === 'approving' && {
      wakeAt: createdAt + 60_000 + 30_000,
      intent: { type: 'approve', number: 3, decidedAt: createdAt + 60_000, pgToken: 'ad950e97794abfef4ce0' },
    }),
    ...(status === 'charging' && {
      wakeAt: createdAt + 30_000,
      intent: { type: 'charge', number: 3, decidedAt: createdAt, sid: 'S469b847306d7b2dc394', lost: 0 },
    }),
    ...(paid.includes(status) && { approval: { aid: 'A469b847306d7b2dc394', method: 'MONEY', approvedAt: createdAt } }),
    ...(status === 'canceling' && {
      wakeAt: createdAt + 60_000 + 30_000,
      intent: { type: 'cancel', number: 3, decidedAt: createdAt + 60_000, asked: sampleAsked(700), lost: 0 },
    }),
    ...(status === 'partially_canceled' && { cancellations: [sampleCanceled(700)] }),
    ...(status === 'canceled' && { cancellations: [sampleCanceled(2200)] }),
    ...(status === 'needs_review' && { failure: { reason: 'outcome_never_known' }, review: { intended: 'approve' } }),
    ...over,
    tid: over.tid ?? tid,
  };
}

const paid: readonly Status[] = ['approved', 'canceling', 'partially_canceled', 'canceled'];

/** A cancellation that is asked for; of an amount with a VAT of an eleventh. */
export const sampleAsked = (amountWon: number, over: Partial<Asked> = {}): Asked => ({
  n: 1,
  amountWon,
  taxFreeWon: 0,
  vatWon: Math.round(amountWon / 11),
  askedAt: createdAt + 60_000,
  by: 'abcdef012345',
  key: 'key-1',
  body: 'body-1',
  ...over,
});

export const sampleCanceled = (amountWon: number, over: Partial<Asked> = {}): Cancellation => ({
  ...sampleAsked(amountWon, over),
  outcome: 'canceled',
  aid: 'A469b847406d7b2dc394',
  at: createdAt + 61_000,
});

export const sampleFailure = {
  reason: 'refused',
  kakaoPayCode: -780,
  kakaoPayMessage: 'approval failure!',
} as const;
export const sampleApproval = {
  aid: 'A469b847306d7b2dc395',
  method: 'CARD',
  approvedAt: 1,
  cardIssuer: '신한',
  installmentMonths: 3,
};

/** An event of each type, as the payment would meet it. */
export const eventsFor = (payment: Payment): { readonly [Type in EventType]: Extract<Event, { type: Type }> } => {
  const intent = payment.intent?.number;
  const number = intent ?? 0;
  const asOf = payment.version;
  return {
    payer_returned: { type: 'payer_returned', pgToken: 'token-2' },
    shop_closed: { type: 'shop_closed', by: 'abcdef012345' },
    approve_confirmed: { type: 'approve_confirmed', approval: sampleApproval },
    approve_refused: { type: 'approve_refused', intent: number, failure: sampleFailure },
    approve_came_too_soon: { type: 'approve_came_too_soon', intent: number },
    intent_went_stale: { type: 'intent_went_stale', intent: number },
    outcome_unknown: { type: 'outcome_unknown', intent, reason: 'no_answer' },
    gave_up_looking: { type: 'gave_up_looking', intent, failure: { reason: 'outcome_never_known' } },
    found_not_approved: { type: 'found_not_approved', intent: number },
    found_quit: { type: 'found_quit' },
    found_failed: { type: 'found_failed', failure: sampleFailure },
    found_contradiction: { type: 'found_contradiction', intent, failure: { reason: 'canceled_at_kakaopay' } },
    found_expired: { type: 'found_expired', intent },
    charge_confirmed: { type: 'charge_confirmed', approval: sampleApproval, tid: 'T469b847306d7b2dc395' },
    charge_refused: { type: 'charge_refused', intent: number, failure: sampleFailure },
    charge_given_up: { type: 'charge_given_up', intent: number, failure: sampleFailure },
    found_unchanged: { type: 'found_unchanged', intent: number },
    found_not_charged: { type: 'found_not_charged', intent: number, lastApprovedAt: 7 },
    cancel_asked: { type: 'cancel_asked', asked: sampleAsked(700), asOf },
    cancel_confirmed: { type: 'cancel_confirmed', intent: number, cancellations: [sampleCanceled(2200)] },
    part_cancel_confirmed: { type: 'part_cancel_confirmed', intent: number, cancellations: [sampleCanceled(700)] },
    cancel_refused: { type: 'cancel_refused', intent: number, cancellations: [] },
    further_cancel_refused: { type: 'further_cancel_refused', intent: number, cancellations: [sampleCanceled(700)] },
    cancel_overtaken: { type: 'cancel_overtaken', intent: number, cancellations: [sampleCanceled(2200)] },
    found_not_canceled: { type: 'found_not_canceled', intent: number, cancellations: [] },
    found_canceled_elsewhere: { type: 'found_canceled_elsewhere', asOf, cancellations: [sampleCanceled(2200)] },
    found_part_canceled_elsewhere: {
      type: 'found_part_canceled_elsewhere',
      asOf,
      cancellations: [sampleCanceled(700)],
    },
    found_difference: { type: 'found_difference', asOf, failure: { reason: 'approval_no_longer_shown' } },
    looked_again: { type: 'looked_again', by: 'key', shown: { status: 'READY', at: 1 } },
    concluded_paid: { type: 'concluded_paid', by: 'key', asOf, approval: sampleApproval },
    concluded_unpaid: { type: 'concluded_unpaid', by: 'key', asOf, reason: 'asked', failure: sampleFailure },
    concluded_part_canceled: {
      type: 'concluded_part_canceled',
      by: 'key',
      asOf,
      approval: sampleApproval,
      cancellations: [sampleCanceled(700)],
    },
    concluded_canceled: {
      type: 'concluded_canceled',
      by: 'key',
      asOf,
      approval: sampleApproval,
      cancellations: [sampleCanceled(2200)],
    },
  };
};
