import { html } from 'hono/html';
import type { ListPageView } from '../views.ts';
import { faultForm } from './fault-box.ts';
import { faultList } from './fault-list.ts';
import { faultWords } from './fault-words.ts';
import { formatKst, formatWon } from './format.ts';
import { subscriptionEntry } from './list-entry.ts';
import { type Markup, pageFrame } from './page-frame.ts';
import { foundPayments, searchForm } from './payment-list.ts';
import { type Words, words } from './words.ts';

const steps = ['1m', '16m', '1d'] as const;

function clockBox(view: ListPageView, text: Words): Markup {
  const buttons = steps.map(
    (step) => html`<button class="button small" name="advance" value="${step}">${text.advance[step]}</button>`,
  );
  return html`<section class="box stack" aria-labelledby="clock-title">
    <div class="row apart">
      <div>
        <h2 id="clock-title">${text.clock}</h2>
        <p class="now number">${formatKst(view.now)} <span class="quiet">${text.kst}</span></p>
      </div>
      <form method="post" action="${view.actions.advance}" class="row" aria-label="${text.clockAdvance}">${buttons}</form>
    </div>
    <p class="quiet">${text.clockHint}</p>
  </section>`;
}

function totals(view: ListPageView, text: Words): Markup {
  const { paidWon, canceledWon } = view.totals;
  return html`<dl class="totals">
      <div><dt>${text.paid}</dt><dd class="number">${formatWon(paidWon, view.lang)}</dd></div>
      <div><dt>${text.canceled}</dt><dd class="number">${formatWon(canceledWon, view.lang)}</dd></div>
    </dl>`;
}

/** A part of the page that the script brings up to date, unless somebody is in the midst of it. */
const live = (id: string, version: string, content: Markup) =>
  html`<div class="stack" id="${id}" data-live="${version}">${content}</div>`;

const heading = (id: string, title: string) => html`<h2 class="heading" id="${id}">${title}</h2>`;

function paymentSection(view: ListPageView, text: Words): Markup {
  return html`<section class="stack" aria-labelledby="payments-title">
    <div class="row apart">
      ${heading('payments-title', text.payments)}
      ${searchForm(view)}
    </div>
    <p class="quiet" role="status" data-news data-held="${text.newsHeld}"></p>
    ${live('found', view.version, foundPayments(view))}
    <noscript><p class="quiet">${text.refreshHint} <a href="">${text.refresh}</a></p></noscript>
  </section>`;
}

function subscriptions({ subscriptions, lang }: ListPageView, text: Words): Markup {
  if (subscriptions.length === 0) return html`<p class="box quiet">${text.noSubscriptions}</p>`;
  return html`<ul class="stack">${subscriptions.map((subscription) => subscriptionEntry(subscription, lang))}</ul>`;
}

function faultSection(view: ListPageView): Markup {
  const text = faultWords[view.lang];
  return html`<section class="box stack" aria-labelledby="faults-title">
    <div><h2 id="faults-title">${text.title}</h2><p class="quiet">${text.intro}</p></div>
    ${live('faults', view.version, faultList(view))}
    ${faultForm(view)}
  </section>`;
}

const resetBox = (view: ListPageView, text: Words) => html`<section class="box row apart" aria-label="${text.reset}">
    <p class="quiet">${text.resetHint}</p>
    <form method="post" action="${view.actions.reset}" data-ask="${text.resetAsk}">
      <button class="button small danger">${text.reset}</button>
    </form>
  </section>`;

/** The simulator's first page: what was paid here, with ways to act as the payer, move the clock and inject faults. */
export function listPage(view: ListPageView): string {
  const text = words[view.lang];
  const main = html`<div class="stack">
    <p class="quiet">${text.listIntro} <span>${text.baseUrl} <code>${view.baseUrl}</code></span></p>
    <div class="sides even">
      ${clockBox(view, text)}
      <section class="box" aria-label="${text.totals}">${live('totals', view.version, totals(view, text))}</section>
    </div>
    ${paymentSection(view, text)}
    <section class="stack" aria-labelledby="subscriptions-title">
      ${heading('subscriptions-title', text.subscriptions)}
      ${live('subscriptions', view.version, subscriptions(view, text))}
    </section>
    ${faultSection(view)}
    ${resetBox(view, text)}
  </div>`;
  return pageFrame({ lang: view.lang, title: text.listTitle, main, otherLangUrl: view.otherLangUrl, wide: true });
}
