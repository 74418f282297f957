/**
 * The life of a subscription, as data, in the manner of a payment's. What is charged is a payment of its own, with a
 * life of its own; here stands what is due and what became of it.
 */
export const subscriptionStates = {
  pending: { over: false },
  active: { over: false },
  paused: { over: false },
  ended: { over: true },
} as const satisfies Readonly<Record<string, { readonly over: boolean }>>;

export type SubscriptionStatus = keyof typeof subscriptionStates;
export const subscriptionStatusNames = Object.keys(subscriptionStates) as readonly SubscriptionStatus[];

interface Edge {
  readonly from: SubscriptionStatus;
  readonly event: string;
  readonly to: SubscriptionStatus;
}

/** At most one edge for a state and an event. */
export const subscriptionEdges = [
  { from: 'pending', event: 'first_paid', to: 'active' },
  { from: 'pending', event: 'first_unpaid', to: 'ended' },
  { from: 'pending', event: 'sid_missing', to: 'ended' },
  { from: 'pending', event: 'shop_ended', to: 'ended' },
  { from: 'pending', event: 'still_open', to: 'pending' },
  { from: 'active', event: 'charge_claimed', to: 'active' },
  { from: 'active', event: 'still_open', to: 'active' },
  { from: 'active', event: 'charge_succeeded', to: 'active' },
  { from: 'active', event: 'charge_refused', to: 'active' },
  { from: 'active', event: 'charge_dropped', to: 'active' },
  { from: 'active', event: 'retries_used_up', to: 'paused' },
  { from: 'active', event: 'refused_for_good', to: 'ended' },
  { from: 'active', event: 'completed', to: 'ended' },
  { from: 'active', event: 'found_ended', to: 'ended' },
  { from: 'active', event: 'found_charged_elsewhere', to: 'paused' },
  { from: 'active', event: 'shop_changed', to: 'active' },
  { from: 'active', event: 'shop_paused', to: 'paused' },
  { from: 'active', event: 'shop_ended', to: 'ended' },
  { from: 'paused', event: 'charge_claimed', to: 'paused' },
  { from: 'paused', event: 'still_open', to: 'paused' },
  { from: 'paused', event: 'charge_succeeded', to: 'paused' },
  { from: 'paused', event: 'charge_refused', to: 'paused' },
  { from: 'paused', event: 'charge_dropped', to: 'paused' },
  { from: 'paused', event: 'completed', to: 'ended' },
  { from: 'paused', event: 'found_ended', to: 'ended' },
  { from: 'paused', event: 'found_charged_elsewhere', to: 'paused' },
  { from: 'paused', event: 'shop_changed', to: 'paused' },
  { from: 'paused', event: 'shop_resumed', to: 'active' },
  { from: 'paused', event: 'shop_ended', to: 'ended' },
  // A charge that was under way when it ended, and the SID that is given back to KakaoPay.
  { from: 'ended', event: 'still_open', to: 'ended' },
  { from: 'ended', event: 'charge_succeeded', to: 'ended' },
  { from: 'ended', event: 'charge_refused', to: 'ended' },
  { from: 'ended', event: 'charge_dropped', to: 'ended' },
  { from: 'ended', event: 'sid_closed', to: 'ended' },
] as const satisfies readonly Edge[];

export type SubscriptionEventType = (typeof subscriptionEdges)[number]['event'];

export const subscriptionEdgeFor = (from: SubscriptionStatus, event: SubscriptionEventType): Edge | undefined =>
  subscriptionEdges.find((edge) => edge.from === from && edge.event === event);
