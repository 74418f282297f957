import { html } from 'hono/html';
import type { ChosenMethod, PaymentPageView } from '../views.ts';
import { formatWon } from './format.ts';
import type { Markup } from './page-frame.ts';
import { leadsOn, monthsLabel } from './pay-form.ts';
import { type Words, words } from './words.ts';

function chosenMethod({ method, card, installMonths }: ChosenMethod, { lang }: PaymentPageView, text: Words): string {
  return method === 'MONEY' || card === undefined ? text.money : `${card[lang]}, ${monthsLabel(installMonths, text)}`;
}

function chosenFacts(view: PaymentPageView, chosen: ChosenMethod, text: Words): Markup {
  return html`<dl class="facts full">
      <div><dt>${text.chosen}</dt><dd>${chosenMethod(chosen, view, text)}</dd></div>
      ${
        chosen.pointWon > 0
          ? html`<div><dt>${text.points}</dt><dd class="number">${formatWon(chosen.pointWon, view.lang)}</dd></div>`
          : ''
      }
    </dl>`;
}

const sixBoxes = Array.from({ length: 6 }, () => html`<span></span>`);

/** What the browser sends as the choice made one step before. */
function chosenFields({ method, card, installMonths, pointWon }: ChosenMethod, subscription: boolean): Markup {
  const fields = {
    method,
    ...(card ? { card: card.code, install_month: installMonths } : {}),
    ...(pointWon > 0 ? { point: pointWon } : {}),
    ...(subscription ? { agree: 'yes' } : {}),
  };
  return html`${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}`;
}

/** The password's step in shape only: nothing can be entered, one button passes it and another fails it. */
export function checkStep(view: PaymentPageView, chosen: ChosenMethod): Markup {
  const text = words[view.lang];
  const { actions, totalWon, lang, status, subscription } = view;
  const rest = formatWon(totalWon - chosen.pointWon, lang);
  return html`<section class="box message" aria-labelledby="check-title">
    <h2 id="check-title">${text.checkTitle}</h2>
    <p class="quiet">${text.checkHint}</p>
    <div class="pad" role="img" aria-label="${text.checkPad}">${sixBoxes}</div>
    ${chosenFacts(view, chosen, text)}
    ${status === 'ARS_WAITING' ? html`<p class="waiting" role="status">${text.arsWaiting}</p>` : ''}
    <form class="stack full" method="post" action="${actions.pay}"${leadsOn(view)}>
      ${chosenFields(chosen, subscription)}
      <button class="button main large">${totalWon === 0 ? text.checkAndRegister : text.check(rest)}</button>
      <button class="button full" formaction="${actions.fail}">${text.failAuth}</button>
      ${
        status === 'SELECT_METHOD'
          ? html`<button class="button full" formaction="${actions.ars}" formtarget="_self">${text.askArs}</button>`
          : ''
      }
    </form>
    ${status === 'SELECT_METHOD' ? html`<a class="button plain full" href="${actions.choose}">${text.chooseAgain}</a>` : ''}
  </section>`;
}
