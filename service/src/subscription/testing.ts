import type { SubscriptionEvent } from './events.ts';
import type { Plan } from './plan.ts';
import type { SubscriptionEventType, SubscriptionStatus } from './states.ts';
import type { ClaimedCharge, Subscription } from './subscription.ts';

/** Values for the tests: a subscription in the middle of its life, monthly from 23 November. */
export const startedAt: number = Date.UTC(2026, 10, 23, 5);
/** The first date after that: 23 December, 10:00 in Korea. */
export const firstDue: number = Date.UTC(2026, 11, 23, 1);

export const samplePlan: Plan = {
  amountWon: 9900,
  taxFreeWon: 0,
  vatWon: 900,
  interval: { unit: 'month', count: 1 },
  anchor: '2026-11-23',
  retryDays: [1, 3, 7],
  afterRetries: 'pause',
};

export const sampleClaim = (over: Partial<ClaimedCharge> = {}): ClaimedCharge => ({
  paymentId: 'pay_01m83ccy40eqyf4q04fx5fmdg2',
  claimedAt: firstDue,
  scheduled: { n: 1, at: firstDue, attempt: 0 },
  amountWon: 9900,
  taxFreeWon: 0,
  vatWon: 900,
  itemName: '초코파이 정기 배송',
  ...over,
});

export function sampleSubscription(
  status: SubscriptionStatus = 'active',
  over: Partial<Subscription> = {},
): Subscription {
  return {
    id: 'sub_01m83ccy40eqyf4q04fx5fmdgv',
    version: 3,
    status,
    buyerId: 'buyer-1',
    itemName: '초코파이 정기 배송',
    quantity: 1,
    merchantCode: 'TCSUBSCRIP',
    plan: samplePlan,
    firstPaymentId: 'pay_01m83ccy40eqyf4q04fx5fmdgv',
    period: -1,
    charged: 0,
    refusals: 0,
    createdAt: startedAt,
    paymentIds: ['pay_01m83ccy40eqyf4q04fx5fmdgv'],
    events: [{ n: 1, type: 'created', at: startedAt }],
    ...(status === 'pending' && { wakeAt: startedAt + 60_000 }),
    ...(status !== 'pending' && {
      sid: 'S469b847306d7b2dc394',
      lastApprovedAt: startedAt,
      knownAt: startedAt,
      period: 0,
    }),
    ...(status === 'active' && { next: { n: 1, at: firstDue, attempt: 0 }, wakeAt: firstDue }),
    ...(status === 'paused' && { pauseReason: 'by_shop' }),
    ...(status === 'ended' && { endReason: 'by_shop', endedAt: startedAt + 1, wakeAt: startedAt + 1 }),
    ...over,
  };
}

/** An event of each type, as the subscription would meet it at that time. */
export const subscriptionEventsFor = (
  { version: asOf, charge, next, plan }: Subscription,
  now: number,
): { readonly [Type in SubscriptionEventType]: Extract<SubscriptionEvent, { type: Type }> } => {
  const paymentId = charge?.paymentId ?? 'pay_01m83ccy40eqyf4q04fx5fmdg0';
  const by = 'abcdef012345';
  const claim = { ...sampleClaim(), paymentId: `pay_01m83ccy40eqyf4q04fx5f${String(asOf).padStart(4, '0')}` };
  const { scheduled: _, ...asked } = claim;
  return {
    first_paid: { type: 'first_paid', sid: 'S469b847306d7b2dc394', approvedAt: now },
    first_unpaid: { type: 'first_unpaid' },
    sid_missing: { type: 'sid_missing' },
    still_open: { type: 'still_open', wakeAt: now + 60_000, asOf },
    charge_claimed: {
      type: 'charge_claimed',
      charge: next ? { ...claim, claimedAt: now, scheduled: next } : { ...asked, claimedAt: now, by },
      asOf,
    },
    charge_succeeded: { type: 'charge_succeeded', paymentId, approvedAt: now },
    charge_refused: { type: 'charge_refused', paymentId, refusedAt: now },
    charge_dropped: { type: 'charge_dropped', paymentId },
    retries_used_up: { type: 'retries_used_up', paymentId },
    refused_for_good: { type: 'refused_for_good', paymentId },
    completed: { type: 'completed', paymentId, approvedAt: now },
    found_ended: { type: 'found_ended', paymentId, endReason: 'by_payer' },
    found_charged_elsewhere: { type: 'found_charged_elsewhere', paymentId, approvedAt: now },
    shop_changed: {
      type: 'shop_changed',
      by,
      asOf,
      plan: plan && { ...plan, amountWon: 12_000 },
      itemName: '다른 상품',
    },
    shop_paused: { type: 'shop_paused', by, asOf },
    shop_resumed: { type: 'shop_resumed', by, asOf },
    shop_ended: { type: 'shop_ended', by },
    sid_closed: { type: 'sid_closed', asOf },
  };
};
