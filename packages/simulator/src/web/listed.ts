import { pagesOf } from '../api/addresses.ts';
import type { Control } from '../control/control.ts';
import { canceled } from '../core/acts.ts';
import { asksPayer, type Books, isExpired, type Payment, type Subscription, shownStatus } from '../core/books.ts';
import { kst } from '../core/kst.ts';
import type { JournalEntry } from '../journal/schemas.ts';
import type { HistoryEntry, Language, ListedFault, ListedPayment, ListedSubscription } from '../views.ts';
import { fromList, isFinished } from './payment-view.ts';

/** Entries of lists, as pages are given them. `search` is the query that forms lead back to. */

/** The page that tells all of a payment. */
export const paymentUrl = (tid: string, lang: Language): string => `/payments/${tid}?lang=${lang}`;

function pageUrls(books: Books, payment: Payment, lang: Language) {
  if (!asksPayer(payment)) return { pageUrl: '', phoneUrl: '' };
  const { pc, mobile } = pagesOf(books, payment);
  return { pageUrl: pc, phoneUrl: `${mobile}?${fromList}&lang=${lang}` };
}

export function listedPayment(books: Books, payment: Payment, lang: Language, search: string): ListedPayment {
  const finished = isFinished(books, payment);
  const act = (name: string) => `/_sim/payments/${payment.tid}/${name}${search}`;
  return {
    tid: payment.tid,
    status: shownStatus(books, payment),
    finished,
    itemName: payment.itemName,
    orderId: payment.orderId,
    totalWon: payment.amount.total,
    canceledWon: canceled(payment).total,
    merchant: payment.cid,
    createdAt: kst(payment.createdAt),
    expiresAt: kst(payment.expiresAt),
    expired: isExpired(payment, books.now()),
    methods: payment.methods,
    url: paymentUrl(payment.tid, lang),
    ...pageUrls(books, payment, lang),
    ...(finished ? {} : { actions: { pay: act('pay'), quit: act('quit') } }),
  };
}

export function listedSubscription(subscription: Subscription, search: string): ListedSubscription {
  const { sid, inactivatedAt } = subscription;
  const active = inactivatedAt === undefined;
  return {
    sid,
    status: active ? 'ACTIVE' : 'INACTIVE',
    itemName: subscription.itemName,
    merchant: subscription.cid,
    createdAt: kst(subscription.createdAt),
    lastApprovedAt: kst(subscription.lastApprovedAt),
    ...(active ? { endUrl: `/_sim/subscriptions/${sid}/end${search}` } : { inactivatedAt: kst(inactivatedAt) }),
  };
}

/** With the way to the payment it is about, where that is still known. */
export function historyEntry({ payments }: Books, entry: JournalEntry, lang: Language): HistoryEntry {
  const tid = 'tid' in entry ? entry.tid : undefined;
  return tid !== undefined && payments.has(tid) ? { ...entry, url: paymentUrl(tid, lang) } : entry;
}

export const listedFaults = ({ faults }: Control, search: string): ListedFault[] =>
  faults.list().map((fault) => ({ ...fault, removeUrl: `/_sim/faults/${fault.id}/remove${search}` }));
