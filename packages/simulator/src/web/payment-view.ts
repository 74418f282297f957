import { type Device, pagesOf } from '../api/addresses.ts';
import { type Books, isExpired, type Payment, shownStatus } from '../core/books.ts';
import { cardOf } from '../core/cards.ts';
import { isSubscriptionCid } from '../core/merchant-codes.ts';
import { monthChoices, redirectOf } from '../core/payer.ts';
import { stateRow } from '../core/states.ts';
import { type Message, searchOf } from '../message.ts';
import { queryValue } from '../text.ts';
import type { Installments, PaymentPageView, PaymentStateView } from '../views.ts';
import { languageOf, otherLanguageUrl } from './language.ts';

/** The mark of a phone led here by the PC's QR code: when it has paid, the PC's page goes on, not the phone's. */
const fromPc = 'from=pc';

export const isHandedOver = (message: Message): boolean => queryValue(message, 'from') === 'pc';

/** The payer's part is over, whatever came of it. */
export function isFinished(books: Books, payment: Payment): boolean {
  const { waiting } = stateRow(payment.status);
  return !waiting || payment.status === 'AUTH_PASSWORD' || isExpired(payment, books.now());
}

export function stateView(books: Books, payment: Payment, message: Message): PaymentStateView {
  const finished = isFinished(books, payment);
  const handedBack = finished && isHandedOver(message);
  const redirect = finished && !handedBack ? redirectOf(books, payment) : undefined;
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

export function paymentView(
  books: Books,
  baseUrl: string,
  payment: Payment,
  device: Device,
  message: Message,
): PaymentPageView {
  const { path } = message;
  const search = searchOf(message);
  const { status, finished, redirect, handedBack } = stateView(books, payment, message);
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
    cards: payment.cards.map((code) => {
      const { ko, en } = cardOf(code);
      return { code, ko, en };
    }),
    installments: installments(payment),
    mobileUrl: `${baseUrl}${pagesOf(books, payment).mobile}?${fromPc}`,
    actions: {
      pay: `${path}/pay${search}`,
      quit: `${path}/quit${search}`,
      state: `${path}/state${search}`,
    },
    ...(redirect === undefined ? {} : { redirect }),
    handedBack,
  };
}
