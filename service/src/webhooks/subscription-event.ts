import { iso } from '../iso.ts';
import { subscriptionEdges } from '../subscription/states.ts';
import type { Subscription, SubscriptionHappened } from '../subscription/subscription.ts';

/** Where each event leads; those that the shop is told of lead to one state each. */
const statusAfter = new Map<string, string>(subscriptionEdges.map(({ event, to }) => [event, to]));

/** A subscription as it stood after one of its events, told to the shop; nothing personal. */
export function subscriptionAsOf(subscription: Subscription, { n, type, paymentId, as }: SubscriptionHappened) {
  const { charged, next, pauseReason, endReason } = as ?? subscription;
  const { itemName, plan } = subscription.events.find((later) => later.n > n && later.was)?.was ?? subscription;
  return {
    id: subscription.id,
    version: n,
    status: statusAfter.get(type) ?? subscription.status,
    itemName,
    ...(subscription.itemCode !== undefined && { itemCode: subscription.itemCode }),
    quantity: subscription.quantity,
    ...(plan && { plan }),
    firstPaymentId: subscription.firstPaymentId,
    ...(paymentId !== undefined && { paymentId }),
    charged,
    ...(next && { nextCharge: { ...next, at: iso(next.at) } }),
    ...(pauseReason && { pauseReason }),
    ...(endReason && { endReason }),
    createdAt: iso(subscription.createdAt),
  };
}
