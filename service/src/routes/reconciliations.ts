import type { InferOutput } from 'valibot';
import { byApiKey } from '../http/by-api-key.ts';
import { languageOf } from '../http/language.ts';
import { type Answer, json, type Request } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { paymentIdPattern } from '../ids.ts';
import { kstDay } from '../kst.ts';
import { csvOfRows } from '../reconciliation/csv.ts';
import type { Reconciliation } from '../reconciliation/reconciliation.ts';
import { reconciliationView } from '../reconciliation/view.ts';
import type { ReadingService } from '../service.ts';
import { listReconciliations, readReconciliation, rowsOf } from '../store/reconciliations.ts';
import { reconciliationListQuery, reconciliationQuery } from './reconciliation-requests.ts';

type ListRoute = Route<ReadingService, unknown, InferOutput<typeof reconciliationListQuery>>;
type OneRoute = Route<ReadingService, unknown, InferOutput<typeof reconciliationQuery>>;

const listReconciliationsRoute: ListRoute = {
  name: 'listReconciliations',
  method: 'GET',
  path: '/v1/reports/reconciliations',
  summary: "When our books were held against KakaoPay's, newest first",
  access: byApiKey('reports:read'),
  query: reconciliationListQuery,
  answers: { 200: 'ReconciliationList' },
  async handle({ table }, { query }) {
    const limit = Number(query.limit);
    const found = await listReconciliations(table, { limit: limit + 1, before: query.cursor });
    const page = found.slice(0, limit);
    const cursor = found.length > limit ? page.at(-1)?.id : undefined;
    const reconciliations = page.map((run) => ({ ...reconciliationView(run), differences: undefined }));
    return json(200, { reconciliations, ...(cursor && { cursor }) });
  },
};

const getReconciliationRoute: OneRoute = {
  name: 'getReconciliation',
  method: 'GET',
  path: '/v1/reports/reconciliations/{id}',
  summary: 'What was found where the books were held against each other, as JSON or CSV',
  access: byApiKey('reports:read'),
  query: reconciliationQuery,
  answers: { 200: 'Reconciliation' },
  problems: ['reconciliation_not_found', 'invalid_cursor'],
  async handle(service, { path: { id = '' }, query, request }) {
    const run = await readReconciliation(service.table, id);
    if (run === undefined) throw new Problem('reconciliation_not_found');
    const isCsv =
      query.format === 'csv' || (query.format === undefined && request.headers.accept?.includes('text/csv'));
    if (isCsv) return csvAnswer(service, run, query, request);
    if (query.cursor !== undefined) throw new Problem('invalid_cursor');
    return json(200, reconciliationView(run));
  },
};

/** For whoever keeps the books. */
export const reconciliationRoutes: readonly Route<ReadingService>[] = [
  listReconciliationsRoute,
  getReconciliationRoute,
];

async function csvAnswer(
  { table }: ReadingService,
  { id, from, to }: Reconciliation,
  { lang, cursor }: InferOutput<typeof reconciliationQuery>,
  request: Request,
): Promise<Answer> {
  if (cursor !== undefined && !paymentIdPattern.test(cursor)) throw new Problem('invalid_cursor');
  const { body, next } = await csvOfRows(rowsOf(table, id, cursor), languageOf(request));
  const name = `kakaopay-reconciliation-${kstDay(from)}-${kstDay(to - 1)}`;
  const nextQuery = new URLSearchParams({ format: 'csv', ...(lang && { lang }), ...(next && { cursor: next }) });
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}${cursor ? '-more' : ''}.csv"`,
    'cache-control': 'no-store',
    // RFC 8288
    ...(next && { link: `<${request.path}?${nextQuery}>; rel="next"` }),
  };
  return { status: 200, headers, body };
}
