import { html } from 'hono/html';
import type { ListPageView } from '../views.ts';
import { formatCount, formatKst, formatWon } from './format.ts';
import { paymentEntry, subscriptionEntry } from './list-entry.ts';
import { type Markup, pageFrame } from './page-frame.ts';
import { readyExample } from './ready-example.ts';
import { type Words, words } from './words.ts';

const steps = ['1m', '16m', '1d'] as const;

function clockBox(view: ListPageView, text: Words): Markup {
  return html`<section class="box stack" aria-labelledby="clock-title">
    <div class="row apart">
      <div>
        <h2 id="clock-title">${text.clock}</h2>
        <p class="now number">${formatKst(view.now)} <span class="quiet">${text.kst}</span></p>
      </div>
      <form method="post" action="${view.actions.advance}" class="row" aria-label="${text.clockAdvance}">
        ${steps.map((step) => html`<button class="button small" name="advance" value="${step}">${text.advance[step]}</button>`)}
      </form>
    </div>
    <p class="quiet">${text.clockHint}</p>
  </section>`;
}

function totals(view: ListPageView, text: Words): Markup {
  const { paidWon, canceledWon } = view.totals;
  return html`<section class="box" aria-label="${text.totals}">
    <dl class="totals">
      <div><dt>${text.paid}</dt><dd class="number">${formatWon(paidWon, view.lang)}</dd></div>
      <div><dt>${text.canceled}</dt><dd class="number">${formatWon(canceledWon, view.lang)}</dd></div>
    </dl>
  </section>`;
}

const heading = (id: string, title: string, count: number, text: Words) =>
  html`<h2 class="heading" id="${id}">${title} <span class="quiet number">${text.countOf(formatCount(count))}</span></h2>`;

const emptyPayments = (view: ListPageView, text: Words) => html`<div class="box stack">
    <h3>${text.emptyTitle}</h3>
    <p class="quiet">${text.emptyText}</p>
    <pre tabindex="0" role="region" aria-label="${text.example}"><code>${readyExample(view.baseUrl)}</code></pre>
  </div>`;

function paymentList(view: ListPageView, text: Words): Markup {
  const { payments, more } = view;
  return html`<section class="stack" aria-labelledby="payments-title">
    <div class="row apart">
      ${heading('payments-title', text.payments, payments.length + more, text)}
      <a class="button small" href="">${text.refresh}</a>
    </div>
    ${
      payments.length === 0
        ? emptyPayments(view, text)
        : html`<ul class="stack">${payments.map((payment) => paymentEntry(payment, view.lang))}</ul>`
    }
    ${more > 0 ? html`<p class="quiet">${text.more(formatCount(more))}</p>` : ''}
  </section>`;
}

function subscriptionList(view: ListPageView, text: Words): Markup {
  const { subscriptions } = view;
  return html`<section class="stack" aria-labelledby="subscriptions-title">
    ${heading('subscriptions-title', text.subscriptions, subscriptions.length, text)}
    ${
      subscriptions.length === 0
        ? html`<p class="box quiet">${text.noSubscriptions}</p>`
        : html`<ul class="stack">${subscriptions.map((subscription) => subscriptionEntry(subscription, view.lang))}</ul>`
    }
  </section>`;
}

const resetBox = (view: ListPageView, text: Words) => html`<section class="box row apart" aria-label="${text.reset}">
    <p class="quiet">${text.resetHint}</p>
    <form method="post" action="${view.actions.reset}" data-ask="${text.resetAsk}">
      <button class="button small danger">${text.reset}</button>
    </form>
  </section>`;

/** The simulator's first page: what was paid here, and ways to act as the payer and to move the clock. */
export function listPage(view: ListPageView): string {
  const text = words[view.lang];
  const main = html`<div class="stack">
    <p class="quiet">${text.listIntro} <span>${text.baseUrl} <code>${view.baseUrl}</code></span></p>
    <div class="sides even">${clockBox(view, text)}${totals(view, text)}</div>
    ${paymentList(view, text)}
    ${subscriptionList(view, text)}
    ${resetBox(view, text)}
  </div>`;
  return pageFrame({ lang: view.lang, title: text.listTitle, main, otherLangUrl: view.otherLangUrl, wide: true });
}
