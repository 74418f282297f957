import { pagesOf } from '../api/addresses.ts';
import type { Control } from '../control/control.ts';
import { canceled } from '../core/acts.ts';
import { asksPayer, type Books, type Payment } from '../core/books.ts';
import { kst } from '../core/kst.ts';
import { pointsUsed } from '../core/points.ts';
import { nextStatus } from '../core/states.ts';
import { type Message, searchOf } from '../message.ts';
import { detailPage } from '../pages/index.ts';
import type { Route } from '../router.ts';
import type { DetailPageView } from '../views.ts';
import { page } from './headers.ts';
import { languageOf, otherLanguageUrl } from './language.ts';
import { listedFaults, listedPayment, listedSubscription } from './listed.ts';
import { refusal } from './refusals.ts';

/** Every field there is, by KakaoPay's names; who paid is nobody's business here. */
function fieldsOf(payment: Payment): DetailPageView['fields'] {
  const { amount, method, acts } = payment;
  const all: Readonly<Record<string, string | number | undefined>> = {
    tid: payment.tid,
    cid: payment.cid,
    sid: payment.sid,
    aid: acts.map(({ aid }) => aid).join(', '),
    partner_order_id: payment.orderId,
    item_name: payment.itemName,
    item_code: payment.itemCode,
    quantity: payment.quantity,
    total_amount: amount.total,
    tax_free_amount: amount.taxFree,
    vat_amount: amount.vat,
    green_deposit: payment.greenDeposit || undefined,
    payment_method_type: method?.type,
    card: method?.card,
    install_month: method?.type === 'CARD' ? method.installMonths : undefined,
    available_methods: payment.methods.join(', '),
    available_cards: payment.cards.join(', '),
    approval_url: payment.approvalUrl,
    cancel_url: payment.cancelUrl,
    fail_url: payment.failUrl,
    created_at: kst(payment.createdAt),
    expires_at: kst(payment.expiresAt),
    status: payment.status,
  };
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)] as const],
  );
}

function moneyOf(payment: Payment): DetailPageView['money'] {
  const isApproved = payment.acts.some(({ type }) => type === 'PAYMENT');
  return {
    paidWon: isApproved ? payment.amount.total : 0,
    canceledWon: canceled(payment).total,
    pointWon: isApproved ? pointsUsed(payment) : 0,
  };
}

/** What the payer can do beside paying, through the payer's own page. */
function actsOf(books: Books, payment: Payment, isOpen: boolean): Pick<DetailPageView, 'acts' | 'pages'> {
  if (!asksPayer(payment)) return { acts: {}, pages: {} };
  const { pc, mobile, app } = pagesOf(books, payment);
  const waits = isOpen || (payment.status === 'AUTH_PASSWORD' && books.now() < payment.expiresAt);
  const can = (act: string, is: boolean) => (is ? { [act]: `${pc}/${act}` } : {});
  return {
    acts: {
      ...can('quit', waits && nextStatus(payment.status, 'quit') !== undefined),
      ...can('fail', isOpen),
      ...can('expire', waits),
    },
    pages: { pc, mobile, app },
  };
}

export function detailView(books: Books, control: Control, payment: Payment, message: Message): DetailPageView {
  const lang = languageOf(message);
  const search = searchOf(message);
  const listed = listedPayment(books, payment, lang, search);
  const subscription = payment.sid === undefined ? undefined : books.subscriptions.get(payment.sid);
  return {
    lang,
    otherLangUrl: otherLanguageUrl(message),
    listUrl: `/?lang=${lang}`,
    payment: listed,
    money: moneyOf(payment),
    ...actsOf(books, payment, listed.actions !== undefined),
    history: control.history(payment.tid),
    fields: fieldsOf(payment),
    faults: listedFaults(control, search).filter(({ tid }) => tid === payment.tid),
    phoneUrl: `/phone?lang=${lang}`,
    actions: { fault: `/_sim/faults${search}` },
    ...(subscription === undefined ? {} : { subscription: listedSubscription(subscription, search) }),
  };
}

/** The page that tells all of one payment. */
export const detailRoute = (books: Books, control: Control): Route => ({
  method: 'GET',
  path: '/payments/:tid',
  answer(message, tid) {
    const payment = books.payments.get(tid);
    if (payment === undefined) return refusal(message, 'not_found', 'There is no payment with this tid.');
    return page(detailPage(detailView(books, control, payment, message)), 200, 'nowhere');
  },
});
