import type { EventType } from '../payment/states.ts';
import type { SubscriptionEventType } from '../subscription/states.ts';

/** What the shop is told, by what happened to a payment; what is missing here is our own business. */
export const toldOfPayments = {
  approve_confirmed: 'payment.approved',
  charge_confirmed: 'payment.approved',
  concluded_paid: 'payment.approved',
  approve_refused: 'payment.failed',
  charge_refused: 'payment.failed',
  charge_given_up: 'payment.failed',
  found_failed: 'payment.failed',
  concluded_unpaid: 'payment.failed',
  found_expired: 'payment.expired',
  found_quit: 'payment.quit',
  shop_closed: 'payment.closed',
  cancel_confirmed: 'payment.canceled',
  concluded_canceled: 'payment.canceled',
  part_cancel_confirmed: 'payment.partially_canceled',
  concluded_part_canceled: 'payment.partially_canceled',
  cancel_refused: 'payment.cancellation_refused',
  further_cancel_refused: 'payment.cancellation_refused',
  cancel_overtaken: 'payment.canceled_elsewhere',
  found_canceled_elsewhere: 'payment.canceled_elsewhere',
  found_part_canceled_elsewhere: 'payment.canceled_elsewhere',
  found_contradiction: 'payment.needs_review',
  found_difference: 'payment.needs_review',
  gave_up_looking: 'payment.needs_review',
} as const satisfies Partial<Record<EventType, `payment.${string}`>>;

/** The same of a subscription. How a charge went is told of its payment, which names the subscription. */
export const toldOfSubscriptions = {
  first_paid: 'subscription.activated',
  shop_resumed: 'subscription.resumed',
  shop_paused: 'subscription.paused',
  retries_used_up: 'subscription.paused',
  found_charged_elsewhere: 'subscription.paused',
  first_unpaid: 'subscription.ended',
  sid_missing: 'subscription.ended',
  refused_for_good: 'subscription.ended',
  completed: 'subscription.ended',
  found_ended: 'subscription.ended',
  shop_ended: 'subscription.ended',
} as const satisfies Partial<Record<SubscriptionEventType, `subscription.${string}`>>;

/** What the shop is told when KakaoPay's books were held against ours. */
export const toldOfReconciliations = {
  finished: 'reconciliation.finished',
} as const;

export type ToldType =
  | (typeof toldOfPayments)[keyof typeof toldOfPayments]
  | (typeof toldOfSubscriptions)[keyof typeof toldOfSubscriptions]
  | (typeof toldOfReconciliations)[keyof typeof toldOfReconciliations];

type Types = Readonly<Record<string, ToldType>>;

const typeIn = (types: Types, happened: string): ToldType | undefined =>
  Object.hasOwn(types, happened) ? types[happened] : undefined;

/** The type under which the shop hears of what happened to a payment; `undefined`: it does not. */
export const paymentToldType = (happened: string): ToldType | undefined => typeIn(toldOfPayments, happened);

/** The same of whatever it happened to. */
export const toldType = (happened: string): ToldType | undefined =>
  paymentToldType(happened) ?? typeIn(toldOfSubscriptions, happened) ?? typeIn(toldOfReconciliations, happened);

/** Each type once. */
export const toldTypes = (): readonly ToldType[] => [
  ...new Set(Object.values({ ...toldOfPayments, ...toldOfSubscriptions, ...toldOfReconciliations })),
];
