import { news, paymentFrom } from './news.ts';
import { type Order, type Payment, withPayment, withSubscription } from './order.ts';
import type { Answer, Service } from './service.ts';
import type { Store } from './store.ts';

/** What the shop works with. */
export interface Desk {
  readonly store: Store;
  readonly service: Service;
  /** Where payers come back to, without a slash at the end. */
  readonly publicUrl: string;
  /** Something that nobody guesses, of 22 letters, digits, `-` and `_`. */
  readonly newToken: () => string;
  readonly now: () => Date;
  /** Called once for each order that is paid: pack it. */
  readonly onPaid: (order: Order) => void;
}

/** Asks the service how a payment stands. `asked`: it is the one that the service has for the order now. */
export async function askAbout(desk: Desk, token: string, paymentId: string, asked = false): Promise<void> {
  const answer = await desk.service('GET', `/v1/payments/${paymentId}`);
  if (isGood(answer)) hear(desk, token, paymentFrom(answer.body), asked);
}

/** Writes down how a payment stands. Whoever makes the order paid has it packed; nobody else does. */
export function hear(desk: Desk, token: string, payment: Payment, asked = false): void {
  let isFirst = false;
  const order = desk.store.change(token, (before) => {
    const after = withPayment(before, payment, desk.now().toISOString(), asked);
    isFirst = before.paidAt === undefined && after.paidAt !== undefined;
    return after;
  });
  // What was given back before it was heard of is not packed.
  if (isFirst && payment.status !== 'canceled') desk.onPaid(order);
}

/** What a genuine webhook says. Another shop's orders are none of ours. */
export function hearNews(desk: Desk, event: unknown): void {
  const { payment, orderId, subscription } = news(event);
  const orders = desk.store.all();
  const order = payment && orders.find(({ id }) => id === orderId);
  if (order) hear(desk, order.token, payment);
  const subscriptionId = subscription?.id ?? payment?.subscriptionId;
  const subscribed = orders.find((one) => one.subscription && one.subscription.id === subscriptionId);
  if (order || !subscribed) return;
  const heard = payment && `${payment.id} ${payment.version}`;
  desk.store.change(subscribed.token, (before) => {
    if (subscription) return withSubscription(before, subscription);
    return heard === undefined || before.heard === heard ? before : { ...before, heard };
  });
}

/** What the page of the order says: that the service could not do what was asked for. */
export function setTrouble({ store }: Desk, token: string, trouble: boolean): void {
  store.change(token, (before) => ((before.trouble ?? false) === trouble ? before : { ...before, trouble }));
}

export const isGood = ({ status }: Answer): boolean => status === 200 || status === 201;
