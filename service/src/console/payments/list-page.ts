import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import { statusNames } from '../../payment/states.ts';
import type { PaymentListView, PaymentView } from '../../routes/view.ts';
import { head, nextPage, pill } from '../parts.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { count, time, won } from '../words/format.ts';
import { statusLabels } from '../words/statuses.ts';
import { type ListQuery, listQueryOf } from './list-query.ts';

const perPage = '50';

export const paymentsPage = page({
  path: '/console/payments',
  scope: 'payments:read',
  section: 'payments',
  async show(visit, service) {
    const query = listQueryOf(service, visit);
    const found = await visit.api.get<PaymentListView>('/v1/payments', { ...query, limit: perPage });
    const title = visit.say('결제', 'Payments');
    return {
      title,
      body: html`${head(title)}${filters(visit, query)}${lookedFor(visit, query)}${results(visit, found)}`,
    };
  },
});

/** Days and status; what was typed into the search field stays as it is. */
const filters = (
  { say, query: { find, orderId, tid, aid, totalWon } }: Visit,
  { status, from, to }: ListQuery,
): Html => html`
<form class="filters" method="get" action="/console/payments">
${Object.entries({ find, orderId, tid, aid, totalWon }).map(([name, value]) => (value ? html`<input type="hidden" name="${name}" value="${value}">` : ''))}
<label>${say('상태', 'Status')}<select name="status"><option value="">${say('모두', 'All')}</option>
${statusNames.map((name) => html`<option value="${name}"${name === status ? html` selected` : ''}>${say(statusLabels[name])}</option>`)}</select></label>
<label>${say('부터', 'From')}<input type="date" name="from" value="${from ?? ''}"></label>
<label>${say('까지', 'To')}<input type="date" name="to" value="${to ?? ''}"></label>
<button class="button small">${say('보기', 'Show')}</button>
</form>`;

/** What is looked for beside days and status, and the way back to all. */
function lookedFor({ say }: Visit, { text, orderId, tid, aid, totalWon }: ListQuery): Html {
  const what = text ?? orderId ?? tid ?? aid ?? (totalWon && won(say, Number(totalWon)));
  return what
    ? html`<p class="quiet">${say(`“${what}” 찾기`, `Looking for “${what}”`)} · <a href="/console/payments">${say('모두 보기', 'Show all')}</a></p>`
    : html``;
}

function results(visit: Visit, { payments, cursor }: PaymentListView): Html {
  const { say, query } = visit;
  const file = new URLSearchParams(query);
  return html`<div class="box" id="payments" data-live>
${payments.length === 0 ? nothing(visit, cursor) : table(visit, payments)}
${nextPage(visit, cursor)}
${payments.length === 0 ? '' : html`<p class="actions"><a class="button" href="/console/payments.csv?${file}">${say('CSV로 내려받기', 'Download as CSV')}</a></p>`}
</div>`;
}

const nothing = ({ say }: Visit, cursor: string | undefined): Html =>
  cursor === undefined
    ? html`<p>${say('이 조건에 맞는 결제가 없어요. 날짜를 넓혀 보세요. 날짜가 없으면 최근 31일에서 찾아요.', 'No payment fits. Try more days: without any, the last 31 are looked through.')}</p>`
    : html`<p>${say('아직 찾지 못했어요. 더 찾아보려면 아래 버튼을 눌러 주세요.', 'Nothing found so far. Use the button below to look further.')}</p>`;

const table = ({ say }: Visit, payments: readonly PaymentView[]): Html => html`<table class="list">
<thead><tr><th scope="col">${say('시각', 'Time')}</th><th scope="col">${say('주문', 'Order')}</th><th scope="col">${say('상품', 'Item')}</th><th scope="col">${say('상태', 'Status')}</th><th scope="col" class="num">${say('금액', 'Amount')}</th></tr></thead>
<tbody>${payments.map(
  (payment) => html`<tr><td class="quiet">${time(payment.createdAt)}</td>
<td><a href="/console/payments/${payment.id}">${payment.orderId}</a></td><td class="wide">${payment.itemName}</td>
<td>${pill(say, statusLabels[payment.status], payment.status)}</td><td class="num">${won(say, payment.totalWon)}</td></tr>`,
)}</tbody>
<tfoot>${totals(say, payments)}</tfoot></table>`;

/** Of what is listed here, not of what further pages hold. */
function totals(say: Visit['say'], payments: readonly PaymentView[]): Html {
  const paid = payments.filter(({ approval }) => approval !== undefined);
  const sum = (of: (payment: PaymentView) => number) => paid.reduce((total, payment) => total + of(payment), 0);
  const [taken, back] = [sum(({ totalWon }) => totalWon), sum(({ canceledWon }) => canceledWon)];
  const counted = say(`이 화면의 ${count(payments.length)}건`, `${count(payments.length)} on this page`);
  return html`<tr><td colspan="4" class="wide">${counted} · ${say('결제', 'paid')} ${won(say, taken)} · ${say('취소', 'refunded')} ${won(say, back)}</td><td class="num">${won(say, taken - back)}</td></tr>`;
}
