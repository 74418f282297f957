import { html } from 'hono/html';
import type { ListPageView } from '../views.ts';
import { historyEntry } from './history-entry.ts';
import { historyWords } from './history-words.ts';
import { livePart } from './live-part.ts';
import type { Markup } from './page-frame.ts';

function entries({ history, lang }: ListPageView): Markup {
  const text = historyWords[lang];
  if (history.entries.length > 0)
    return html`<ol class="box events">${history.entries.map((entry) => historyEntry(entry, lang))}</ol>`;
  return html`<p class="box quiet">${history.onlySaid ? text.noFindings : text.noRequests}</p>`;
}

/** What happened lately, newest first, with what there is to say about it. */
export function historySection(view: ListPageView): Markup {
  const text = historyWords[view.lang];
  const { allUrl, saidUrl, onlySaid } = view.history;
  const current = html`aria-current="true"`;
  return html`<section class="stack" id="requests" aria-labelledby="requests-title">
    <div class="row apart">
      <h2 id="requests-title">${text.requests}</h2>
      <nav aria-label="${text.showWhich}"><ul class="pills">
        <li><a href="${allUrl}" ${onlySaid ? '' : current}>${text.showAll}</a></li>
        <li><a href="${saidUrl}" ${onlySaid ? current : ''}>${text.showSaid}</a></li>
      </ul></nav>
    </div>
    <p class="quiet">${text.requestsIntro}</p>
    ${livePart('happened', entries(view))}
  </section>`;
}
