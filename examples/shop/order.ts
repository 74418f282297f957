import { type Line, wonOf } from './cart.ts';

/** How the payment of an order stands, as the service told it last. */
export interface Payment {
  readonly id: string;
  /** Which of the payment's events it is as of: what has a smaller one is old news. */
  readonly version: number;
  /** One of the service's, see docs/states.md; there may be new ones. */
  readonly status: string;
  readonly totalWon: number;
  readonly canceledWon: number;
  readonly subscriptionId?: string;
}

export interface Subscription {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  /** UTC. */
  readonly nextChargeAt?: string;
}

/** Money to give back. It is written down with its key before the service is asked, and sent with that key alone. */
export interface Refund {
  readonly key: string;
  /** What of the order is given back; all that is left of it when left out. */
  readonly goodId?: string;
  readonly amountWon?: number;
  /** `open`: it is not known yet what came of it. */
  readonly state: 'open' | 'done' | 'refused';
}

export interface Order {
  /** The order number, which KakaoPay is given too. */
  readonly id: string;
  /** Who knows this can see the order and give it up: it is the address of its page, and nowhere else. */
  readonly token: string;
  /** Our own name for the buyer: a cookie's. */
  readonly buyer: string;
  /** The form it came from: sent twice, it is one order. */
  readonly form: string;
  readonly lines: readonly Line[];
  readonly totalWon: number;
  readonly kind: 'once' | 'monthly';
  /** UTC. */
  readonly createdAt: string;
  /** Counts the changes. */
  readonly revision: number;
  /** The Idempotency-Key of the payment that was asked for last, written down before it was. */
  readonly paymentKey?: string;
  /** The service could not be asked for a payment the last time. */
  readonly trouble?: boolean;
  readonly payment?: Payment;
  /** When it was first known to be paid. UTC. */
  readonly paidAt?: string;
  readonly subscription?: Subscription;
  /** The newest charge of the subscription that was heard of, so that a page that is open is looked at again. */
  readonly heard?: string;
  readonly refunds: readonly Refund[];
}

const paid = ['approved', 'canceling', 'partially_canceled', 'canceled'];
const unpaid = ['quit', 'closed', 'expired', 'failed'];

export const isPaid = ({ status }: Payment): boolean => paid.includes(status);
/** Nobody can pay it any more. */
export const isOver = ({ status }: Payment): boolean => unpaid.includes(status);
/** It will be told how it went on, but a page that is open need not wait for that. */
export const isOpen = ({ status }: Payment): boolean => ['ready', 'approving', 'canceling'].includes(status);

export const openRefund = ({ refunds }: Order): Refund | undefined => refunds.find(({ state }) => state === 'open');

/**
 * The order with news of a payment, whoever brought them: a webhook, or the answer to a question. Old news, and news
 * that came before, change nothing. `asked`: this payment is the one that the service gave us for the order.
 */
export function withPayment(order: Order, news: Payment, now: string, asked = false): Order {
  const { payment: known } = order;
  if (news.totalWon !== order.totalWon) return order;
  if (known?.id === news.id && news.version <= known.version) return order;
  // An order is paid once. Of a payment that another has taken the place of, only that it was paid would count.
  if (known && known.id !== news.id && (isPaid(known) || !(asked || isPaid(news)))) return order;
  const { subscriptionId } = news;
  return {
    ...order,
    payment: news,
    ...(isPaid(news) && { paidAt: order.paidAt ?? now }),
    ...(subscriptionId !== undefined && !order.subscription && { subscription: newSubscription(subscriptionId) }),
  };
}

const newSubscription = (id: string): Subscription => ({ id, version: 0, status: 'pending' });

/** The same of a subscription. */
export function withSubscription(order: Order, news: Subscription): Order {
  const { subscription: known } = order;
  return known?.id === news.id && news.version <= known.version ? order : { ...order, subscription: news };
}

/** What of the order can still be given back by itself. */
export function refundableLines({ lines, refunds }: Order): readonly Line[] {
  const gone = refunds.filter(({ state }) => state !== 'refused').map(({ goodId }) => goodId);
  return gone.includes(undefined) ? [] : lines.filter(({ goodId }) => !gone.includes(goodId));
}

/** The refund of one good, or of all that is left; `undefined`: there is none to ask for. */
export function newRefund(order: Order, key: string, goodId?: string): Refund | undefined {
  const status = order.payment?.status ?? '';
  const isPossible = order.kind === 'once' && ['approved', 'partially_canceled'].includes(status);
  if (!isPossible || openRefund(order)) return undefined;
  if (goodId === undefined) return { key, state: 'open' };
  const line = refundableLines(order).find((one) => one.goodId === goodId);
  return line && { key, goodId, amountWon: wonOf([line]), state: 'open' };
}

export const withRefund = (order: Order, key: string, state: Refund['state']): Order => ({
  ...order,
  refunds: order.refunds.map((one) => (one.key === key ? { ...one, state } : one)),
});

/** What KakaoPay shows the payer, such as `초코파이 외 2건`. */
export function itemNameOf({ lines }: Order): string {
  const [first] = lines;
  return lines.length > 1 ? `${first?.name.ko} 외 ${lines.length - 1}건` : `${first?.name.ko}`;
}
