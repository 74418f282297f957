import { html } from 'hono/html';
import type { DetailPageView } from '../views.ts';
import type { detailWords } from './detail-words.ts';
import { faultList } from './fault-list.ts';
import { paymentActs } from './list-entry.ts';
import { livePart } from './live-part.ts';
import type { Markup } from './page-frame.ts';
import { words } from './words.ts';

type Text = typeof detailWords.ko;

const post = (action: string, label: string) =>
  html`<form method="post" action="${action}"><button class="button small">${label}</button></form>`;

/** What can be done in the payer's place, as the payment stands. */
export function detailActs(view: DetailPageView, text: Text): Markup {
  const { payment, pages, acts, lang } = view;
  const usual = paymentActs(payment, words[lang]);
  const links = Object.entries(pages).map(
    ([device, url]) => html`<a href="${url}">${text.pages[device as keyof typeof text.pages]}</a>`,
  );
  return html`<section class="box stack" aria-labelledby="now-title">
    <h2 id="now-title">${text.now}</h2>
    ${usual ?? (acts.expire ? '' : html`<p class="quiet">${text.nothingNow}</p>`)}
    <div class="row">
      ${!usual && acts.quit && post(acts.quit, words[lang].actQuit)}
      ${acts.fail && post(acts.fail, text.failAuth)}
      ${acts.expire && post(acts.expire, text.expire)}
    </div>
    ${links.length > 0 ? html`<p class="row quiet">${text.payersPages}: ${links}</p>` : ''}
  </section>`;
}

const presets = [
  ['refuseApprove', { call: 'approve', kind: 'refuse', code: '-780' }],
  ['loseApprove', { call: 'approve', kind: 'lose_answer' }],
  ['loseCancel', { call: 'cancel', kind: 'lose_answer' }],
  ['stallOrder', { call: 'order', kind: 'stall', ms: '12000' }],
] as const;

/** Faults that strike the calls of this payment alone, one press each. */
export function detailFaults(view: DetailPageView, text: Text): Markup {
  const { payment, actions } = view;
  const forms = presets.map(([name, fault]) => {
    const fields = Object.entries({ ...fault, tid: payment.tid, times: '1' });
    return html`<form method="post" action="${actions.fault}" data-stay>
      ${fields.map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}
      <button class="button small">${text.presets[name]}</button>
    </form>`;
  });
  return html`<section class="stack" aria-labelledby="faults-title">
    <h2 id="faults-title">${text.faults}</h2>
    <div class="box stack">
      <p class="quiet">${text.faultsHint}</p>
      ${livePart('injected', faultList(view))}
      <div class="row">${forms}</div>
    </div>
  </section>`;
}
