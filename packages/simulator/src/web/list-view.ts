import { pagesOf } from '../api/addresses.ts';
import type { Control } from '../control/control.ts';
import { found } from '../control/search.ts';
import { totalsOf } from '../control/summaries.ts';
import { canceled } from '../core/acts.ts';
import { asksPayer, type Books, type Payment, type Subscription, shownStatus } from '../core/books.ts';
import { kst } from '../core/kst.ts';
import { type Message, searchOf } from '../message.ts';
import { listPage } from '../pages/index.ts';
import type { Route } from '../router.ts';
import { queryValue } from '../text.ts';
import type { ListedFault, ListedPayment, ListedSubscription, ListPageView } from '../views.ts';
import { page } from './headers.ts';
import { addressWith, languageOf, otherLanguageUrl } from './language.ts';
import { isFinished } from './payment-view.ts';

const paymentsPerPage = 20;
const subscriptionsMax = 100;

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
    canceledWon: canceled(payment).total,
    merchant: payment.cid,
    createdAt: kst(payment.createdAt),
    // Paid and not yet approved is finished for the payer, but its time still runs.
    remainingMs: Math.max(0, payment.expiresAt - books.now()),
    methods: payment.methods,
    pageUrl: asksPayer(payment) ? pagesOf(books, payment).pc : '',
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

const listedFaults = ({ faults }: Control, search: string): ListedFault[] =>
  faults.list().map((fault) => ({ ...fault, removeUrl: `/_sim/faults/${fault.id}/remove${search}` }));

/** The newest payments first, of the page that the query asks for, or of the nearest there is. */
function paymentsOf(books: Books, message: Message) {
  const text = (queryValue(message, 'q') ?? '').slice(0, 100);
  const all = [...found(books, text)];
  const last = Math.max(1, Math.ceil(all.length / paymentsPerPage));
  const asked = Math.trunc(Number(queryValue(message, 'page') ?? 1));
  const current = Math.min(last, Math.max(1, asked || 1));
  const urlOf = (number: number) => addressWith(message, { page: String(number) });
  const end = all.length - (current - 1) * paymentsPerPage;
  return {
    shown: all.slice(Math.max(0, end - paymentsPerPage), end).reverse(),
    search: { text, url: message.path, allUrl: `${message.path}?lang=${languageOf(message)}` },
    pages: {
      current,
      last,
      count: all.length,
      ...(current > 1 ? { newerUrl: urlOf(current - 1) } : {}),
      ...(current < last ? { olderUrl: urlOf(current + 1) } : {}),
    },
  };
}

/** Changes with whatever the page shows, but for the time that is left. */
function versionOf({ ids }: Books, view: Omit<ListPageView, 'version'>): string {
  const { payments, subscriptions, faults, totals, pages } = view;
  const lasting = payments.map(({ remainingMs: _, ...payment }) => payment);
  return ids.sha256(JSON.stringify([lasting, subscriptions, faults, totals, pages.count]));
}

export function listView(books: Books, control: Control, baseUrl: string, message: Message): ListPageView {
  const searchText = searchOf(message);
  const totals = totalsOf(books);
  const { shown, search, pages } = paymentsOf(books, message);
  const newestSubscriptions = [...books.subscriptions.values()].slice(-subscriptionsMax).reverse();
  const view = {
    lang: languageOf(message),
    otherLangUrl: otherLanguageUrl(message),
    baseUrl,
    now: kst(books.now()),
    payments: shown.map((payment) => listedPayment(books, payment, searchText)),
    search,
    pages,
    subscriptions: newestSubscriptions.map((subscription) => listedSubscription(subscription, searchText)),
    faults: listedFaults(control, searchText),
    totals: { paidWon: totals.paidWon, canceledWon: totals.canceledWon },
    actions: {
      advance: `/_sim/clock${searchText}`,
      reset: `/_sim/reset${searchText}`,
      fault: `/_sim/faults${searchText}`,
    },
  };
  return { ...view, version: versionOf(books, view) };
}

/** The simulator's first page. */
export const listRoute = (books: Books, control: Control, baseUrl: () => string): Route => ({
  method: 'GET',
  path: '/',
  answer: (message) => page(listPage(listView(books, control, baseUrl(), message)), 200, 'nowhere'),
});
