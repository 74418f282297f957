import { type Line, wonOf } from './cart.ts';
import { news, paymentFrom, subscriptionFrom } from './news.ts';
import {
  isOpen,
  isOver,
  isPaid,
  itemNameOf,
  newRefund,
  type Order,
  openRefund,
  type Payment,
  withPayment,
  withRefund,
  withSubscription,
} from './order.ts';
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

type Ordered = Pick<Order, 'buyer' | 'form' | 'kind'> & { readonly lines: readonly Line[] };

/** The order of a form; the same form gives the same order, however often it is sent. */
export function takeOrder({ store, newToken, now }: Desk, ordered: Ordered): Order {
  const same = store.all().find(({ buyer, form }) => buyer === ordered.buyer && form === ordered.form);
  if (same) return same;
  const at = now();
  return store.add({
    ...ordered,
    id: newNumber(at, newToken()),
    token: newToken(),
    totalWon: wonOf(ordered.lines),
    createdAt: at.toISOString(),
    revision: 0,
    refunds: [],
  });
}

const dayInKorea = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' });

/** A number such as `20261123-K7Q2M9X4RA`: the stage may serve other shops, too. */
const newNumber = (at: Date, token: string): string =>
  `${dayInKorea.format(at).replaceAll('-', '')}-${token.replaceAll(/[-_]/g, '').slice(0, 12).toUpperCase()}`;

/** Where the payer can pay; `undefined`: nowhere, and the page of the order says why. */
export async function pay(desk: Desk, { token, paidAt }: Order): Promise<string | undefined> {
  if (paidAt !== undefined) return undefined;
  const { store, newToken } = desk;
  // Written down before it is sent: if the answer is lost, the same key finds the same payment.
  const order = store.change(token, (before) => ({ ...before, paymentKey: before.paymentKey ?? newToken() }));
  const asked = await askForPayment(desk, order);
  if (asked !== 'used up') return asked;
  // The payment that this key stands for can be paid no more: another key, another payment.
  const another = store.change(token, (before) =>
    before.paymentKey === order.paymentKey ? { ...before, paymentKey: newToken() } : before,
  );
  const again = await askForPayment(desk, another);
  return again === 'used up' ? undefined : again;
}

async function askForPayment(desk: Desk, order: Order): Promise<string | undefined | 'used up'> {
  const { token, kind, paymentKey = '' } = order;
  const path = kind === 'monthly' ? '/v1/subscriptions' : '/v1/payments';
  const body = kind === 'monthly' ? monthly(desk, order) : once(desk, order);
  const answer = await desk.service('POST', path, { body, key: paymentKey });
  const { code, paymentId, checkoutUrl } = answer.body;
  // Such as for a button that was pressed twice: the other request will have it.
  const isUnderWay = code === 'request_in_progress' || typeof paymentId === 'string';
  setTrouble(desk, token, !isGood(answer) && !isUnderWay);
  if (code === 'idempotency_key_reused') return 'used up';
  // The order is paid, or is being paid: by this payment.
  if (typeof paymentId === 'string') await askAbout(desk, token, paymentId, true);
  if (!isGood(answer)) return undefined;
  const payment = hearAnswer(desk, order, answer);
  if (isOver(payment)) return 'used up';
  return payment.status === 'ready' ? String(checkoutUrl) : undefined;
}

/** Writes down what a request for a payment was answered. Of a subscription we see its first payment. */
function hearAnswer(desk: Desk, order: Order, { body }: Answer): Payment {
  if (order.kind === 'once') {
    hear(desk, order.token, paymentFrom(body), true);
    return paymentFrom(body);
  }
  const subscription = subscriptionFrom(body);
  const status = { pending: 'ready', ended: 'closed' }[subscription.status] ?? 'approving';
  const payment = {
    ...{ id: String(body.firstPaymentId), version: 0, status, subscriptionId: subscription.id },
    ...{ totalWon: order.totalWon, canceledWon: 0 },
  };
  hear(desk, order.token, payment, true);
  desk.store.change(order.token, (before) => withSubscription(before, subscription));
  return payment;
}

const common = ({ publicUrl }: Desk, order: Order) => ({
  orderId: order.id,
  buyerId: order.buyer,
  itemName: itemNameOf(order),
  quantity: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  returnUrl: `${publicUrl}/orders/${order.token}`,
});

const once = (desk: Desk, order: Order) => ({ ...common(desk, order), totalWon: order.totalWon });

const monthly = (desk: Desk, order: Order) => ({
  ...common(desk, order),
  firstPayment: { amountWon: order.totalWon },
  plan: { amountWon: order.totalWon, interval: { unit: 'month' } },
});

/** Gives money back. A form that is sent twice asks once: it names how many refunds there were before. */
export async function refund(desk: Desk, order: Order, asked: { before: number; goodId?: string }): Promise<void> {
  const key = desk.newToken();
  desk.store.change(order.token, (before) => {
    const made = asked.before === before.refunds.length ? newRefund(before, key, asked.goodId) : undefined;
    return made ? { ...before, refunds: [...before.refunds, made] } : before;
  });
  await look(desk, order.token, false);
}

/** Ends a subscription: nothing is charged any more. */
export async function end(desk: Desk, { token, subscription }: Order): Promise<void> {
  if (!subscription) return;
  const answer = await desk.service('POST', `/v1/subscriptions/${subscription.id}/end`);
  setTrouble(desk, token, !isGood(answer));
  if (isGood(answer)) desk.store.change(token, (before) => withSubscription(before, subscriptionFrom(answer.body)));
}

/**
 * The order as it is now: where the webhook has not come yet, the service is asked. `closely`: for somebody who comes to
 * look, also what is told by no webhook, such as when a subscription is charged next.
 */
export async function look(desk: Desk, token: string, closely: boolean): Promise<Order> {
  const { store, service } = desk;
  await sendRefund(desk, store.get(token));
  const { payment } = store.get(token);
  const isClear = payment && (isPaid(payment) || isOver(payment));
  if (payment && (isOpen(payment) || (closely && !isClear))) await askAbout(desk, token, payment.id);
  const { paidAt, subscription } = store.get(token);
  const isCharged = subscription && paidAt !== undefined && subscription.status !== 'ended';
  if (isCharged && (closely || subscription.status === 'pending')) {
    const answer = await service('GET', `/v1/subscriptions/${subscription.id}`);
    if (isGood(answer)) store.change(token, (before) => withSubscription(before, subscriptionFrom(answer.body)));
  }
  return store.get(token);
}

/** Sends the refund whose outcome is open: for the first time or once more, the key makes that the same. */
async function sendRefund(desk: Desk, order: Order): Promise<void> {
  const [open, { payment, token }] = [openRefund(order), order];
  if (!open || !payment) return;
  const body = { reason: '구매자 취소', ...(open.amountWon && { amountWon: open.amountWon }) };
  const answer = await desk.service('POST', `/v1/payments/${payment.id}/cancellations`, { body, key: open.key });
  // 202: not known yet. An answer about something else than the refund, such as 401, proves nothing either.
  const isRefused = [409, 422, 502].includes(answer.status) && answer.body.retryable === false;
  const state = answer.status === 201 ? 'done' : isRefused ? 'refused' : 'open';
  if (state !== 'open') desk.store.change(token, (before) => withRefund(before, open.key, state));
  await askAbout(desk, token, payment.id);
}

async function askAbout(desk: Desk, token: string, paymentId: string, asked = false): Promise<void> {
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

function setTrouble({ store }: Desk, token: string, trouble: boolean): void {
  store.change(token, (before) => ((before.trouble ?? false) === trouble ? before : { ...before, trouble }));
}

const isGood = ({ status }: Answer): boolean => status === 200 || status === 201;
