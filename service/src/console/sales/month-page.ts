import { html } from 'hono/html';
import { Problem } from '../../http/problem.ts';
import { iso } from '../../iso.ts';
import { addMonths, kstDay } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import { form, head, notice } from '../parts.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { second } from '../words/format.ts';
import { chart } from './chart.ts';
import { type Day, type Days, readMonth } from './read-days.ts';
import { readReconciliations, reconciliationsTable } from './reconciliations.ts';
import { sumUp } from './sum-up.ts';
import { totalsBoxes, totalsTable } from './totals.ts';

const firstMonth = '2020-01';

/** The sales of a month: the current one, or the one that was chosen. */
export const monthPage = page({
  path: '/console/days',
  scope: 'reports:read',
  section: 'days',
  async show(visit, service) {
    const today = kstDay(visit.now);
    const month = monthIn(visit, today.slice(0, 7));
    const [found, runs] = await Promise.all([readMonth(visit, service, month), readReconciliations(visit, month)]);
    const { say } = visit;
    const title = say(`${month} 매출`, `Sales in ${month}`);
    const file = html`<p class="actions"><a class="button" href="/console/months/${month}/csv">${say('이달의 CSV 내려받기', 'Download the month as CSV')}</a></p>`;
    return {
      title,
      body: html`${head(title, months(visit, month, today.slice(0, 7)))}${notice(visit)}<div id="sales" data-live>
${told(visit, found, month === today.slice(0, 7) ? today : undefined)}
${totalsBoxes(visit, sumUp(found.days))}
<section class="box"><h2>${say('날짜별', 'By day')}</h2>${chart(visit, found.days, month)}${days(visit, found.days)}${file}</section>
<section class="box"><h2>${say('카카오페이와 맞춰 보기', 'Held against KakaoPay’s books')}</h2>${reconciliationsTable(visit, runs)}</section></div>`,
    };
  },
});

/** A month that makes no sense is none; one that is still to come is this one. */
function monthIn({ query: { month = '' } }: Visit, current: string): string {
  if (month === '') return current;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || month < firstMonth) throw new Problem('not_found');
  return month > current ? current : month;
}

const months = ({ say }: Visit, month: string, current: string): Html => {
  const other = (by: number) => addMonths(`${month}-01`, by).slice(0, 7);
  const link = (to: string, words: string) => html`<a href="/console/days?month=${to}">${words}</a>`;
  return html`<nav aria-label="${say('달', 'Month')}" class="row">${month > firstMonth ? link(other(-1), say(`← ${other(-1)}`, `← ${other(-1)}`)) : ''}${month < current ? link(other(1), `${other(1)} →`) : ''}</nav>`;
};

/** What the sums are of, and what is missing in them. */
function told(visit: Visit, { days: all, asOf }: Days, today: string | undefined): Html {
  const { say } = visit;
  const unread = all.filter(({ report, isTooLarge }) => report === undefined && !isTooLarge).length;
  const { unsettled } = sumUp(all);
  return html`${
    unread > 0
      ? html`<p class="notice warn" role="status">${say(`아직 계산하지 않은 날이 ${unread}일 있어요. 아래 합계에는 빠져 있어요.`, `${unread} days have not been added up yet, and are missing in these sums.`)} <a href="">${say('이어서 계산하기', 'Go on')}</a></p>`
      : ''
  }${
    unsettled > 0
      ? html`<p class="notice warn">${say(`결과를 아직 모르는 결제나 취소가 ${unsettled}건 있어요. 정해지면 합계가 바뀌어요.`, `The outcome of ${unsettled} payments or refunds is not known yet; the sums change then.`)}</p>`
      : ''
  }<div class="row"><p class="quiet small-text">${say(`${second(iso(asOf))} 기준`, `As of ${second(iso(asOf))} KST`)}</p>${
    today ? recountForm(visit, today, 'month') : ''
  }</div>`;
}

/** Reads the day from its payments again, whatever was kept of it. */
export const recountForm = (visit: Visit, day: string, back: 'month' | 'day'): Html =>
  form(visit, {
    action: `/console/days/${day}/recount`,
    hidden: { back },
    button:
      back === 'month' ? visit.say('오늘 다시 계산', 'Add up today again') : visit.say('다시 계산', 'Add up again'),
  });

function days(visit: Visit, all: readonly Day[]): Html {
  const { say } = visit;
  const rows = all.map(({ day, report, isTooLarge }) => ({
    name: html`<a href="/console/days/${day}">${day}</a>${report && report.unsettled > 0 ? html` <span class="pill warn">${say(`미확정 ${report.unsettled}`, `${report.unsettled} open`)}</span>` : ''}`,
    ...(report && { totals: report.total }),
    instead: isTooLarge
      ? say('너무 많아 한 번에 읽을 수 없어요', 'Too much to be read at once')
      : say('아직 계산하지 않았어요', 'Not added up yet'),
  }));
  return totalsTable(visit, say('날짜', 'Day'), rows.reverse());
}
