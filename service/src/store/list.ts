import { dayMs, isDay } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';
import type { Item, Table } from '../ports/table.ts';
import { TableError } from '../table/errors.ts';
import { dayKey, fromItem, readPayment } from './payments.ts';

export interface Listing {
  /** Newest first. May be shorter than asked for, even empty, while there is a cursor. */
  readonly payments: readonly Payment[];
  readonly cursor?: string;
}

export interface DayRange {
  /** Korean days, `2026-11-23`; both included. */
  readonly from: string;
  readonly to: string;
  readonly status?: Status | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One call reads this many pages at most, so that a rare status or a run of empty days cannot make it long. */
const pagesPerCall = 40;

export async function listByDay(table: Table, range: DayRange): Promise<Listing> {
  const payments: Payment[] = [];
  let [day, inner] = readCursor(range);
  for (let page = 0; page < pagesPerCall && day >= range.from; page++) {
    const found = await table.query({
      pk: dayKey(day),
      newestFirst: true,
      limit: range.limit - payments.length,
      ...(inner && { cursor: inner }),
    });
    payments.push(...found.items.map((item) => fromItem(item as Item)).filter((payment) => has(payment, range.status)));
    inner = found.cursor;
    if (inner === undefined) day = dayBefore(day);
    if (payments.length >= range.limit) break;
  }
  return day < range.from ? { payments } : { payments, cursor: `${day}${inner ? `.${inner}` : ''}` };
}

/** The payments of one order, newest first: the index knows which, the table itself how they are. */
export async function listByOrder(
  table: Table,
  query: { orderId: string; status?: Status | undefined; limit: number; cursor?: string | undefined },
): Promise<Listing> {
  const page = await table.query({
    index: 'order',
    pk: query.orderId,
    newestFirst: true,
    limit: query.limit,
    ...(query.cursor && { cursor: query.cursor }),
  });
  const payments = await Promise.all(page.items.map((item) => readPayment(table, item.sk)));
  return {
    payments: payments.filter((payment) => payment !== undefined).filter((payment) => has(payment, query.status)),
    ...(page.cursor && { cursor: page.cursor }),
  };
}

const has = (payment: Payment, status: Status | undefined): boolean =>
  status === undefined || payment.status === status;

const dayBefore = (day: string): string => new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);

function readCursor({ to, cursor }: DayRange): [day: string, inner: string | undefined] {
  if (cursor === undefined) return [to, undefined];
  const [, day = '', inner] = /^(\d{4}-\d\d-\d\d)(?:\.(.+))?$/.exec(cursor) ?? [];
  if (!isDay(day) || day > to) throw new TableError('bad_cursor', 'The cursor does not belong to these days');
  return [day, inner];
}

/** The 31 days that end with `to`. */
export const monthBefore = (to: string): string => new Date(Date.parse(to) - 30 * dayMs).toISOString().slice(0, 10);
