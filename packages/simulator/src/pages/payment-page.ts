import { html } from 'hono/html';
import type { PaymentPageView } from '../views.ts';
import { checkStep } from './check-step.ts';
import { formatCount, formatCountdown, formatWon } from './format.ts';
import { outcomeOf } from './outcome.ts';
import { outcomeMessage } from './outcome-message.ts';
import { type Markup, pageFrame } from './page-frame.ts';
import { payForm, quitForm } from './pay-form.ts';
import { qrCode } from './qr-code.ts';
import { type Words, words } from './words.ts';

const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`;

function summary(view: PaymentPageView, text: Words): Markup {
  const { lang } = view;
  return html`<p class="quiet">${text.merchant} <span class="number">${view.merchant}</span></p>
    <p class="item"><strong>${view.itemName}</strong> <span class="quiet number">${text.quantityUnit(formatCount(view.quantity))}</span></p>
    <p class="amount number"><span class="unseen">${text.amount} </span>${formatWon(view.totalWon, lang)}</p>
    <dl class="facts">
      ${fact(text.vat, formatWon(view.vatWon, lang))}
      ${view.taxFreeWon > 0 ? fact(text.taxFree, formatWon(view.taxFreeWon, lang)) : ''}
    </dl>`;
}

/** What a screen reader is told, by the seconds left; the ticking itself stays silent. */
const announcements = (text: Words) =>
  JSON.stringify({ 300: text.announceMinutes(5), 60: text.announceMinutes(1), 0: text.announceOver });

function countdown(remainingMs: number, text: Words): Markup {
  return html`<p class="left">
      <span class="quiet" id="time-left">${text.timeLeft}</span>
      <span class="clock number" role="timer" aria-labelledby="time-left" data-countdown="${remainingMs}"
        >${formatCountdown(remainingMs)}</span>
    </p>
    <p class="unseen" aria-live="polite" data-voice="${announcements(text)}"></p>`;
}

/** In a window of its own: this page must stay, because it is the one that moves on. */
const phoneLink = (url: string) => html`<a href="${url}" target="_blank" rel="noopener">${url}</a>`;

function scanBox(view: PaymentPageView, text: Words): Markup {
  return html`<section class="box" aria-labelledby="scan-title">
    <div class="scan">
      ${qrCode(view.mobileUrl, text.scanAlt)}
      <div>
        <h2 id="scan-title">${text.scanTitle}</h2>
        <p class="quiet">${text.scanHint}</p>
        <p class="address"><span class="unseen">${text.scanLink}: </span>${phoneLink(view.mobileUrl)}</p>
        <p class="waiting">${text.waiting}</p>
        <noscript><p class="quiet">${text.waitingWithoutScript}</p></noscript>
      </div>
    </div>
  </section>`;
}

/** How to pay; at the step after it, the password. */
function paying(view: PaymentPageView, onPc: boolean, text: Words): Markup {
  if (view.chosen) return checkStep(view, view.chosen);
  return html`${onPc ? scanBox(view, text) : ''}
      <section class="box" aria-label="${onPc ? text.hereTitle : text.method}">
        ${onPc ? html`<h2 class="apart">${text.hereTitle}</h2>` : ''}
        ${payForm(view)}
      </section>`;
}

function openPayment(view: PaymentPageView, text: Words): Markup {
  const onPc = view.device === 'pc';
  return html`<div class="${onPc ? 'sides' : 'stack'}" data-state-url="${view.actions.state}">
    <section class="box stack" aria-label="${text.payTitle}">
      <div>${summary(view, text)}</div>
      <div class="over">${countdown(view.expiresAt - view.now, text)}</div>
    </section>
    <div class="stack">
      ${paying(view, onPc, text)}
      ${quitForm(view)}
    </div>
  </div>`;
}

/** The page of one payment for a PC, a phone's browser or an app's web view, in its state of the moment. */
export function paymentPage(view: PaymentPageView): string {
  const text = words[view.lang];
  const { lang, device, otherLangUrl } = view;
  const outcome = outcomeOf({ ...view, remainingMs: view.expiresAt - view.now });
  if (outcome !== 'open') {
    const refresh = view.redirect && !view.newTab && { refresh: { seconds: 5, url: view.redirect } };
    return pageFrame({ ...outcomeMessage(view, outcome), lang, device, otherLangUrl, titleInMain: true, ...refresh });
  }
  return pageFrame({
    lang,
    device,
    otherLangUrl,
    ...(device === 'pc' && { width: 'wide' }),
    title: view.subscription ? text.subscriptionTitle : text.payTitle,
    main: openPayment(view, text),
    ...(device === 'pc' && !view.chosen && { refresh: { seconds: 30 } }),
  });
}
