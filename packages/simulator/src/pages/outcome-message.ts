import { html } from 'hono/html';
import type { PaymentPageView } from '../views.ts';
import { formatWon } from './format.ts';
import type { Outcome } from './outcome.ts';
import type { Markup } from './page-frame.ts';
import { sign, type Tone } from './sign.ts';
import { type Words, words } from './words.ts';

const tones: Readonly<Record<Exclude<Outcome, 'open'>, Tone>> = {
  authenticated: 'good',
  paid: 'good',
  quit: 'quiet',
  failed: 'bad',
  expired: 'warn',
};

const toShop = ({ newTab }: PaymentPageView, url: string, text: Words) =>
  newTab
    ? html`<a class="button main" href="${url}" target="_blank" rel="noopener">${text.toShop} (${text.newTab})</a>`
    : html`<a class="button main" href="${url}">${text.toShop}</a>`;

/** Title and content of a payment's page once nothing can be paid any more. */
export function outcomeMessage(
  view: PaymentPageView,
  outcome: Exclude<Outcome, 'open'>,
): { title: string; main: Markup } {
  const text = words[view.lang];
  const { title, body } = text.outcome[outcome];
  const main = html`<section class="box message">
    ${sign(tones[outcome])}
    <h1>${title}</h1>
    <p class="quiet">${view.handedBack ? text.handedBack : body}</p>
    <dl class="facts full">
      <div><dt>${text.item}</dt><dd>${view.itemName}</dd></div>
      <div><dt>${text.orderAmount}</dt><dd class="number">${formatWon(view.totalWon, view.lang)}</dd></div>
      <div><dt>tid</dt><dd class="number">${view.tid}</dd></div>
    </dl>
    ${view.redirect ? toShop(view, view.redirect, text) : ''}
  </section>`;
  return { title, main };
}
