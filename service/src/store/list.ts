import { paymentIdPattern } from '../ids.ts';
import { addDays, isDay } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';
import type { Clock } from '../ports/clock.ts';
import type { Item, Table } from '../ports/table.ts';
import { TableError } from '../table/errors.ts';
import { sha256 } from './idempotency.ts';
import { readOrder } from './orders.ts';
import { dayKey, fromItem, readPayment } from './payments.ts';

export interface Listing {
  /** Newest first. May be shorter than asked for, even empty, while there is a cursor: the call's time was over. */
  readonly payments: readonly Payment[];
  readonly cursor?: string;
}

interface Wanted {
  readonly status?: Status | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface DayRange extends Wanted {
  /** Korean days, `2026-11-23`; both included. */
  readonly from: string;
  readonly to: string;
}

export interface OfOrder extends Wanted {
  readonly orderId: string;
}

/** A page looks on for so long, ms: a rare status may stand behind many payments and a run of empty days. */
const lookingMs = 5_000;
/** Bounds the loop; the time is over long before. */
const pagesMax = 5_000;
/** How many payments one query reads when most of them will not be wanted. */
const filteredPage = 250;

export async function listByDay(table: Table, clock: Clock, range: DayRange): Promise<Listing> {
  const stopAt = clock.now() + lookingMs;
  const payments: Payment[] = [];
  const scope = [range.from, range.to, range.status];
  let { day, last } = readPlace(range, scope);
  for (let page = 0; page < pagesMax && day >= range.from; page++) {
    if (clock.now() >= stopAt) return { payments, cursor: cursorOf(day, last, scope) };
    const limit = range.status === undefined ? range.limit - payments.length + 1 : filteredPage;
    // The bound is inclusive: the last one of the page before comes once more.
    const found = await table.query({ pk: dayKey(day), newestFirst: true, limit, ...(last && { to: last }) });
    for (const item of found.items.filter(({ sk }) => sk !== last)) {
      const payment = fromItem(item as Item);
      last = payment.id;
      if (has(payment, range.status)) payments.push(payment);
      if (payments.length === range.limit) return { payments, cursor: cursorOf(day, last, scope) };
    }
    if (found.cursor === undefined) [day, last] = [addDays(day, -1), ''];
  }
  return { payments };
}

/** Stands in the cursors of an order's payments, which have no day. */
const anyDay = '2000-01-01';

/** The payments of one order, newest first: the order's item knows which, the table itself how they are. */
export async function listByOrder(table: Table, query: OfOrder): Promise<Listing> {
  const order = await readOrder(table, query.orderId);
  const scope = [query.orderId, query.status];
  const { last } = readPlace({ to: anyDay, cursor: query.cursor }, scope);
  const ids = [...(order?.paymentIds ?? [])].reverse();
  const rest = ids.slice(ids.indexOf(last) + 1);
  const read = await Promise.all(rest.map((id) => readPayment(table, id)));
  const found = read.filter((payment) => payment !== undefined).filter((payment) => has(payment, query.status));
  const payments = found.slice(0, query.limit);
  const end = payments.at(-1)?.id;
  return found.length > payments.length && end ? { payments, cursor: cursorOf(anyDay, end, scope) } : { payments };
}

const has = (payment: Payment, status: Status | undefined): boolean =>
  status === undefined || payment.status === status;

type Scope = readonly (string | undefined)[];

/** A cursor is the day and the last payment that were looked at, bound to what was asked for. */
const cursorOf = (day: string, last: string, scope: Scope): string =>
  `${day}.${last}.${sha256(JSON.stringify(scope)).slice(0, 8)}`;

function readPlace({ to, cursor }: { readonly to: string; readonly cursor?: string | undefined }, scope: Scope) {
  if (cursor === undefined) return { day: to, last: '' };
  const [day = '', last = ''] = cursor.split('.');
  const isOurs = cursor === cursorOf(day, last, scope) && (last === '' || paymentIdPattern.test(last));
  if (!isOurs || !isDay(day)) throw new TableError('bad_cursor', 'The cursor does not belong to this query');
  return { day, last };
}

/** The 31 days that end with `to`. */
export const monthBefore = (to: string): string => addDays(to, -30);
