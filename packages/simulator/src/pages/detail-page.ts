import { html } from 'hono/html';
import type { DetailPageView } from '../views.ts';
import { detailActs, detailFaults } from './detail-acts.ts';
import { detailWords } from './detail-words.ts';
import { formatWon } from './format.ts';
import { historyEntry } from './history-entry.ts';
import { subscriptionEntry } from './list-entry.ts';
import { liveNews, livePart } from './live-part.ts';
import { type Markup, pageFrame } from './page-frame.ts';
import { paymentBadge } from './payment-badge.ts';
import { phone } from './phone.ts';
import { words } from './words.ts';

type Text = typeof detailWords.ko;

function summary({ payment, lang }: DetailPageView): Markup {
  const text = words[lang];
  return html`<div class="row"><h2>${payment.itemName}</h2>${paymentBadge(payment, text)}</div>
    <p class="amount number">${formatWon(payment.totalWon, lang)}</p>`;
}

const won = (name: string, value: string) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`;

function money({ money, lang }: DetailPageView, text: Text): Markup {
  const { paidWon, canceledWon, pointWon } = money;
  return html`<dl class="facts">
      ${won(text.paid, formatWon(paidWon, lang))}
      ${pointWon > 0 ? won(text.points, formatWon(pointWon, lang)) : ''}
      ${won(text.canceled, formatWon(canceledWon, lang))}
      ${won(text.left, formatWon(paidWon - canceledWon, lang))}
    </dl>`;
}

function history({ history, lang }: DetailPageView, text: Text): Markup {
  if (history.length === 0) return html`<p class="box quiet">${text.noHistory}</p>`;
  return html`<ol class="box events line">${history.map((entry) => historyEntry(entry, lang, true))}</ol>`;
}

/** The fields as KakaoPay calls them. */
const fields = ({ fields }: DetailPageView, text: Text) =>
  html`<section class="stack" aria-labelledby="fields-title">
    <h2 id="fields-title">${text.fields}</h2>
    <dl class="box sent plain">${fields.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </section>`;

function subscription({ subscription, lang }: DetailPageView, text: Text): Markup {
  if (subscription === undefined) return html``;
  return html`<section class="stack" aria-labelledby="subscription-title">
    <h2 id="subscription-title">${text.subscription}</h2>
    <ul class="box entries">${subscriptionEntry(subscription, lang)}</ul>
  </section>`;
}

function content(view: DetailPageView, text: Text): Markup {
  return html`<div class="stack">
      <div class="stack tight">
        <p><a href="${view.listUrl}">${text.toList}</a></p>
        ${liveNews(words[view.lang].newsHeld)}
      </div>
      ${livePart('stands', html`<section class="box" aria-label="${text.money}">${summary(view)}${money(view, text)}</section>`)}
      ${livePart('acts', detailActs(view, text))}
      <section class="stack" aria-labelledby="history-title">
        <h2 id="history-title">${text.history}</h2>
        <p class="quiet">${text.historyHint}</p>
        ${livePart('history', history(view, text))}
      </section>
      ${detailFaults(view, text)}
      ${livePart('subscribed', subscription(view, text))}
      ${livePart('fields', fields(view, text))}
    </div>`;
}

/** All of one payment: the money, what can be done, what happened, every field. For developers, not for payers. */
export function detailPage(view: DetailPageView): string {
  const text = detailWords[view.lang];
  const handset = view.payment.actions ? phone(view) : '';
  const main = html`<div class="workbench">${content(view, text)}${handset}</div>`;
  const { lang, otherLangUrl } = view;
  return pageFrame({ lang, title: text.detailTitle, main, otherLangUrl, width: 'bench' });
}
