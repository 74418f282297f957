import { html } from 'hono/html';
import type { ListPageView } from '../views.ts';
import { clockBox } from './clock-box.ts';
import { faultForm } from './fault-box.ts';
import { faultList } from './fault-list.ts';
import { faultWords } from './fault-words.ts';
import { formatWon } from './format.ts';
import { historySection } from './history-section.ts';
import { historyWords } from './history-words.ts';
import { subscriptionEntry } from './list-entry.ts';
import { liveNews, livePart } from './live-part.ts';
import { type Markup, pageFrame } from './page-frame.ts';
import { foundPayments, searchForm, stateLinks } from './payment-list.ts';
import { phone } from './phone.ts';
import { settingsBox } from './settings-box.ts';
import { type Words, words } from './words.ts';

function totals(view: ListPageView, text: Words): Markup {
  const { paidWon, canceledWon } = view.totals;
  return html`<dl class="totals" aria-label="${text.totals}">
      <div><dt>${text.paid}</dt><dd class="number">${formatWon(paidWon, view.lang)}</dd></div>
      <div><dt>${text.canceled}</dt><dd class="number">${formatWon(canceledWon, view.lang)}</dd></div>
    </dl>`;
}

function paymentSection(view: ListPageView, text: Words): Markup {
  return html`<section class="stack" id="payments" aria-labelledby="payments-title">
    <div class="row apart">
      <h2 id="payments-title">${text.payments}</h2>
      ${livePart('totals', totals(view, text))}
    </div>
    <div class="row apart">${stateLinks(view)}${searchForm(view)}</div>
    ${livePart('found', foundPayments(view))}
  </section>`;
}

function subscriptions({ subscriptions, lang }: ListPageView, text: Words): Markup {
  if (subscriptions.length === 0) return html`<p class="box quiet">${text.noSubscriptions}</p>`;
  const entries = subscriptions.map((subscription) => subscriptionEntry(subscription, lang));
  return html`<ul class="box entries">${entries}</ul>`;
}

const subscriptionSection = (view: ListPageView, text: Words) =>
  html`<section class="stack" id="subscriptions" aria-labelledby="subscriptions-title">
    <h2 id="subscriptions-title">${text.subscriptions}</h2>
    ${livePart('subscribed', subscriptions(view, text))}
  </section>`;

function faultSection(view: ListPageView): Markup {
  const text = faultWords[view.lang];
  return html`<section class="stack" id="faults" aria-labelledby="faults-title">
    <h2 id="faults-title">${text.title}</h2>
    <div class="box stack">
      <p class="quiet">${text.intro}</p>
      ${livePart('injected', faultList(view))}
      ${faultForm(view)}
    </div>
  </section>`;
}

const resetBox = (view: ListPageView, text: Words) => html`<section class="box row apart" aria-label="${text.reset}">
    <p class="quiet">${text.resetHint}</p>
    <form method="post" action="${view.actions.reset}" data-ask="${text.resetAsk}">
      <button class="button small danger">${text.reset}</button>
    </form>
  </section>`;

function sectionLinks({ lang }: ListPageView, text: Words): Markup {
  const sections = {
    payments: text.payments,
    requests: historyWords[lang].requests,
    subscriptions: text.subscriptions,
    faults: faultWords[lang].title,
    settings: text.settings,
  };
  return html`<nav class="row sections" aria-label="${text.sections}">${Object.entries(sections).map(
    ([id, title]) => html`<a href="#${id}">${title}</a>`,
  )}</nav>`;
}

const top = (view: ListPageView, text: Words) => html`<p class="quiet">${text.listIntro}</p>
    <p>${text.baseUrl} <code class="base">${view.baseUrl}</code></p>
    ${sectionLinks(view, text)}
    ${liveNews(text.newsHeld)}
    <noscript><p class="quiet">${text.refreshHint} <a href="">${text.refresh}</a></p></noscript>`;

/** The simulator's first page: what was paid here, with ways to act as the payer, move the clock and inject faults. */
export function listPage(view: ListPageView): string {
  const text = words[view.lang];
  const main = html`<div class="workbench">
    <div class="stack">
      <div class="stack tight">${top(view, text)}</div>
      ${clockBox(view)}
      ${paymentSection(view, text)}
      ${historySection(view)}
      ${subscriptionSection(view, text)}
      ${faultSection(view)}
      ${settingsBox(view)}
      ${resetBox(view, text)}
    </div>
    ${phone(view)}
  </div>`;
  return pageFrame({ lang: view.lang, title: text.listTitle, main, otherLangUrl: view.otherLangUrl, width: 'bench' });
}
