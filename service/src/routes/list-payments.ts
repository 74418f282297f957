import type { InferOutput } from 'valibot';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { kstDay } from '../kst.ts';
import type { Service } from '../service.ts';
import { type Listing, listByDay, listByOrder, monthBefore } from '../store/list.ts';
import { TableError } from '../table/errors.ts';
import { bindCursor, openCursor } from './list-cursor.ts';
import { listQuery } from './schemas.ts';
import { viewOf } from './view.ts';

export const listPaymentsRoute: Route = route({
  name: 'listPayments',
  method: 'GET',
  path: '/v1/payments',
  summary: 'Payments by order or by day, newest first',
  access: byApiKey('payments:read'),
  query: listQuery,
  answers: { 200: 'PaymentList' },
  problems: ['invalid_cursor'],
  async handle(service, { query }) {
    const { payments, cursor } = await list(service, query).catch(explainCursor);
    return json(200, {
      payments: payments.map((payment) => viewOf(service.settings, payment)),
      ...(cursor && { cursor }),
    });
  },
});

export type ListQuery = InferOutput<typeof listQuery>;

const list = (service: Service, query: ListQuery): Promise<Listing> => {
  if (query.from !== undefined && query.to !== undefined && query.from > query.to) throw endsBeforeItBegins();
  return query.orderId === undefined ? listDays(service, query) : listOrder(service, query, query.orderId);
};

async function listDays(service: Service, query: ListQuery): Promise<Listing> {
  const begun = openCursor(query);
  // A list that began yesterday stays the one it was.
  const to = query.to ?? begun?.to ?? kstDay(service.clock.now());
  const from = query.from ?? monthBefore(to);
  if (from > to) throw endsBeforeItBegins();
  const place = { status: query.status, limit: Number(query.limit), cursor: begun?.inner };
  return bound(query, to, await listByDay(service.table, { from, to, ...place }));
}

async function listOrder(service: Service, query: ListQuery, orderId: string): Promise<Listing> {
  const begun = openCursor(query);
  const place = { status: query.status, limit: Number(query.limit), cursor: begun?.inner };
  const { payments, ...rest } = await listByOrder(service.table, { orderId, ...place });
  const { from = '', to = '9999-12-31' } = query;
  const inDays = payments.filter(({ createdAt }) => from <= kstDay(createdAt) && kstDay(createdAt) <= to);
  return bound(query, to, { payments: inDays, ...rest });
}

const bound = (query: ListQuery, to: string, { payments, cursor }: Listing): Listing => ({
  payments,
  ...(cursor && { cursor: bindCursor(query, to, cursor) }),
});

const endsBeforeItBegins = () =>
  new Problem('invalid_request', { errors: [{ path: 'from', message: '`from` must not be after `to`' }] });

function explainCursor(error: unknown): never {
  throw error instanceof TableError && error.code === 'bad_cursor' ? new Problem('invalid_cursor') : error;
}
