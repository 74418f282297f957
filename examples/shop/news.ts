import type { Payment, Subscription } from './order.ts';

/** The parts of the service's answers and events that the shop uses. */
interface PaymentBody {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly totalWon: number;
  readonly canceledWon: number;
  readonly orderId: string;
  readonly subscriptionId?: string;
}
interface SubscriptionBody {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly nextCharge?: { readonly at: string };
}
interface Timeline {
  readonly timeline: readonly { readonly n: number }[];
}

/** The newest event of an answer is what a webhook calls `version`. */
const versionOf = ({ timeline }: Timeline): number => timeline.at(-1)?.n ?? 0;

/** `GET /v1/payments/{id}`, and what a request for a payment is answered. */
export function paymentFrom(answer: unknown): Payment {
  const body = answer as PaymentBody & Timeline;
  return paymentOf({ ...body, version: versionOf(body) });
}

/** The same of `/v1/subscriptions`. */
export function subscriptionFrom(answer: unknown): Subscription {
  const body = answer as SubscriptionBody & Timeline;
  return subscriptionOf({ ...body, version: versionOf(body) });
}

interface News {
  readonly payment?: Payment;
  readonly orderId?: string;
  readonly subscription?: Subscription;
}

/** What a webhook says; nothing where it is about something else, such as a test or an event of a later version. */
export function news(event: unknown): News {
  const { type, data } = event as { readonly type: string; readonly data: PaymentBody & SubscriptionBody };
  if (type.startsWith('payment.')) return { payment: paymentOf(data), orderId: data.orderId };
  return type.startsWith('subscription.') ? { subscription: subscriptionOf(data) } : {};
}

const paymentOf = ({ id, version, status, totalWon, canceledWon, subscriptionId }: PaymentBody): Payment => ({
  ...{ id, version, status, totalWon, canceledWon },
  ...(subscriptionId !== undefined && { subscriptionId }),
});

const subscriptionOf = ({ id, version, status, nextCharge }: SubscriptionBody): Subscription => ({
  ...{ id, version, status },
  ...(nextCharge && { nextChargeAt: nextCharge.at }),
});
