import { html } from 'hono/html';
import type { InferOutput } from 'valibot';
import type { Html } from '../../pages/page.ts';
import { csvWords } from '../../reconciliation/csv-words.ts';
import type { reconciliationView } from '../../routes/reconciliation-answers.ts';
import { facts, head, pill } from '../parts.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { count, second, won } from '../words/format.ts';
import { reconciliationLabels } from '../words/reconciliations.ts';
import { spanWords } from './reconciliations.ts';

type Run = InferOutput<typeof reconciliationView>;
type Difference = NonNullable<Run['differences']>[number];
type Side = NonNullable<Difference['ours']>;

/** What was found where our books were held against KakaoPay's. */
export const reconciliationPage = page({
  path: '/console/reconciliations/{id}',
  scope: 'reports:read',
  section: 'days',
  async show(visit) {
    const { api, say, path } = visit;
    const run = await api.get<Run>(`/v1/reports/reconciliations/${path.id}`);
    const title = say(`${spanWords(run)} 맞춰 보기`, `Books of ${spanWords(run)}`);
    const file = html`<p class="actions"><a class="button" href="/console/reconciliations/${run.id}/csv">${say('CSV로 내려받기', 'Download as CSV')}</a></p>`;
    return {
      title,
      body: html`<div id="run" data-live>${head(title, pill(say, reconciliationLabels[run.status], run.status))}
<section class="box">${counts(visit, run)}</section>
<section class="box"><h2>${say('차이', 'Differences')}</h2>${differences(visit, run)}${file}</section></div>`,
    };
  },
});

function counts({ say }: Visit, { counts: found, soFar, startedAt, finishedAt }: Run): Html {
  const of = (number: number) => say(`${count(number)}건`, count(number));
  return facts([
    [say('시작', 'Begun'), second(startedAt)],
    finishedAt !== undefined && [say('끝', 'Finished'), second(finishedAt)],
    soFar && [say('지금까지 같은 결제', 'Agree so far'), of(soFar.agreed)],
    soFar && [say('지금까지 찾은 것', 'Found so far'), of(soFar.found)],
    found && [say('카카오페이에 물어본 결제', 'Asked about'), of(found.asked)],
    found && [say('같음', 'Agree'), of(found.agreed)],
    found && [say('카카오페이를 따라 고침', 'Adopted from KakaoPay'), of(found.adopted)],
    found && [say('사람이 확인해야 함', 'For a person'), of(found.toReview)],
    found && [say('알리기만 함', 'Told here alone'), of(found.reported)],
    found && [say('비교할 수 없음', 'Not comparable'), of(found.notComparable)],
    found && [say('진행 중이거나 결제되지 않아 묻지 않음', 'Under way or never charged'), of(found.notAsked)],
  ]);
}

function differences(visit: Visit, { differences: all = [], counts: found }: Run): Html {
  const { say } = visit;
  if (all.length === 0) return html`<p>${say('차이가 없어요.', 'There are none.')}</p>`;
  const inAll = (found?.adopted ?? 0) + (found?.toReview ?? 0) + (found?.reported ?? 0) + (found?.notComparable ?? 0);
  const more =
    inAll > all.length
      ? html`<p class="quiet">${say(`처음 ${all.length}건이에요. 모두 보려면 CSV를 내려받아 주세요.`, `The first ${all.length}; the CSV has all.`)}</p>`
      : '';
  return html`${more}<ul class="plain">${all.map((one) => difference(visit, one))}</ul>`;
}

function difference(visit: Visit, { paymentId, orderId, outcome, kind, ours, theirs, kakaoPayCode }: Difference): Html {
  const { say, language } = visit;
  const { kinds, outcomes } = csvWords[language];
  return html`<li class="part"><a href="/console/payments/${paymentId}">${orderId ?? paymentId}</a>
<b>${(kinds[kind as keyof typeof kinds] ?? kind).replaceAll('`', '')}</b>
<span class="quiet">${(outcomes[outcome as keyof typeof outcomes] ?? outcome).replaceAll('`', '')}</span>
${facts([
  ours && [say('여기', 'Here'), side(visit, ours)],
  theirs && [say('카카오페이', 'KakaoPay'), side(visit, theirs)],
  kakaoPayCode !== undefined && [say('카카오페이 오류 코드', 'KakaoPay’s code'), String(kakaoPayCode)],
])}</li>`;
}

const side = ({ say }: Visit, { status, orderId, netWon, totalWon, canceledWon }: Side): string =>
  [
    status,
    orderId,
    netWon !== undefined && say(`순액 ${won(say, netWon)}`, `net ${won(say, netWon)}`),
    totalWon !== undefined && won(say, totalWon),
    canceledWon !== undefined &&
      canceledWon > 0 &&
      say(`취소 ${won(say, canceledWon)}`, `refunded ${won(say, canceledWon)}`),
  ]
    .filter(Boolean)
    .join(' · ');
