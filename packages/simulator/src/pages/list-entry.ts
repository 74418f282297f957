import { html } from 'hono/html';
import type { PayMethod } from '../core/books.ts';
import type { Language, ListedPayment, ListedSubscription } from '../views.ts';
import { formatKst, formatWon } from './format.ts';
import type { Markup } from './page-frame.ts';
import { paymentBadge, statusName } from './payment-badge.ts';
import { type Words, words } from './words.ts';

const detail = (name: string, value: string) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`;

const payButton = (method: PayMethod, text: Words) =>
  html`<button class="button small main" name="method" value="${method}">${text.actPay[method]}</button>`;

/** The phone is beside the list, or where the screen is too narrow for it, a page of its own. */
export function paymentActs({ actions, methods, pageUrl, phoneUrl }: ListedPayment, text: Words): Markup | undefined {
  return (
    actions &&
    html`<div class="row">
      <form method="post" action="${actions.pay}" class="row">${methods.map((method) => payButton(method, text))}</form>
      <form method="post" action="${actions.quit}"><button class="button small">${text.actQuit}</button></form>
      <a class="button small only-bench" href="${phoneUrl}" target="phone">${text.openPhone}</a>
      <a class="button small only-narrow" href="${pageUrl}">${text.openPage}</a>
    </div>`
  );
}

/** One payment of the list, named by its item and order for a screen reader's list of articles. */
export function paymentEntry(payment: ListedPayment, lang: Language): Markup {
  const text = words[lang];
  return html`<li><article class="entry" aria-label="${payment.itemName}, ${payment.orderId}">
    <div class="row"><h3><a href="${payment.url}">${payment.itemName}</a></h3>${paymentBadge(payment, text)}</div>
    <p class="price number">${formatWon(payment.totalWon, lang)}</p>
    <dl class="details">
      ${detail(text.order, payment.orderId)}
      ${detail(text.createdAt, formatKst(payment.createdAt))}
      ${payment.actions ? detail(text.until, formatKst(payment.expiresAt).slice(-5)) : ''}
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
  return html`<li><article class="entry" aria-label="${subscription.itemName}, ${subscription.sid}">
    <div class="row">
      <h3>${subscription.itemName}</h3>
      <span class="badge ${endUrl ? 'good' : 'quiet'}">${statusName(subscription.status, text)}</span>
    </div>
    ${endUrl && html`<form method="post" action="${endUrl}" data-stay><button class="button small">${text.actEnd}</button></form>`}
    <dl class="details">
      ${detail(text.registeredAt, formatKst(subscription.createdAt))}
      ${detail(text.lastChargedAt, formatKst(subscription.lastApprovedAt))}
      ${inactivatedAt ? detail(text.endedAt, formatKst(inactivatedAt)) : ''}
      ${detail(text.merchant, subscription.merchant)}
      ${detail('sid', subscription.sid)}
    </dl>
  </article></li>`;
}
