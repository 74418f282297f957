import { Problem } from '../http/problem.ts';
import { paymentIdPattern } from '../ids.ts';
import { isDay } from '../kst.ts';
import { sha256 } from '../store/idempotency.ts';
import type { Place } from '../store/list.ts';
import type { ListQuery } from './list-payments.ts';

/** A list that is under way. */
interface Begun {
  /** The day that it ends with. */
  readonly to: string;
  readonly after: Place;
}

/** A cursor that goes on with this question alone. */
export const writeCursor = (query: ListQuery, { to, after }: Begun): string =>
  [fingerprint(query), to, after.day, after.last].join('.');

/** Where the question's cursor leads; `undefined` when it has none. */
export function readCursor(query: ListQuery): Begun | undefined {
  if (query.cursor === undefined) return undefined;
  const parts = query.cursor.split('.');
  const [bound, to = '', day = '', last = ''] = parts;
  const isWhole = parts.length === 4 && isDay(to) && isDay(day) && (last === '' || paymentIdPattern.test(last));
  if (!isWhole || bound !== fingerprint(query)) throw new Problem('invalid_cursor');
  return { to, after: { day, last } };
}

/** No secret: it tells a mistake, and a cursor that was made up shows nothing that its maker may not see. */
const fingerprint = (query: ListQuery): string => {
  const { orderId, status, from, to, limit, buyerId, tid, aid, totalWon, text } = query;
  return sha256(JSON.stringify([orderId, status, from, to, limit, buyerId, tid, aid, totalWon, text])).slice(0, 8);
};
