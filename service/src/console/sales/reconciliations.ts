import { html } from 'hono/html';
import type { InferOutput } from 'valibot';
import { dailyReconciliationId } from '../../ids.ts';
import { addMonths, dayMs, kstDay, kstInstant } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import type { reconciliationList } from '../../routes/reconciliation-answers.ts';
import { pill } from '../parts.ts';
import type { Visit } from '../visit.ts';
import { count } from '../words/format.ts';
import { reconciliationLabels } from '../words/reconciliations.ts';

type Run = InferOutput<typeof reconciliationList>['reconciliations'][number];

/** One a day, and as many by hand. */
const runsMax = 62;

/** The runs over days of a month, newest first. */
export async function readReconciliations({ api }: Visit, month: string): Promise<readonly Run[]> {
  const after = kstInstant(addMonths(`${month}-01`, 1), 0);
  // An id begins with when the run began: a run over the last days of a month begins soon after it.
  const cursor = dailyReconciliationId(after + 3 * dayMs);
  const { reconciliations } = await api.get<{ reconciliations: readonly Run[] }>('/v1/reports/reconciliations', {
    limit: String(runsMax),
    cursor,
  });
  const first = kstInstant(`${month}-01`, 0);
  return reconciliations.filter(({ from, to }) => Date.parse(to) > first && Date.parse(from) < after);
}

/** The days of a run, both included. */
export const spanWords = ({ from, to }: Pick<Run, 'from' | 'to'>): string => {
  const [first, last] = [kstDay(Date.parse(from)), kstDay(Date.parse(to) - 1)];
  return first === last ? first : `${first} – ${last}`;
};

/** How many differences there are, and how many payments nothing can be said of. */
export const foundIn = ({
  counts,
}: Pick<Run, 'counts'>): { readonly differ: number; readonly notComparable: number } => ({
  differ: (counts?.adopted ?? 0) + (counts?.toReview ?? 0) + (counts?.reported ?? 0),
  notComparable: counts?.notComparable ?? 0,
});

export function reconciliationsTable({ say }: Visit, runs: readonly Run[]): Html {
  if (runs.length === 0)
    return html`<p class="quiet">${say('이달의 기록이 없어요. 매일 04:10에 맞춰 봐요.', 'None for this month: it is done each morning at 04:10.')}</p>`;
  return html`<table class="list"><thead><tr><th scope="col">${say('기간', 'Days')}</th><th scope="col">${say('상태', 'Status')}</th><th scope="col" class="num">${say('확인한 결제', 'Asked about')}</th><th scope="col" class="num">${say('차이', 'Differences')}</th></tr></thead><tbody>${runs.map(
    (run) => {
      const { differ, notComparable } = foundIn(run);
      return html`<tr><td><a href="/console/reconciliations/${run.id}">${spanWords(run)}</a></td><td>${pill(say, reconciliationLabels[run.status], run.status)}</td><td class="num">${run.counts ? say(`${count(run.counts.asked)}건`, count(run.counts.asked)) : ''}</td><td class="num">${differ > 0 ? html`<b>${say(`차이 ${count(differ)}건`, `${count(differ)} differ`)}</b>` : run.status === 'finished' ? say('없음', 'None') : ''}${notComparable > 0 ? html` <span class="quiet">(${say(`비교 못함 ${count(notComparable)}`, `${count(notComparable)} not comparable`)})</span>` : ''}</td></tr>`;
    },
  )}</tbody></table>`;
}
