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

async function list(service: Service, query: ListQuery): Promise<Listing> {
  const { orderId, status } = query;
  const limit = Number(query.limit);
  const begun = openCursor(query);
  // A list that began yesterday stays the one it was.
  const to = query.to ?? begun?.to ?? kstDay(service.clock.now());
  const from = query.from ?? monthBefore(to);
  if (from > to) throw wrong('from', 'must not be after `to`');
  if (orderId !== undefined && (query.from ?? query.to)) throw wrong('orderId', 'does not go with `from` and `to`');
  const place = { status, limit, cursor: begun?.inner };
  const found =
    orderId === undefined
      ? await listByDay(service.table, { from, to, ...place })
      : await listByOrder(service.table, { orderId, ...place });
  return { payments: found.payments, ...(found.cursor && { cursor: bindCursor(query, to, found.cursor) }) };
}

const wrong = (path: string, message: string) =>
  new Problem('invalid_request', { errors: [{ path, message: `\`${path}\` ${message}` }] });

function explainCursor(error: unknown): never {
  throw error instanceof TableError && error.code === 'bad_cursor' ? new Problem('invalid_cursor') : error;
}
