import { html } from 'hono/html';
import { Problem } from '../../http/problem.ts';
import { iso } from '../../iso.ts';
import { isDay, kstDay } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import { words } from '../../pages/words.ts';
import { head, notice } from '../parts.ts';
import { act, page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { second } from '../words/format.ts';
import type { DayReport } from './day-sums.ts';
import { recountForm } from './month-page.ts';
import { readDay } from './read-days.ts';
import { totalsBoxes, totalsTable } from './totals.ts';

export const dayPage = page({
  path: '/console/days/{day}',
  scope: 'reports:read',
  section: 'days',
  async show(visit, service) {
    const day = dayOf(visit);
    const { days, asOf } = await readDay(visit, service, day);
    const { say } = visit;
    const title = say(`${day} 매출`, `Sales on ${day}`);
    const [{ report } = { report: undefined }] = days;
    const links = html`<p class="actions"><a class="button" href="/console/payments?from=${day}&amp;to=${day}">${say('이날 만든 결제 보기', 'Payments made on this day')}</a><a class="button" href="/console/days/${day}/csv">${say('이날의 CSV 내려받기', 'Download the day as CSV')}</a></p>`;
    const asOfWords = html`<div class="row"><p class="quiet small-text">${say(`${second(iso(asOf))} 기준`, `As of ${second(iso(asOf))} KST`)}</p>${recountForm(visit, day, 'day')}</div>`;
    const body = report ? sums(visit, report) : tooLarge(visit);
    const back = html`<a href="/console/days?month=${day.slice(0, 7)}">${say('이달 전체', 'The whole month')}</a>`;
    return {
      title,
      body: html`${head(title, back)}${notice(visit)}<div id="day" data-live>${asOfWords}${body}${links}</div>`,
    };
  },
});

/** No day, or one that is still to come, is no page. */
function dayOf({ path: { day = '' }, now }: Visit): string {
  if (!isDay(day) || day > kstDay(now) || day < '2020-01-01') throw new Problem('not_found');
  return day;
}

const tooLarge = ({ say }: Visit): Html =>
  html`<p class="notice warn">${say('하루의 결제가 너무 많아 한 번에 읽을 수 없어요.', 'It is too much to be read at once.')}</p>`;

function sums(visit: Visit, { total, byMethod, byCardIssuer, byType, complete, unsettled }: DayReport): Html {
  const { say, language } = visit;
  const methods = byMethod.map(({ method, ...totals }) => ({
    name: words[language].methods[method] ?? method,
    totals,
  }));
  const issuers = byCardIssuer.map(({ cardIssuer, ...totals }) => ({ name: cardIssuer, totals }));
  const types = byType.map(({ type, ...totals }) => ({
    name: type === 'once' ? say('일반 결제', 'Once') : say('정기 결제', 'Subscription'),
    totals,
  }));
  const part = (title: string, of: string, rows: typeof issuers) =>
    rows.length > 0 ? html`<section class="box"><h2>${title}</h2>${totalsTable(visit, of, rows)}</section>` : '';
  return html`${complete ? '' : html`<p class="notice">${say('아직 끝나지 않은 날이에요.', 'The day is not over yet.')}</p>`}
${unsettled > 0 ? html`<p class="notice warn">${say(`결과를 아직 모르는 결제나 취소가 ${unsettled}건 있어요.`, `The outcome of ${unsettled} payments or refunds is not known yet.`)}</p>` : ''}
${totalsBoxes(visit, total)}
${part(say('결제 수단별', 'By method'), say('결제 수단', 'Method'), methods)}${part(say('카드사별', 'By card issuer'), say('카드사', 'Card issuer'), issuers)}${part(say('일반·정기', 'Once or subscription'), say('결제 유형', 'Type'), types)}`;
}

export const recount = act({
  path: '/console/days/{day}/recount',
  scope: 'reports:read',
  async act(visit, service) {
    const day = dayOf(visit);
    await readDay(visit, service, day, true);
    return visit.form.back === 'month'
      ? `/console/days?month=${day.slice(0, 7)}&done=recounted`
      : `/console/days/${day}?done=recounted`;
  },
});
