import type { PayMethod } from '../views.ts';
import { isSubscriptionCid } from './merchant-codes.ts';
import { nextStatus, type PayerEvent, stateRow } from './states.ts';
import { isExpired, type Method, type Payment, type World } from './world.ts';

/** What a payer chooses. Everything has a default, so that `{ method: 'MONEY' }` is enough. */
export interface PayChoice {
  readonly method: PayMethod;
  /** A word of `available_cards`; the first allowed company when left out. */
  readonly card?: string | undefined;
  /** 0 for a lump sum. */
  readonly installMonths?: number | undefined;
}

/** An act the payer cannot do. The message is one plain English sentence. */
export class PayerError extends Error {
  readonly reason: 'not_found' | 'cannot' | 'invalid';

  constructor(reason: PayerError['reason'], message: string) {
    super(message);
    this.name = 'PayerError';
    this.reason = reason;
  }
}

/** Below this total, in won, cards offer no instalments [doc, PortOne]. */
const INSTALMENT_MIN_WON = 50_000;
const LUMP_SUM_ONLY = [0];
const MONTH_CHOICES = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function monthChoices(payment: Payment): readonly number[] {
  if (payment.fixedInstallMonths !== undefined) return [payment.fixedInstallMonths];
  const lumpSum = payment.amount.total < INSTALMENT_MIN_WON || isSubscriptionCid(payment.cid);
  return lumpSum ? LUMP_SUM_ONLY : MONTH_CHOICES;
}

/** Adds only the token: with `?`, or `&` when there is a query already, before a fragment [doc], [client]. */
export function withPgToken(url: string, token: string): string {
  const end = url.includes('#') ? url.indexOf('#') : url.length;
  const address = url.slice(0, end);
  return `${address}${address.includes('?') ? '&' : '?'}pg_token=${token}${url.slice(end)}`;
}

/** Where the browser belongs; undefined while the payer still has something to do. */
export function redirectOf(world: World, payment: Payment): string | undefined {
  if (isExpired(payment, world.now())) return payment.failUrl;
  if (payment.pgToken !== undefined && payment.status !== 'QUIT_PAYMENT' && payment.status !== 'FAIL_PAYMENT') {
    return withPgToken(payment.approvalUrl, payment.pgToken);
  }
  if (stateRow(payment.status).waiting) return undefined;
  return payment.status === 'QUIT_PAYMENT' ? payment.cancelUrl : payment.failUrl;
}

function paymentOf(world: World, tid: string): Payment {
  const payment = world.payments.get(tid);
  if (payment === undefined) throw new PayerError('not_found', 'There is no payment with this tid.');
  return payment;
}

function invalidUnless(condition: boolean, message: string): void {
  if (!condition) throw new PayerError('invalid', message);
}

function chosen(payment: Payment, choice: PayChoice): Method {
  invalidUnless(payment.methods.includes(choice.method), `The merchant does not allow ${choice.method} here.`);
  if (choice.method === 'MONEY') return { type: 'MONEY', installMonths: 0 };
  const card = choice.card ?? (payment.cards[0] as string);
  invalidUnless(payment.cards.includes(card), 'The merchant does not allow this card company.');
  const months = monthChoices(payment);
  const installMonths = choice.installMonths ?? (months[0] as number);
  invalidUnless(months.includes(installMonths), `The instalment months must be one of ${months.join(', ')}.`);
  return { type: 'CARD', card, installMonths };
}

function refuseExpired(world: World, payment: Payment): void {
  if (isExpired(payment, world.now())) throw new PayerError('cannot', 'The payment request has expired.');
}

/** One step of the payer along the state table. Choosing a method without saying which takes the first one allowed. */
export function step(world: World, tid: string, event: PayerEvent): Payment {
  const payment = paymentOf(world, tid);
  refuseExpired(world, payment);
  const next = nextStatus(payment.status, event);
  if (next === undefined) throw new PayerError('cannot', `The payer cannot do this while it is ${payment.status}.`);
  if (event === 'select') payment.method ??= chosen(payment, { method: payment.methods[0] as PayMethod });
  if (event === 'authenticate') payment.pgToken = world.ids.pgToken();
  payment.status = next;
  return payment;
}

/** Goes all the way from wherever the payer is. Paying twice gives the same address again. */
export function pay(world: World, tid: string, choice: PayChoice): string {
  const payment = paymentOf(world, tid);
  refuseExpired(world, payment);
  if (!stateRow(payment.status).waiting) throw new PayerError('cannot', `The payment is already ${payment.status}.`);
  if (payment.status !== 'AUTH_PASSWORD') {
    payment.method = chosen(payment, choice);
    for (const event of ['open', 'select', 'authenticate'] as const) {
      if (nextStatus(payment.status, event) !== undefined) step(world, tid, event);
    }
  }
  return withPgToken(payment.approvalUrl, payment.pgToken as string);
}

/** Gives up. Doing it twice gives the same address again. */
export function quit(world: World, tid: string): string {
  const payment = paymentOf(world, tid);
  return payment.status === 'QUIT_PAYMENT' ? payment.cancelUrl : step(world, tid, 'quit').cancelUrl;
}

/** The payer looks at the page: only the first look changes anything. */
export function open(world: World, payment: Payment): void {
  const next = isExpired(payment, world.now()) ? undefined : nextStatus(payment.status, 'open');
  if (next !== undefined) payment.status = next;
}

/** The payer ends a subscription inside KakaoTalk; no notice is sent [memory]. */
export function endSubscription(world: World, sid: string): void {
  const found = world.subscriptions.get(sid);
  if (found === undefined) throw new PayerError('not_found', 'There is no subscription with this sid.');
  found.inactivatedAt ??= world.now();
}
