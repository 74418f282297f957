import { html } from 'hono/html';
import type { ListPageView } from '../views.ts';
import { formatCount } from './format.ts';
import { paymentEntry } from './list-entry.ts';
import type { Markup } from './page-frame.ts';
import { readyExample } from './ready-example.ts';
import { type Words, words } from './words.ts';

const emptyPayments = (view: ListPageView, text: Words) => html`<div class="box stack">
    <h3>${text.emptyTitle}</h3>
    <p class="quiet">${text.emptyText}</p>
    <pre tabindex="0" role="region" aria-label="${text.example}"><code>${readyExample(view.baseUrl)}</code></pre>
  </div>`;

const isNarrowed = ({ states }: ListPageView) => states.some(({ state, current }) => current && state !== 'all');

function list(view: ListPageView, text: Words): Markup {
  const { payments, lang, search } = view;
  if (payments.length > 0)
    return html`<ul class="box entries">${payments.map((payment) => paymentEntry(payment, lang))}</ul>`;
  if (search.text !== '') return html`<p class="box quiet">${text.notFound(search.text)}</p>`;
  return isNarrowed(view) ? html`<p class="box quiet">${text.noneInState}</p>` : emptyPayments(view, text);
}

function pager({ pages }: ListPageView, text: Words): Markup {
  if (pages.last === 1) return html``;
  const { newerUrl, olderUrl } = pages;
  return html`<nav class="row" aria-label="${text.pages}">
    ${newerUrl && html`<a class="button small" rel="prev" href="${newerUrl}">${text.newer}</a>`}
    <span class="quiet number">${text.pageOf(formatCount(pages.current), formatCount(pages.last))}</span>
    ${olderUrl && html`<a class="button small" rel="next" href="${olderUrl}">${text.older}</a>`}
  </nav>`;
}

/** The payments found, newest first, a page at a time. */
export function foundPayments(view: ListPageView): Markup {
  const text = words[view.lang];
  return html`${list(view, text)}
    <div class="row apart"><p class="quiet number">${text.countOf(formatCount(view.pages.count))}</p>${pager(view, text)}</div>`;
}

/** Narrows the list down to a kind of payments. */
export function stateLinks({ states, lang }: ListPageView): Markup {
  const text = words[lang];
  const links = states.map(
    ({ state, url, current }) =>
      html`<li><a href="${url}" ${current ? html`aria-current="true"` : ''}>${text.states[state]}</a></li>`,
  );
  return html`<nav aria-label="${text.state}"><ul class="pills">${links}</ul></nav>`;
}

/** Works without a script: a plain form of the page itself. */
export function searchForm({ search, lang, states }: ListPageView): Markup {
  const text = words[lang];
  const state = states.find(({ current }) => current)?.state;
  return html`<form role="search" class="row search" action="${search.url}">
    <input type="hidden" name="lang" value="${lang}">
    ${state !== undefined && state !== 'all' ? html`<input type="hidden" name="state" value="${state}">` : ''}
    <input type="search" name="q" value="${search.text}" aria-label="${text.search}" placeholder="${text.searchHint}" maxlength="100">
    <button class="button small">${text.search}</button>
    ${search.text !== '' && html`<a class="button small" href="${search.allUrl}">${text.all}</a>`}
  </form>`;
}
