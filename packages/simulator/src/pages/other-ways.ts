import { html } from 'hono/html';
import type { PaymentPageView } from '../views.ts';
import type { Markup } from './page-frame.ts';
import { words } from './words.ts';

const way = (button: Markup, hint: string) => html`<li class="stack tight">${button}<p class="quiet">${hint}</p></li>`;

/**
 * What a test wants to see beside a payment that goes well, folded: buttons of the form that pays, so that they know
 * what was chosen. What ends the payment asks for no choice.
 */
export function otherWays({ lang, actions }: PaymentPageView): Markup {
  const text = words[lang];
  const ending = (action: string, label: string) =>
    html`<button class="button full" formaction="${action}" formnovalidate>${label}</button>`;
  return html`<details class="more">
    <summary>${text.otherWays}</summary>
    <ul class="stack">
      ${way(
        html`<button class="button full" formaction="${actions.check}" formtarget="_self">${text.toCheck}</button>`,
        text.otherWaysHint,
      )}
      ${way(ending(actions.fail, text.failAuth), text.failAuthHint)}
      ${way(ending(actions.expire, text.expire), text.expireHint)}
    </ul>
  </details>`;
}
