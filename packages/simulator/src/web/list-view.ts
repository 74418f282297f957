import { pageUrl } from '../api/addresses.ts';
import { totalsOf } from '../control/summaries.ts';
import { type Books, type Payment, type Subscription, shownStatus } from '../core/books.ts';
import { kst } from '../core/kst.ts';
import { type Message, searchOf } from '../message.ts';
import { listPage } from '../pages/index.ts';
import type { Route } from '../router.ts';
import type { ListedPayment, ListedSubscription, ListPageView } from '../views.ts';
import { page } from './headers.ts';
import { languageOf, otherLanguageUrl } from './language.ts';
import { isFinished } from './payment-view.ts';

const shownMax = 100;

function listedPayment(books: Books, payment: Payment, search: string): ListedPayment {
  const finished = isFinished(books, payment);
  const act = (name: string) => `/_sim/payments/${payment.tid}/${name}${search}`;
  return {
    tid: payment.tid,
    status: shownStatus(books, payment),
    finished,
    itemName: payment.itemName,
    orderId: payment.orderId,
    totalWon: payment.amount.total,
    canceledWon: payment.canceled.total,
    merchant: payment.cid,
    createdAt: kst(payment.createdAt),
    // Paid and not yet approved is finished for the payer, but its time still runs.
    remainingMs: Math.max(0, payment.expiresAt - books.now()),
    methods: payment.methods,
    pageUrl: payment.pageHash === '' ? '' : pageUrl(payment, 'pc'),
    ...(finished ? {} : { actions: { pay: act('pay'), quit: act('quit') } }),
  };
}

function listedSubscription(subscription: Subscription, search: string): ListedSubscription {
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

export function listView(books: Books, baseUrl: string, message: Message): ListPageView {
  const search = searchOf(message);
  const totals = totalsOf(books);
  const payments = [...books.payments.values()];
  return {
    lang: languageOf(message),
    otherLangUrl: otherLanguageUrl(message),
    baseUrl,
    now: kst(books.now()),
    payments: payments
      .slice(-shownMax)
      .reverse()
      .map((payment) => listedPayment(books, payment, search)),
    more: Math.max(0, payments.length - shownMax),
    subscriptions: [...books.subscriptions.values()]
      .slice(-shownMax)
      .reverse()
      .map((subscription) => listedSubscription(subscription, search)),
    totals: { paidWon: totals.paidWon, canceledWon: totals.canceledWon },
    actions: { advance: `/_sim/clock${search}`, reset: `/_sim/reset${search}` },
  };
}

/** The simulator's first page. */
export const listRoute = (books: Books, baseUrl: () => string): Route => ({
  method: 'GET',
  path: '/',
  answer: (message) => page(listPage(listView(books, baseUrl(), message)), 200, 'nowhere'),
});
