import { html } from 'hono/html';
import type { ClockStep, ListPageView } from '../views.ts';
import { formatKst } from './format.ts';
import { livePart } from './live-part.ts';
import type { Markup } from './page-frame.ts';
import { type Words, words } from './words.ts';

const buttons: readonly ClockStep[] = ['1m', '16m', '1d', '30d'];

/** Forwards only. The scale says without a script what each place of the slider means; the script says it in a word. */
function slider({ actions, clockSteps }: ListPageView, text: Words): Markup {
  const labels = clockSteps.map((step) => text.advance[step]);
  const first = 2;
  return html`<form method="post" action="${actions.slide}" class="slide" data-stay>
    <label class="unseen" for="clock-step">${text.clockSlide}</label>
    <div class="scale">
      <input type="range" id="clock-step" name="step" min="0" max="${labels.length - 1}" value="${first}"
        aria-valuetext="${labels[first]}" data-labels="${JSON.stringify(labels)}">
      <div class="marks number" aria-hidden="true">${labels.map((label) => html`<span>${label.replace(/^\+/, '')}</span>`)}</div>
    </div>
    <button class="button small">${text.clockAdvance} <output for="clock-step" class="number"></output></button>
  </form>`;
}

/** The simulator's clock and the ways to move it. */
export function clockBox(view: ListPageView): Markup {
  const text = words[view.lang];
  const steps = buttons.map(
    (step) => html`<button class="button small" name="advance" value="${step}">${text.advance[step]}</button>`,
  );
  const now = html`<p class="now number">${formatKst(view.now)} <span class="quiet">${text.kst}</span></p>`;
  return html`<section class="box stack" aria-labelledby="clock-title">
    <div class="row apart">
      <div><h2 id="clock-title">${text.clock}</h2>${livePart('now', now)}</div>
      <form method="post" action="${view.actions.advance}" class="row" aria-label="${text.clockAdvance}" data-stay>${steps}</form>
    </div>
    ${slider(view, text)}
    <p class="quiet">${text.clockHint}</p>
  </section>`;
}
