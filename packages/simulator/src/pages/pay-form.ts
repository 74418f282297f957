import { html } from 'hono/html';
import type { PayMethod } from '../core/books.ts';
import type { PaymentPageView } from '../views.ts';
import { formatWon } from './format.ts';
import { otherWays } from './other-ways.ts';
import type { Markup } from './page-frame.ts';
import { type Words, words } from './words.ts';

const methodWords = (text: Words): Readonly<Record<PayMethod, { name: string; hint: string }>> => ({
  MONEY: { name: text.money, hint: text.moneyHint },
  CARD: { name: text.card, hint: text.cardHint },
});

/** In a frame the shop opens in a tab of its own: many shops let nobody frame them, and their cookies stay away. */
export const leadsOn = ({ newTab }: PaymentPageView) => (newTab ? html` target="_blank"` : html``);

function methodChoice(method: PayMethod, checked: boolean, text: Words): Markup {
  const { name, hint } = methodWords(text)[method];
  return html`<label class="choice">
    <input type="radio" name="method" value="${method}" required ${checked ? 'checked' : ''}>
    <span><strong>${name}</strong><small>${hint}</small></span>
  </label>`;
}

export const monthsLabel = (months: number, text: Words) => (months === 0 ? text.lumpSum : text.months(months));

function installmentField(view: PaymentPageView, text: Words): Markup {
  const { installments } = view;
  const months = 'fixed' in installments ? [installments.fixed] : installments.choices;
  const options = months.map((count) => html`<option value="${count}">${monthsLabel(count, text)}</option>`);
  return html`<label class="field"><span>${text.installment}</span><select name="install_month">${options}</select></label>`;
}

function cardList({ cards, lang }: PaymentPageView, text: Words): Markup {
  const rows = cards.map(
    (card, index) => html`<label class="choice card">
      <input type="radio" name="card" value="${card.code}" ${index === 0 ? 'checked' : ''}>
      <span>${card[lang]}</span>
    </label>`,
  );
  return html`<fieldset class="choices cards"><legend>${text.cardCompany}</legend>${rows}</fieldset>`;
}

const cardOptions = (view: PaymentPageView, text: Words) =>
  html`<div class="card-options">${cardList(view, text)}${installmentField(view, text)}</div>`;

function pointChoice({ pointsWon, lang }: PaymentPageView, text: Words): Markup {
  if (pointsWon === 0) return html``;
  return html`<fieldset class="choices">
    <legend>${text.points}</legend>
    <label class="choice">
      <input type="checkbox" name="point" value="${pointsWon}">
      <span><strong class="number">${text.usePoints(formatWon(pointsWon, lang))}</strong><small>${text.pointsHint}</small></span>
    </label>
  </fieldset>`;
}

/** Later charges need the payer's yes: the browser itself insists on it, with or without script. */
const consent = (text: Words) =>
  html`<fieldset class="choices">
    <legend>${text.consentTitle}</legend>
    <p class="quiet">${text.subscriptionNote}</p>
    <label class="choice">
      <input type="checkbox" name="agree" value="yes" required>
      <span><strong>${text.consent}</strong></span>
    </label>
  </fieldset>`;

/** Says what is left to pay once points are used; a style sheet alone switches the two. */
function payLabel({ totalWon, pointsWon, lang }: PaymentPageView, text: Words): Markup {
  if (totalWon === 0) return html`${text.register}`;
  const whole = text.pay(formatWon(totalWon, lang));
  if (pointsWon === 0) return html`${whole}`;
  const rest = text.pay(formatWon(totalWon - pointsWon, lang));
  return html`<span class="without-points">${whole}</span><span class="with-points">${rest}</span>`;
}

/** The form that pays: posts `method`, and with a card `card` and `install_month`, to `actions.pay`. */
export function payForm(view: PaymentPageView): Markup {
  const text = words[view.lang];
  return html`<form class="stack" method="post" action="${view.actions.pay}"${leadsOn(view)}>
    <fieldset class="choices methods">
      <legend>${text.method}</legend>
      ${view.methods.map((method, index) => methodChoice(method, index === 0, text))}
    </fieldset>
    ${view.methods.includes('CARD') ? cardOptions(view, text) : ''}
    ${pointChoice(view, text)}
    ${view.subscription ? consent(text) : ''}
    <div class="bar"><button class="button main large" type="submit">${payLabel(view, text)}</button></div>
    ${otherWays(view)}
  </form>`;
}

/** The form that gives up: posts to `actions.quit`. */
export const quitForm = (view: PaymentPageView): Markup =>
  html`<form method="post" action="${view.actions.quit}"${leadsOn(view)}>
    <button class="button plain full" type="submit">${words[view.lang].quit}</button>
  </form>`;
