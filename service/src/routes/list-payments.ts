import type { InferOutput } from 'valibot';
import { authorize } from '../http/authorize.ts';
import { json } from '../http/message.ts';
import { Problem } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import { validate } from '../http/validate.ts';
import { kstDay } from '../kst.ts';
import { type Listing, listByDay, listByOrder, monthBefore } from '../store/list.ts';
import { TableError } from '../table/errors.ts';
import type { World } from '../world.ts';
import { listQuery } from './schemas.ts';
import { viewOf } from './view.ts';

/** `GET /v1/payments` */
export const listPaymentsRoute: Handle = async (world, request) => {
  await authorize(world, request, 'payments:read');
  const query = validate(listQuery, request.query);
  const { payments, cursor } = await list(world, query).catch(explainCursor);
  return json(200, { payments: payments.map((payment) => viewOf(world.settings, payment)), ...(cursor && { cursor }) });
};

function list(world: World, query: InferOutput<typeof listQuery>): Promise<Listing> {
  const { orderId, status, cursor } = query;
  const limit = Number(query.limit);
  if (orderId !== undefined) {
    if (query.from ?? query.to)
      throw new Problem('invalid_request', { detail: 'Ask by orderId or by days, not both.' });
    return listByOrder(world.table, { orderId, status, limit, cursor });
  }
  const to = query.to ?? kstDay(world.clock.now());
  return listByDay(world.table, { from: query.from ?? monthBefore(to), to, status, limit, cursor });
}

function explainCursor(error: unknown): never {
  throw error instanceof TableError && error.code === 'bad_cursor' ? new Problem('invalid_cursor') : error;
}
