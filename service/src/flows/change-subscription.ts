import type { Service } from '../service.ts';
import { readPayment } from '../store/payments.ts';
import type { SubscriptionEvent } from '../subscription/events.ts';
import { nextCharge } from '../subscription/schedule.ts';
import { subscriptionEdgeFor } from '../subscription/states.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { applySubscription } from './apply-subscription.ts';
import { tell } from './charge-subscription.ts';
import { close } from './close.ts';
import { endUnmade, moveSubscription } from './move-subscription.ts';

/** How the subscription stands, with what its payment may just have become. */
export async function refreshed(service: Service, subscription: Subscription): Promise<Subscription> {
  const openId = subscription.status === 'pending' ? subscription.firstPaymentId : subscription.charge?.paymentId;
  const payment = openId && (await readPayment(service.table, openId));
  return payment ? tell(service, subscription, payment) : subscription;
}

export type Changed =
  | { readonly outcome: 'changed'; readonly subscription: Subscription }
  | { readonly outcome: 'not_possible'; readonly subscription: Subscription }
  /** The first payment is being made, or something else came first. */
  | { readonly outcome: 'in_progress' }
  | { readonly outcome: 'kakaopay_unavailable' };

type ShopEvent = Extract<SubscriptionEvent, { type: 'shop_changed' | 'shop_paused' | 'shop_resumed' | 'shop_ended' }>;
/** What the shop does. */
export type Act = ShopEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'asOf'> : never) : never;

/**
 * The shop's act; one that leads to where the subscription is already changes nothing. One that was decided on old news
 * changes nothing either: the shop may have done something else since.
 */
export async function change(service: Service, read: Subscription, act: Act): Promise<Changed> {
  const subscription = await refreshed(service, read);
  const { status } = subscription;
  const isThere = { shop_paused: 'paused', shop_resumed: 'active', shop_ended: 'ended', shop_changed: undefined };
  if (isThere[act.type] === status) return { outcome: 'changed', subscription };
  if (subscriptionEdgeFor(status, act.type) === undefined) return { outcome: 'not_possible', subscription };
  if (act.type === 'shop_ended') return end(service, subscription, act);
  const isOver = act.type === 'shop_resumed' && isComplete(subscription, service.clock.now());
  const event = { ...(isOver ? ({ type: 'completed' } as const) : act), asOf: subscription.version };
  const after = await applySubscription(service, subscription, event);
  const isDone = after.version > event.asOf && after.events.at(-1)?.type === event.type;
  return isDone ? { outcome: 'changed', subscription: after } : { outcome: 'in_progress' };
}

/** A first payment that nobody has made yet can be made no more. */
async function end(
  service: Service,
  subscription: Subscription,
  event: Extract<SubscriptionEvent, { type: 'shop_ended' }>,
): Promise<Changed> {
  const { status, firstPaymentId } = subscription;
  const first = status === 'pending' ? await readPayment(service.table, firstPaymentId) : undefined;
  if (first) {
    const closing = await close(service, first, event.by);
    if (closing.outcome === 'kakaopay_unavailable') return closing;
    if (closing.outcome === 'not_closed') return { outcome: 'in_progress' };
  }
  const isUnmade = status === 'pending' && first === undefined;
  const ended = await (isUnmade ? endUnmade : applySubscription)(service, subscription, event);
  // KakaoPay is told at once; should that fail, `wake` does it.
  const told =
    ended.wakeAt === undefined || ended.charge ? ended : await moveSubscription(service, ended).catch(() => ended);
  return { outcome: 'changed', subscription: told };
}

const isComplete = ({ plan, period, charged }: Subscription, now: number): boolean =>
  plan !== undefined && nextCharge(plan, period, now, charged) === undefined;
