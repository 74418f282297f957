import { pagesOf } from '../api/addresses.ts';
import { approvedAt, canceled, canceledAt } from '../core/acts.ts';
import {
  type Act,
  asksPayer,
  type Books,
  isExpired,
  type Payment,
  type Subscription,
  shownStatus,
} from '../core/books.ts';
import { kst } from '../core/kst.ts';
import { PayerError } from '../core/payer.ts';
import { addAct } from '../core/sums.ts';
import type { Ledger, PaymentSummary, SubscriptionSummary } from './schemas.ts';

/** What the simulator has written down, as anyone may read it. */

const instant = (ms: number) => `${kst(ms)}+09:00`;
const optionalInstant = <K extends string>(name: K, ms: number | undefined) =>
  (ms === undefined ? {} : { [name]: instant(ms) }) as { [name in K]?: string };

/** A part of a list, oldest first: what follows after an id, so many at most. All of it when left out. */
export interface Range {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Lists of 50,000 are walked, not copied. */
export function within<T>(
  list: Iterable<T>,
  { after, limit = Number.POSITIVE_INFINITY }: Range,
  idOf: (one: T) => string,
) {
  const found: T[] = [];
  let begun = after === undefined;
  for (const one of list) {
    if (found.length >= limit) break;
    if (begun) found.push(one);
    else begun = idOf(one) === after;
  }
  if (!begun) throw new PayerError('invalid', 'after must be the id of the last entry you have.');
  return found;
}

function pageUrls(books: Books, baseUrl: string, payment: Payment) {
  if (!asksPayer(payment)) return {};
  const { pc, mobile, app } = pagesOf(books, payment);
  return { pages: { pc: baseUrl + pc, mobile: baseUrl + mobile, app: baseUrl + app } };
}

export function paymentSummary(books: Books, baseUrl: string, payment: Payment): PaymentSummary {
  return {
    tid: payment.tid,
    cid: payment.cid,
    status: shownStatus(books, payment),
    expired: isExpired(payment, books.now()),
    orderId: payment.orderId,
    userId: payment.userId,
    itemName: payment.itemName,
    quantity: payment.quantity,
    totalWon: payment.amount.total,
    taxFreeWon: payment.amount.taxFree,
    vatWon: payment.amount.vat,
    canceledWon: canceled(payment).total,
    ...(payment.method ? { method: payment.method.type } : {}),
    ...(payment.sid ? { sid: payment.sid } : {}),
    createdAt: instant(payment.createdAt),
    expiresAt: instant(payment.expiresAt),
    ...optionalInstant('approvedAt', approvedAt(payment)),
    ...optionalInstant('canceledAt', canceledAt(payment)),
    ...pageUrls(books, baseUrl, payment),
  };
}

export function subscriptionSummary(subscription: Subscription): SubscriptionSummary {
  return {
    sid: subscription.sid,
    cid: subscription.cid,
    status: subscription.inactivatedAt === undefined ? 'ACTIVE' : 'INACTIVE',
    userId: subscription.userId,
    itemName: subscription.itemName,
    method: subscription.method.type,
    createdAt: instant(subscription.createdAt),
    lastApprovedAt: instant(subscription.lastApprovedAt),
    ...optionalInstant('inactivatedAt', subscription.inactivatedAt),
  };
}

function ledgerEntry({ aid, tid, type: kind, amount, at }: Act): Ledger['entries'][number] {
  const { total: totalWon, taxFree: taxFreeWon, vat: vatWon } = amount;
  return { aid, tid, kind: kind as 'PAYMENT' | 'CANCEL', totalWon, taxFreeWon, vatWon, at: instant(at) };
}

/** Of everything that moved money, forgotten payments included. */
export function totalsOf({ ledger, forgotten }: Books): Ledger['totals'] {
  const sums = { ...forgotten };
  for (const act of ledger) addAct(sums, act);
  return { ...sums, netWon: sums.paidWon - sums.canceledWon };
}

export function ledgerOf(books: Books, range: Range = {}): Ledger {
  return { entries: within(books.ledger, range, ({ aid }) => aid).map(ledgerEntry), totals: totalsOf(books) };
}
