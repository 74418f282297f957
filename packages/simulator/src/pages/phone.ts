import { html } from 'hono/html';
import type { Language, ListPageView } from '../views.ts';
import { type Markup, pageFrame } from './page-frame.ts';
import { words } from './words.ts';

/** The payer's phone beside the list, where the screen is wide enough; links of the list open their page in it. */
export function phone({ lang, phoneUrl }: Pick<ListPageView, 'lang' | 'phoneUrl'>): Markup {
  const text = words[lang];
  return html`<aside class="phone" aria-labelledby="phone-title">
    <h2 id="phone-title" class="unseen">${text.phone}</h2>
    <iframe name="phone" id="phone" title="${text.phone}" src="${phoneUrl}"></iframe>
    <p class="quiet">${text.phoneHint}</p>
  </aside>`;
}

/** What the phone shows before a payment is opened in it. */
export function emptyPhonePage(lang: Language): string {
  const text = words[lang];
  const main = html`<section class="message"><h1>${text.phoneEmptyTitle}</h1><p class="quiet">${text.phoneEmpty}</p></section>`;
  return pageFrame({ lang, title: text.phone, main, device: 'mobile', titleInMain: true });
}
