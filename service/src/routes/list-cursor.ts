import { Problem } from '../http/problem.ts';
import { isDay } from '../kst.ts';
import { sha256 } from '../store/idempotency.ts';
import type { ListQuery } from './list-payments.ts';

/** Where a list goes on: the day it ends with, and the store's own cursor. */
interface Place {
  readonly to: string;
  readonly inner: string;
}

/** A cursor that goes on with this question alone. */
export const bindCursor = (query: ListQuery, to: string, inner: string): string =>
  `${fingerprint(query)}.${to}.${inner}`;

/** Where the question's cursor leads; nowhere when it has none. */
export function openCursor(query: ListQuery): Place | undefined {
  if (query.cursor === undefined) return undefined;
  const [, bound, to = '', inner = ''] = /^([\w-]{8})\.([\d-]{10})\.(.+)$/.exec(query.cursor) ?? [];
  if (bound !== fingerprint(query) || !isDay(to)) throw new Problem('invalid_cursor');
  return { to, inner };
}

/** No secret: it tells a mistake, and a cursor that was made up shows nothing that its maker may not see. */
const fingerprint = ({ orderId, status, from, to, limit }: ListQuery): string =>
  sha256(JSON.stringify([orderId, status, from, to, limit])).slice(0, 8);
