import { type Line, wonOf } from './cart.ts';
import { askAbout, type Desk, hear, isGood, setTrouble } from './desk.ts';
import { paymentFrom, subscriptionFrom } from './news.ts';
import { isOver, itemNameOf, type Order, type Payment, withSubscription } from './order.ts';
import type { Answer } from './service.ts';

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
  `${dayInKorea.format(at).replaceAll('-', '')}-${token.replaceAll(/[-_]/g, '').slice(0, 10).toUpperCase()}`;

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
