import type { Control } from '../control/control.ts';
import { found } from '../control/search.ts';
import { totalsOf } from '../control/summaries.ts';
import { assumptionOf } from '../core/assumptions.ts';
import type { Books, Payment } from '../core/books.ts';
import { kst } from '../core/kst.ts';
import { type Message, searchOf } from '../message.ts';
import { emptyPhonePage, listPage } from '../pages/index.ts';
import type { Route } from '../router.ts';
import { queryValue } from '../text.ts';
import type { Language, ListPageView, PaymentState } from '../views.ts';
import { clockSteps, slideRoute } from './clock-slide.ts';
import { page } from './headers.ts';
import { addressWith, languageOf, otherLanguageUrl, without } from './language.ts';
import { historyEntry, listedFaults, listedPayment, listedSubscription } from './listed.ts';
import { isInState, paymentStates } from './payment-states.ts';

const paymentsPerPage = 20;
const subscriptionsMax = 100;
const historyMax = 30;

/** What the query narrows the list down to. */
function wanted(message: Message) {
  const text = (queryValue(message, 'q') ?? '').slice(0, 100);
  const state = paymentStates.find((one) => one === queryValue(message, 'state')) ?? 'all';
  return { text, state };
}

function stateLinks(message: Message): ListPageView['states'] {
  const { state: current } = wanted(message);
  const first = without(message, 'page');
  return paymentStates.map((state) => ({
    state,
    url: addressWith(first, { lang: languageOf(message), state }),
    current: state === current,
  }));
}

/** Of 50,000 the whole list is copied in less than a millisecond; looking at each takes longer. */
function wantedOf(books: Books, text: string, state: PaymentState): readonly Payment[] {
  if (text === '' && state === 'all') return [...books.payments.values()];
  return [...found(books, text)].filter((payment) => isInState(books, payment, state));
}

/** The newest payments first, of the page that the query asks for, or of the nearest there is. */
function paymentsOf(books: Books, message: Message) {
  const { text, state } = wanted(message);
  const all = wantedOf(books, text, state);
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

/** What happened lately: all of it, or what there is something to say about. */
function historyOf(books: Books, control: Control, message: Message): ListPageView['history'] {
  const lang = languageOf(message);
  const onlySaid = queryValue(message, 'said') === 'yes';
  const entries = control.latest(historyMax, onlySaid ? 'hint' : undefined);
  return {
    entries: entries.map((entry) => historyEntry(books, entry, lang)),
    onlySaid,
    allUrl: `${addressWith(message, { lang, said: '' })}#requests`,
    saidUrl: `${addressWith(message, { lang, said: 'yes' })}#requests`,
  };
}

/** The questions in the reader's language. */
const settingRows = ({ settings }: Control, lang: Language) =>
  settings.list().map((setting) => ({ ...setting, question: assumptionOf(setting.name).question[lang] }));

function actionsOf(searchText: string): ListPageView['actions'] {
  return {
    advance: `/_sim/clock${searchText}`,
    slide: `/clock${searchText}`,
    reset: `/_sim/reset${searchText}`,
    fault: `/_sim/faults${searchText}`,
    settings: `/_sim/settings${searchText}`,
  };
}

function listView(books: Books, control: Control, baseUrl: string, message: Message): ListPageView {
  const searchText = searchOf(message);
  const lang = languageOf(message);
  const { paidWon, canceledWon } = totalsOf(books);
  const { shown, search, pages } = paymentsOf(books, message);
  const newestSubscriptions = [...books.subscriptions.values()].slice(-subscriptionsMax).reverse();
  return {
    lang,
    otherLangUrl: otherLanguageUrl(message),
    baseUrl,
    now: kst(books.now()),
    clockSteps,
    payments: shown.map((payment) => listedPayment(books, payment, lang, searchText)),
    search,
    states: stateLinks(message),
    pages,
    subscriptions: newestSubscriptions.map((subscription) => listedSubscription(subscription, searchText)),
    faults: listedFaults(control, searchText),
    totals: { paidWon, canceledWon },
    history: historyOf(books, control, message),
    settings: settingRows(control, lang),
    phoneUrl: `/phone?lang=${lang}`,
    actions: actionsOf(searchText),
  };
}

/** The simulator's first page, and what it needs of its own. */
export const listRoutes = (books: Books, control: Control, baseUrl: () => string): Route[] => [
  {
    method: 'GET',
    path: '/',
    answer: (message) => page(listPage(listView(books, control, baseUrl(), message)), 200, 'nowhere'),
  },
  { method: 'GET', path: '/phone', answer: (message) => page(emptyPhonePage(languageOf(message))) },
  slideRoute(control),
];
