import type { InferOutput } from 'valibot';
import { byApiKey } from '../http/by-api-key.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { kstDay } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { type Listing, listByDay, listByOrder, monthBefore } from '../store/list.ts';
import type { PaymentFilter } from '../store/payment-filter.ts';
import { readCursor, writeCursor } from './list-cursor.ts';
import { listQuery } from './payment-requests.ts';
import { viewOf } from './view.ts';

export const listPaymentsRoute: Route = route({
  name: 'listPayments',
  method: 'GET',
  path: '/v1/payments',
  summary: 'Payments by order or by day, newest first; what else is asked for is looked for among these',
  access: byApiKey('payments:read'),
  query: listQuery,
  answers: { 200: 'PaymentList' },
  problems: ['invalid_cursor'],
  async handle(service, { query }) {
    const { payments, cursor } = await list(service, query);
    return json(200, {
      payments: payments.map((payment) => viewOf(service.settings, payment)),
      ...(cursor && { cursor }),
    });
  },
});

export type ListQuery = InferOutput<typeof listQuery>;

interface Page {
  readonly payments: readonly Payment[];
  readonly cursor?: string;
}

const list = async (service: Service, query: ListQuery): Promise<Page> => {
  if (query.from !== undefined && query.to !== undefined && query.from > query.to) throw endsBeforeItBegins();
  return query.orderId === undefined ? listDays(service, query) : listOrder(service, query, query.orderId);
};

async function listDays(service: Service, query: ListQuery): Promise<Page> {
  const begun = readCursor(query);
  // A list that began yesterday stays the one it was.
  const to = query.to ?? begun?.to ?? kstDay(service.clock.now());
  const from = query.from ?? monthBefore(to);
  if (from > to) throw endsBeforeItBegins();
  const place = { ...filterOf(query), limit: Number(query.limit), after: begun?.after };
  return pageOf(query, to, await listByDay(service.table, service.clock, { from, to, ...place }));
}

async function listOrder(service: Service, query: ListQuery, orderId: string): Promise<Page> {
  const place = { ...filterOf(query), limit: Number(query.limit), after: readCursor(query)?.after };
  const { payments, ...rest } = await listByOrder(service.table, { orderId, ...place });
  const { from = '', to = '9999-12-31' } = query;
  const inDays = payments.filter(({ createdAt }) => from <= kstDay(createdAt) && kstDay(createdAt) <= to);
  return pageOf(query, to, { payments: inDays, ...rest });
}

const filterOf = ({ status, buyerId, tid, aid, totalWon, text }: ListQuery): PaymentFilter => ({
  status,
  buyerId,
  tid,
  aid,
  totalWon: totalWon === undefined ? undefined : Number(totalWon),
  text,
});

const pageOf = (query: ListQuery, to: string, { payments, next }: Listing): Page => ({
  payments,
  ...(next && { cursor: writeCursor(query, { to, after: next }) }),
});

const endsBeforeItBegins = () =>
  new Problem('invalid_request', { errors: [{ path: 'from', message: '`from` must not be after `to`' }] });
