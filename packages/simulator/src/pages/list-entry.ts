import { html } from 'hono/html';
import type { PayMethod } from '../core/books.ts';
import type { Language, ListedPayment, ListedSubscription } from '../views.ts';
import { formatCountdown, formatKst, formatWon } from './format.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Markup } from './page-frame.ts';
import { type Words, words } from './words.ts';

const badgeTones: Readonly<Record<Outcome, string>> = {
  open: 'active',
  authenticated: 'active',
  paid: 'good',
  quit: 'quiet',
  failed: 'bad',
  expired: 'warn',
};

/** A status in the reader's words; one we do not know is shown as it is. */
const statusName = (status: string, text: Words) => text.status[status] ?? status;

function paymentBadge(payment: ListedPayment, text: Words): Markup {
  const outcome = outcomeOf(payment);
  const canceled = payment.status.endsWith('CANCEL_PAYMENT');
  const tone = canceled ? 'quiet' : badgeTones[outcome];
  return html`<span class="badge ${tone}">${statusName(outcome === 'expired' ? 'EXPIRED' : payment.status, text)}</span>`;
}

const detail = (name: string, value: string) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`;

const payButton = (method: PayMethod, text: Words) =>
  html`<button class="button small main" name="method" value="${method}">${text.actPay[method]}</button>`;

function paymentActs(payment: ListedPayment, text: Words): Markup | undefined {
  const { actions, methods, pageUrl } = payment;
  return (
    actions &&
    html`<div class="row">
      <form method="post" action="${actions.pay}" class="row">${methods.map((method) => payButton(method, text))}</form>
      <form method="post" action="${actions.quit}"><button class="button small">${text.actQuit}</button></form>
      <a class="button small" href="${pageUrl}">${text.openPage}</a>
    </div>`
  );
}

/** A later charge of a subscription has no page. */
const itemLink = ({ pageUrl, itemName }: ListedPayment) =>
  pageUrl === '' ? itemName : html`<a href="${pageUrl}">${itemName}</a>`;

/** One payment of the list, named by its item and order for a screen reader's list of articles. */
export function paymentEntry(payment: ListedPayment, lang: Language): Markup {
  const text = words[lang];
  const open = outcomeOf(payment) === 'open';
  return html`<li><article class="box entry" aria-label="${payment.itemName}, ${payment.orderId}">
    <div class="row"><h3>${itemLink(payment)}</h3>${paymentBadge(payment, text)}</div>
    <p class="price number">${formatWon(payment.totalWon, lang)}</p>
    <dl class="details">
      ${detail(text.order, payment.orderId)}
      ${detail(text.createdAt, formatKst(payment.createdAt))}
      ${open ? detail(text.timeLeft, formatCountdown(payment.remainingMs)) : ''}
      ${payment.canceledWon > 0 ? detail(text.canceled, formatWon(payment.canceledWon, lang)) : ''}
      ${detail(text.merchant, payment.merchant)}
      ${detail('tid', payment.tid)}
    </dl>
    ${paymentActs(payment, text)}
  </article></li>`;
}

/** One subscription of the list. */
export function subscriptionEntry(subscription: ListedSubscription, lang: Language): Markup {
  const text = words[lang];
  const { inactivatedAt, endUrl } = subscription;
  return html`<li><article class="box entry" aria-label="${subscription.itemName}, ${subscription.sid}">
    <div class="row">
      <h3>${subscription.itemName}</h3>
      <span class="badge ${endUrl ? 'good' : 'quiet'}">${statusName(subscription.status, text)}</span>
    </div>
    <dl class="details">
      ${detail(text.registeredAt, formatKst(subscription.createdAt))}
      ${detail(text.lastChargedAt, formatKst(subscription.lastApprovedAt))}
      ${inactivatedAt ? detail(text.endedAt, formatKst(inactivatedAt)) : ''}
      ${detail(text.merchant, subscription.merchant)}
      ${detail('sid', subscription.sid)}
    </dl>
    ${
      endUrl &&
      html`<form method="post" action="${endUrl}" class="row"><button class="button small">${text.actEnd}</button></form>`
    }
  </article></li>`;
}
