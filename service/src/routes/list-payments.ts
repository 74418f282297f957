import type { InferOutput } from 'valibot';
import { authorize } from '../http/authorize.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import { validate } from '../http/validate.ts';
import { kstDay } from '../kst.ts';
import type { Service } from '../service.ts';
import { type Listing, listByDay, listByOrder, monthBefore } from '../store/list.ts';
import { TableError } from '../table/errors.ts';
import { listQuery } from './schemas.ts';
import { viewOf } from './view.ts';

/** `GET /v1/payments` */
export const listPaymentsRoute: Handle = async (service, request) => {
  await authorize(service, request, 'payments:read');
  const query = validate(listQuery, request.query);
  const { payments, cursor } = await list(service, query).catch(explainCursor);
  return json(200, {
    payments: payments.map((payment) => viewOf(service.settings, payment)),
    ...(cursor && { cursor }),
  });
};

function list(service: Service, query: InferOutput<typeof listQuery>): Promise<Listing> {
  const { orderId, status, cursor } = query;
  const limit = Number(query.limit);
  if (orderId !== undefined) {
    if (query.from ?? query.to)
      throw new Problem('invalid_request', { detail: 'Ask by orderId or by days, not both.' });
    return listByOrder(service.table, { orderId, status, limit, cursor });
  }
  const to = query.to ?? kstDay(service.clock.now());
  return listByDay(service.table, service.clock, { from: query.from ?? monthBefore(to), to, status, limit, cursor });
}

function explainCursor(error: unknown): never {
  throw error instanceof TableError && error.code === 'bad_cursor' ? new Problem('invalid_cursor') : error;
}
