import { html } from 'hono/html';
import type { ErrorPageView } from '../views.ts';
import { pageFrame } from './page-frame.ts';
import { sign } from './sign.ts';
import { otherLanguage, words } from './words.ts';

/** The page for an address or a form that leads nowhere. It may answer a POST, so it carries both languages. */
export function errorPage(view: ErrorPageView): string {
  const text = words[view.lang];
  const other = otherLanguage[view.lang];
  const { title, body } = text.reason[view.reason];
  const main = html`<section class="box message">
    ${sign(view.reason === 'cannot' ? 'warn' : 'bad')}
    <h1>${title}</h1>
    <p>${body}</p>
    ${view.detail ? html`<p class="quiet" lang="en">${view.detail}</p>` : ''}
    <p class="quiet" lang="${other}">${words[other].reason[view.reason].title}. ${words[other].reason[view.reason].body}</p>
    ${view.backUrl ? html`<a class="button" href="${view.backUrl}">${text.back}</a>` : ''}
  </section>`;
  return pageFrame({ lang: view.lang, title, main, titleInMain: true });
}
