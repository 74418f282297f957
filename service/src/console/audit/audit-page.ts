import { html } from 'hono/html';
import { Problem, type ProblemCode, problems } from '../../http/problem.ts';
import { iso } from '../../iso.ts';
import { addMonths, kstDay } from '../../kst.ts';
import type { Html } from '../../pages/page.ts';
import { wordsOfProblems } from '../../pages/problem-todos.ts';
import type { Table } from '../../ports/table.ts';
import { TableError } from '../../table/errors.ts';
import { listOperators } from '../access/operators.ts';
import type { Act, AuditEntry } from '../audit.ts';
import { head, nextPage } from '../parts.ts';
import { page } from '../routing.ts';
import type { Visit } from '../visit.ts';
import { actWords } from '../words/acts.ts';
import { second, won } from '../words/format.ts';
import { who } from '../words/who.ts';
import { commandActor, readEntries, type Wanted } from './read-entries.ts';

/** Who did what, for everybody who is signed in. */
export const auditPage = page({
  path: '/console/audit',
  section: 'audit',
  async show(visit, { table }) {
    const wanted = wantedIn(visit);
    const [{ entries, cursor }, operators] = await Promise.all([entriesOf(table, wanted), listOperators(table)]);
    const title = visit.say('작업 기록', 'Audit');
    const names = operators.map(({ name }) => name);
    return {
      title,
      body: html`${head(title)}${filters(visit, wanted, names)}<div class="box" id="audit" data-live>
${entries.length > 0 ? list(visit, entries) : html`<p>${visit.say('맞는 기록이 없어요.', 'Nothing fits.')}</p>`}${nextPage(visit, cursor)}</div>`,
    };
  },
});

/** A cursor that somebody has made up is a mistake of theirs. */
const entriesOf = (table: Table, wanted: Wanted) =>
  readEntries(table, wanted).catch((error: unknown) => {
    throw error instanceof TableError && error.code === 'bad_cursor' ? new Problem('invalid_cursor') : error;
  });

const acts = Object.keys(actWords) as readonly Act[];

function wantedIn({ query: { month, by, act, cursor }, now }: Visit): Wanted {
  return {
    month: month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : kstDay(now).slice(0, 7),
    by: by || undefined,
    act: acts.find((name) => name === act),
    cursor: cursor || undefined,
  };
}

/** A year back by choice; any other by the address. */
const monthsShown = 12;

function filters({ say, now }: Visit, { month, by, act }: Wanted, names: readonly string[]): Html {
  const current = `${kstDay(now).slice(0, 7)}-01`;
  const recent = Array.from({ length: monthsShown }, (_, back) => addMonths(current, -back).slice(0, 7));
  const months = recent.includes(month) ? recent : [...recent, month];
  const option = (value: string, words: string, chosen: string | undefined) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words}</option>`;
  return html`<form class="filters" method="get" action="/console/audit">
<label>${say('달', 'Month')}<select name="month">${months.map((one) => option(one, one, month))}</select></label>
<label>${say('누가', 'Who')}<select name="by"><option value="">${say('모두', 'Everybody')}</option>${names.map((name) => option(name, name, by))}${option(commandActor, say('명령어', 'Commands'), by)}</select></label>
<label>${say('무엇을', 'What')}<select name="act"><option value="">${say('모두', 'Everything')}</option>${acts.map((name) => option(name, say(actWords[name]), act))}</select></label>
<button class="button small">${say('보기', 'Show')}</button></form>`;
}

const list = (visit: Visit, entries: readonly AuditEntry[]): Html => {
  const { say } = visit;
  return html`<table class="list"><thead><tr><th scope="col">${say('시각', 'Time')}</th><th scope="col">${say('누가', 'Who')}</th><th scope="col">${say('무엇을', 'What')}</th><th scope="col">${say('대상', 'To what')}</th><th scope="col">${say('결과', 'Outcome')}</th></tr></thead><tbody>${entries.map(
    (entry) => html`<tr><td class="quiet">${second(iso(entry.at))}</td><td>${who(say, entry.by)}</td>
<td class="wide">${actOf(visit, entry)}</td><td>${target(entry.target)}</td><td>${outcome(visit, entry)}</td></tr>`,
  )}</tbody></table>`;
};

/** A word of a later version is shown as it is. */
const actOf = ({ say }: Visit, { act, amountWon, reason }: AuditEntry): Html => {
  const words = Object.hasOwn(actWords, act) ? say(actWords[act]) : act;
  return html`${words}${amountWon === undefined ? '' : html` · <b>${won(say, amountWon)}</b>`}${reason ? html` <span class="quiet small-text">“${reason}”</span>` : ''}`;
};

/** Where the page of each kind of id is. */
const pages: readonly (readonly [RegExp, string])[] = [
  [/^(pay|sub|rec)_\w+_\d+$/, '/console/events/'],
  [/^pay_/, '/console/payments/'],
  [/^sub_/, '/console/subscriptions/'],
  [/^rec_/, '/console/reconciliations/'],
  [/^we_/, '/console/endpoints/'],
];

function target(id: string | undefined): Html | string {
  if (id === undefined) return '';
  const found = pages.find(([pattern]) => pattern.test(id));
  return found ? html`<a href="${found[1]}${id}"><code>${id}</code></a>` : id;
}

function outcome({ say, language }: Visit, { outcome: code }: AuditEntry): Html {
  if (code === 'done') return html`<span class="pill good">${say('됨', 'Done')}</span>`;
  // Whatever went wrong, it may have been done before.
  if (code === undefined || code === 'internal_error')
    return html`<span class="pill warn">${say('모름', 'Unknown')}</span> <span class="quiet small-text">${say('중간에 끊겼어요. 대상에서 확인해 주세요.', 'Cut off: see at what it was done to.')}</span>`;
  const titles: Readonly<Record<string, string | undefined>> = wordsOfProblems[language].titles;
  const why =
    code === 'forbidden'
      ? say('허용되지 않은 일이에요', 'It was not allowed')
      : (titles[code] ?? (Object.hasOwn(problems, code) ? problems[code as ProblemCode].title : code));
  return html`<span class="pill bad">${say('거절됨', 'Refused')}</span> <span class="quiet small-text">${why}</span>`;
}
