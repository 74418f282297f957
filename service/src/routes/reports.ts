import type { InferOutput } from 'valibot';
import { byApiKey } from '../http/by-api-key.ts';
import { languageOf } from '../http/language.ts';
import { type Answer, json, type Request } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { validate } from '../http/validate.ts';
import { addDays, addMonths, kstDay } from '../kst.ts';
import { csvReport } from '../reports/csv-report.ts';
import { type Report, readReport } from '../reports/read-report.ts';
import { summaryOf, type Totals } from '../reports/totals.ts';
import type { ReadingService } from '../service.ts';
import type { Days } from '../store/cancellation-days.ts';
import { readMark, writeMark } from './report-cursor.ts';
import { dayPath, monthPath, reportQuery } from './report-requests.ts';

type ReportRoute = Route<ReadingService, unknown, InferOutput<typeof reportQuery>>;

const everyReport = {
  method: 'GET',
  access: byApiKey('reports:read'),
  query: reportQuery,
  problems: ['invalid_cursor', 'report_too_large'],
} as const;

const dayReportRoute: ReportRoute = {
  ...everyReport,
  name: 'getDayReport',
  path: '/v1/reports/days/{day}',
  summary: 'What was approved and canceled on a Korean day, with VAT, as JSON or CSV',
  answers: { 200: 'DayReport' },
  async handle(service, { path, query, request }) {
    const { day } = validate(dayPath, path);
    return answerWith(service, { day }, { from: day, to: day }, query, request);
  },
};

const monthReportRoute: ReportRoute = {
  ...everyReport,
  name: 'getMonthReport',
  path: '/v1/reports/months/{month}',
  summary: 'What was approved and canceled in a Korean month, with VAT, as JSON or CSV',
  answers: { 200: 'MonthReport' },
  async handle(service, { path, query, request }) {
    const { month } = validate(monthPath, path);
    const from = `${month}-01`;
    return answerWith(service, { month }, { from, to: addDays(addMonths(from, 1), -1) }, query, request);
  },
};

/** For whoever keeps the books. */
export const reportRoutes: readonly Route<ReadingService>[] = [dayReportRoute, monthReportRoute];

/** The time that a report is of, as it was asked for. */
type Asked = { readonly day: string } | { readonly month: string };

async function answerWith(
  service: ReadingService,
  asked: Asked,
  days: Days,
  query: InferOutput<typeof reportQuery>,
  request: Request,
): Promise<Answer> {
  const [[name = '', value = ''] = []] = Object.entries(asked);
  if (days.from > kstDay(service.clock.now())) {
    throw new Problem('invalid_request', {
      errors: [{ path: name, message: `\`${name}\` must not be in the future` }],
    });
  }
  const isCsv = query.format === 'csv' || (query.format === undefined && acceptsCsv(request));
  if (!isCsv && query.cursor !== undefined) throw new Problem('invalid_cursor');
  const begun = readMark(query.cursor, days);
  const report = await readReport(service.table, service.clock, days);
  if (report === undefined) throw new Problem('report_too_large');
  if (!isCsv) return json(200, viewOf(asked, report));
  const part = csvReport(report, languageOf(request), begun?.after);
  const number = begun?.part ?? 1;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="kakaopay-${value}${number > 1 ? `-${number}` : ''}.csv"`,
    'cache-control': 'no-store',
    ...(part.next && { link: nextLink(request, query, writeMark(number + 1, part.next)) }),
  };
  return { status: 200, headers, body: part.body };
}

const acceptsCsv = ({ headers }: Request): boolean => headers.accept?.includes('text/csv') === true;

/** RFC 8288 */
function nextLink({ path }: Request, { lang }: InferOutput<typeof reportQuery>, cursor: string): string {
  const query = new URLSearchParams({ format: 'csv', ...(lang && { lang }), cursor });
  return `<${path}?${query}>; rel="next"`;
}

function viewOf(asked: Asked, { asOf, isComplete, unsettled, acts }: Report) {
  const { total, byMethod, byCardIssuer, byType, byDay } = summaryOf(acts);
  return {
    ...asked,
    asOf: new Date(asOf).toISOString(),
    complete: isComplete,
    unsettled,
    total,
    byMethod: listOf('method', byMethod),
    byCardIssuer: listOf('cardIssuer', byCardIssuer),
    byType: listOf('type', byType),
    ...('month' in asked && { byDay: listOf('day', byDay) }),
  };
}

const listOf = (name: string, groups: ReadonlyMap<string, Totals>) =>
  [...groups].map(([value, totals]) => ({ [name]: value, ...totals }));
