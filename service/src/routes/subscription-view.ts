import type { InferOutput } from 'valibot';
import { iso } from '../iso.ts';
import type { Settings } from '../service.ts';
import { checkoutUrl } from '../signed-links.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { subscriptionView } from './subscription-answers.ts';

export type SubscriptionView = InferOutput<typeof subscriptionView>;

/** A subscription as the shop sees it. */
export function subscriptionViewOf(settings: Settings, subscription: Subscription): SubscriptionView {
  const { itemCode, plan, sid, next, charge, pauseReason, endReason, endedAt } = subscription;
  return {
    id: subscription.id,
    status: subscription.status,
    buyerId: subscription.buyerId,
    itemName: subscription.itemName,
    ...(itemCode !== undefined && { itemCode }),
    quantity: subscription.quantity,
    ...(plan && { plan: { ...plan, retryDays: [...plan.retryDays] } }),
    firstPaymentId: subscription.firstPaymentId,
    ...(subscription.status === 'pending' && { checkoutUrl: checkoutUrl(settings, subscription.firstPaymentId) }),
    ...(sid !== undefined && { sid }),
    charged: subscription.charged,
    ...(next && { nextCharge: { ...next, at: iso(next.at) } }),
    ...(charge && { chargingPaymentId: charge.paymentId }),
    paymentIds: [...subscription.paymentIds],
    ...(pauseReason && { pauseReason }),
    ...(endReason && { endReason }),
    createdAt: iso(subscription.createdAt),
    ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
    timeline: subscription.events.map(({ at, as: _, was: __, ...rest }) => ({ ...rest, at: iso(at) })),
  };
}
