import { type Books, isExpired, type Method, type PayMethod, type Payment } from './books.ts';
import { isSubscriptionCid } from './merchant-codes.ts';
import { mostPoints } from './points.ts';
import { nextStatus, type PayerEvent, stateRow } from './states.ts';

/** What a payer chooses. Everything has a default, so that `{ method: 'MONEY' }` is enough. */
export interface PayChoice {
  readonly method: PayMethod;
  /** A word of `available_cards`; the first allowed company when left out. */
  readonly card?: string | undefined;
  /** 0 for a lump sum. */
  readonly installMonths?: number | undefined;
  /** KakaoPay points to pay a part with, in won. */
  readonly pointWon?: number | undefined;
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

/** Below this total, in won, cards offer no installments [doc, PortOne]. */
const installmentMinWon = 50_000;
const lumpSumOnly = [0];
const allMonths = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function monthChoices(payment: Payment): readonly number[] {
  if (payment.fixedInstallMonths !== undefined) return [payment.fixedInstallMonths];
  const lumpSum = payment.amount.total < installmentMinWon || isSubscriptionCid(payment.cid);
  return lumpSum ? lumpSumOnly : allMonths;
}

/** Adds only the token: with `?`, or `&` when there is a query already, before a fragment [doc], [client]. */
export function withPgToken(url: string, token: string): string {
  const end = url.includes('#') ? url.indexOf('#') : url.length;
  const address = url.slice(0, end);
  return `${address}${address.includes('?') ? '&' : '?'}pg_token=${token}${url.slice(end)}`;
}

/** Where the browser belongs; undefined while the payer still has something to do. */
export function redirectOf(books: Books, payment: Payment): string | undefined {
  const backTo = isExpired(payment, books.now()) ? 'failUrl' : stateRow(payment.status).backTo;
  if (backTo === 'approvalUrl') return approvalUrl(books, payment);
  return backTo && payment[backTo];
}

const approvalUrl = ({ ids }: Books, { approvalUrl: url, tid }: Payment) => withPgToken(url, ids.pgToken(tid));

function paymentOf(books: Books, tid: string): Payment {
  const payment = books.payments.get(tid);
  if (payment === undefined) throw new PayerError('not_found', 'There is no payment with this tid.');
  return payment;
}

function invalidUnless(condition: boolean, message: string): void {
  if (!condition) throw new PayerError('invalid', message);
}

const money: Method = { type: 'MONEY', installMonths: 0 };

function chosen(payment: Payment, choice: PayChoice): Method {
  const method = chosenMethod(payment, choice);
  const { pointWon = 0 } = choice;
  const most = mostPoints(payment);
  const fits = Number.isInteger(pointWon) && pointWon >= 0 && pointWon <= most;
  invalidUnless(fits, `point must be a whole number from 0 to ${most} here.`);
  return pointWon === 0 ? method : { ...method, pointWon };
}

function chosenMethod(payment: Payment, choice: PayChoice): Method {
  invalidUnless(payment.methods.includes(choice.method), `The merchant does not allow ${choice.method} here.`);
  if (choice.method === 'MONEY') return money;
  const card = choice.card ?? (payment.cards[0] as string);
  invalidUnless(payment.cards.includes(card), `card must be one of ${payment.cards.join(', ')}.`);
  const months = monthChoices(payment);
  const installMonths = choice.installMonths ?? (months[0] as number);
  invalidUnless(months.includes(installMonths), monthsReason(payment, months));
  return { type: 'CARD', card, installMonths };
}

function monthsReason(payment: Payment, months: readonly number[]): string {
  if (payment.fixedInstallMonths !== undefined) return `The merchant fixed installments at ${months[0]} months.`;
  if (isSubscriptionCid(payment.cid)) return 'A subscription is paid without installments: install_month is 0.';
  const least = installmentMinWon.toLocaleString('en');
  if (months === lumpSumOnly) return `Below ${least} won there are no installments: install_month is 0.`;
  return `install_month must be one of ${months.join(', ')}; 0 is the whole amount at once.`;
}

function refuseExpired(books: Books, payment: Payment): void {
  if (isExpired(payment, books.now())) throw new PayerError('cannot', 'The payment request has expired.');
}

/** One step of the payer along the state table. Without a choice `select` takes the first method allowed. */
export function step(books: Books, tid: string, event: PayerEvent, choice?: PayChoice): Payment {
  const payment = paymentOf(books, tid);
  refuseExpired(books, payment);
  const next = nextStatus(payment.status, event);
  if (next === undefined) throw new PayerError('cannot', `The payer cannot do this while it is ${payment.status}.`);
  if (event === 'select' && choice) payment.method = chosen(payment, choice);
  if (event === 'select') payment.method ??= chosen(payment, { method: payment.methods[0] as PayMethod });
  payment.status = next;
  books.payerDid(event, tid);
  return payment;
}

/** Goes all the way from wherever the payer is. Paying twice gives the same address again. */
export function pay(books: Books, tid: string, choice: PayChoice): string {
  const payment = paymentOf(books, tid);
  refuseExpired(books, payment);
  if (!stateRow(payment.status).waiting) throw new PayerError('cannot', `The payment is already ${payment.status}.`);
  if (payment.status !== 'AUTH_PASSWORD') {
    payment.method = chosen(payment, choice);
    walk(books, payment, ['open', 'select', 'authenticate']);
  }
  return approvalUrl(books, payment);
}

/** Takes those steps that are possible from where the payer is. */
function walk(books: Books, payment: Payment, events: readonly PayerEvent[]): void {
  for (const event of events) if (nextStatus(payment.status, event) !== undefined) step(books, payment.tid, event);
}

/** Chooses how to pay and stops before the password, from wherever the payer is. */
export function choose(books: Books, tid: string, choice: PayChoice): void {
  const payment = paymentOf(books, tid);
  walk(books, payment, ['open']);
  step(books, tid, 'select', choice);
}

/** Fails the check of the password, from wherever the payer is. */
export function failAuth(books: Books, tid: string): string {
  const payment = paymentOf(books, tid);
  walk(books, payment, ['open', 'select']);
  return step(books, tid, 'fail_auth').failUrl;
}

/** Gives up. Doing it twice gives the same address again. */
export function quit(books: Books, tid: string): string {
  const payment = paymentOf(books, tid);
  return payment.status === 'QUIT_PAYMENT' ? payment.cancelUrl : step(books, tid, 'quit').cancelUrl;
}

/** The payer looks at the page: only the first look changes anything. */
export function open(books: Books, payment: Payment): void {
  const next = isExpired(payment, books.now()) ? undefined : nextStatus(payment.status, 'open');
  if (next === undefined) return;
  payment.status = next;
  books.payerDid('open', payment.tid);
}

/** The payer ends a subscription inside KakaoTalk; no notice is sent [memory]. */
export function endSubscription(books: Books, sid: string): void {
  const found = books.subscriptions.get(sid);
  if (found === undefined) throw new PayerError('not_found', 'There is no subscription with this sid.');
  if (found.inactivatedAt !== undefined) return;
  found.inactivatedAt = books.now();
  books.payerDid('end_subscription', sid);
}
