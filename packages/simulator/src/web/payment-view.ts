import { type Device, pagesOf } from '../api/addresses.ts';
import { type Books, isExpired, type Payment, shownStatus } from '../core/books.ts';
import { type CardChoice, cardOf } from '../core/cards.ts';
import { isSubscriptionCid } from '../core/merchant-codes.ts';
import { monthChoices, redirectOf } from '../core/payer.ts';
import { mostPoints } from '../core/points.ts';
import { stateRow } from '../core/states.ts';
import { type Message, searchOf } from '../message.ts';
import { queryValue } from '../text.ts';
import type { ChosenMethod, Installments, PaymentPageView, PaymentStateView } from '../views.ts';
import { languageOf, otherLanguageUrl, without } from './language.ts';

/** The mark of a phone led here by the PC's QR code: when it has paid, the PC's page goes on, not the phone's. */
const fromPc = 'from=pc';

export const isHandedOver = (message: Message): boolean => queryValue(message, 'from') === 'pc';

/** The mark of the phone beside the list: the shop opens in a tab of its own, and this page stays. */
export const fromList = 'from=list';
const isFramed = (message: Message): boolean => queryValue(message, 'from') === 'list';

/** The payer's part is over, whatever came of it. */
export function isFinished(books: Books, payment: Payment): boolean {
  const { waiting } = stateRow(payment.status);
  return !waiting || payment.status === 'AUTH_PASSWORD' || isExpired(payment, books.now());
}

export function stateView(books: Books, payment: Payment, message: Message): PaymentStateView {
  const finished = isFinished(books, payment);
  const handedBack = finished && isHandedOver(message);
  const stays = handedBack || isFramed(message);
  const redirect = finished && !stays ? redirectOf(books, payment) : undefined;
  return {
    status: shownStatus(books, payment),
    finished,
    remainingMs: Math.max(0, payment.expiresAt - books.now()),
    ...(redirect === undefined ? {} : { redirect }),
    handedBack,
  };
}

function installments(payment: Payment): Installments {
  return payment.fixedInstallMonths === undefined
    ? { choices: monthChoices(payment) }
    : { fixed: payment.fixedInstallMonths };
}

/** What was chosen, at the step after choosing. */
function chosen({ status, method }: Payment, message: Message): { readonly chosen?: ChosenMethod } {
  const waits = status === 'SELECT_METHOD' || status === 'ARS_WAITING';
  if (!waits || method === undefined || queryValue(message, 'step') !== 'check') return {};
  const { type, card, installMonths, pointWon = 0 } = method;
  return { chosen: { method: type, ...(card && { card: cardChoice(card) }), installMonths, pointWon } };
}

function cardChoice(code: string): CardChoice {
  const { ko, en } = cardOf(code);
  return { code, ko, en };
}

const payerActs = ['pay', 'quit', 'check', 'fail', 'ars', 'expire'] as const;

/** Where the page's forms and its script ask. */
function actionsOf(message: Message): PaymentPageView['actions'] {
  const { path } = message;
  const search = searchOf(without(message, 'step'));
  const acts = [...payerActs, 'state' as const].map((act) => [act, `${path}/${act}${search}`]);
  return { ...Object.fromEntries(acts), choose: path + search };
}

export function paymentView(
  books: Books,
  baseUrl: string,
  payment: Payment,
  device: Device,
  message: Message,
): PaymentPageView {
  const { status, finished, handedBack } = stateView(books, payment, message);
  const redirect = finished && !handedBack ? redirectOf(books, payment) : undefined;
  return {
    tid: payment.tid,
    device,
    lang: languageOf(message),
    otherLangUrl: otherLanguageUrl(message),
    itemName: payment.itemName,
    quantity: payment.quantity,
    totalWon: payment.amount.total,
    taxFreeWon: payment.amount.taxFree,
    vatWon: payment.amount.vat,
    merchant: payment.cid,
    subscription: isSubscriptionCid(payment.cid),
    status,
    finished,
    expiresAt: payment.expiresAt,
    now: books.now(),
    methods: payment.methods,
    cards: payment.cards.map(cardChoice),
    installments: installments(payment),
    pointsWon: mostPoints(payment),
    newTab: isFramed(message),
    ...chosen(payment, message),
    mobileUrl: `${baseUrl}${pagesOf(books, payment).mobile}?${fromPc}`,
    actions: actionsOf(message),
    ...(redirect === undefined ? {} : { redirect }),
    handedBack,
  };
}
