import { html } from 'hono/html';
import type { PayMethod } from '../core/books.ts';
import type { PaymentPageView } from '../views.ts';
import { formatWon } from './format.ts';
import type { Markup } from './page-frame.ts';
import { type Words, words } from './words.ts';

const methodWords = (text: Words): Readonly<Record<PayMethod, { name: string; hint: string }>> => ({
  MONEY: { name: text.money, hint: text.moneyHint },
  CARD: { name: text.card, hint: text.cardHint },
});

function methodChoice(method: PayMethod, checked: boolean, text: Words): Markup {
  const { name, hint } = methodWords(text)[method];
  return html`<label class="choice">
    <input type="radio" name="method" value="${method}" required ${checked ? 'checked' : ''}>
    <span><strong>${name}</strong><small>${hint}</small></span>
  </label>`;
}

const monthsLabel = (months: number, text: Words) => (months === 0 ? text.lumpSum : text.months(months));

function installmentField(view: PaymentPageView, text: Words): Markup {
  const { installments } = view;
  const months = 'fixed' in installments ? [installments.fixed] : installments.choices;
  const options = months.map((count) => html`<option value="${count}">${monthsLabel(count, text)}</option>`);
  return html`<label class="field"><span>${text.installment}</span><select name="install_month">${options}</select></label>`;
}

function cardField(view: PaymentPageView, text: Words): Markup {
  const options = view.cards.map((card) => html`<option value="${card.code}">${card[view.lang]}</option>`);
  return html`<label class="field"><span>${text.cardCompany}</span><select name="card">${options}</select></label>`;
}

const cardOptions = (view: PaymentPageView, text: Words) =>
  html`<div class="card-options">${cardField(view, text)}${installmentField(view, text)}</div>`;

/** The form that pays: posts `method`, and with a card `card` and `install_month`, to `actions.pay`. */
export function payForm(view: PaymentPageView): Markup {
  const text = words[view.lang];
  const label = view.totalWon === 0 ? text.register : text.pay(formatWon(view.totalWon, view.lang));
  return html`<form method="post" action="${view.actions.pay}">
    <fieldset class="choices">
      <legend>${text.method}</legend>
      ${view.methods.map((method, index) => methodChoice(method, index === 0, text))}
    </fieldset>
    ${view.methods.includes('CARD') ? cardOptions(view, text) : ''}
    <button class="button main large" type="submit">${label}</button>
  </form>`;
}

/** The form that gives up: posts to `actions.quit`. */
export const quitForm = (view: PaymentPageView): Markup =>
  html`<form method="post" action="${view.actions.quit}">
    <button class="button plain full" type="submit">${words[view.lang].quit}</button>
  </form>`;
