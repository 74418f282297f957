import { addDays, kstDay } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Item, Table } from '../ports/table.ts';
import { readOrder } from './orders.ts';
import { isNarrow, matches, type PaymentFilter } from './payment-filter.ts';
import { dayKey, fromItem, readPayment } from './payments.ts';

/** How far a list has come: the day it is at, and the last payment of it that was looked at, `''` for none yet. */
export interface Place {
  readonly day: string;
  readonly last: string;
}

export interface Listing {
  /** Newest first. May be shorter than asked for, even empty, while there is a next place: the call's time was over. */
  readonly payments: readonly Payment[];
  /** Where the next page begins; absent at the end. */
  readonly next?: Place;
}

interface Wanted extends PaymentFilter {
  readonly limit: number;
  /** Where the page before has ended. */
  readonly after?: Place | undefined;
}

export interface DayRange extends Wanted {
  /** Korean days, `2026-11-23`; both included. */
  readonly from: string;
  readonly to: string;
}

export interface OfOrder extends Wanted {
  readonly orderId: string;
}

/** A page looks on for so long, ms: what is looked for may stand behind many payments and a run of empty days. */
const lookingMs = 5_000;
/** Bounds the loop; the time is over long before. */
const pagesMax = 5_000;
/** How many payments one query reads when most of them will not be wanted. */
const filteredPage = 250;

export async function listByDay(table: Table, clock: Clock, range: DayRange): Promise<Listing> {
  const stopAt = clock.now() + lookingMs;
  const payments: Payment[] = [];
  let { day, last } = range.after ?? { day: range.to, last: '' };
  for (let page = 0; page < pagesMax && day >= range.from; page++) {
    if (clock.now() >= stopAt) return { payments, next: { day, last } };
    const limit = isNarrow(range) ? filteredPage : range.limit - payments.length + 1;
    // The bound is inclusive: the last one of the page before comes once more.
    const found = await table.query({ pk: dayKey(day), newestFirst: true, limit, ...(last && { to: last }) });
    for (const item of found.items.filter(({ sk }) => sk !== last)) {
      const payment = fromItem(item as Item);
      last = payment.id;
      if (matches(payment, range)) payments.push(payment);
      if (payments.length === range.limit) return { payments, next: { day, last } };
    }
    if (found.cursor === undefined) [day, last] = [addDays(day, -1), ''];
  }
  return { payments };
}

/** The payments of one order, newest first: the order's item knows which, the table itself how they are. */
export async function listByOrder(table: Table, query: OfOrder): Promise<Listing> {
  const order = await readOrder(table, query.orderId);
  if (order === undefined) return { payments: [] };
  const ids = order.paymentIds.toReversed();
  const rest = query.after ? ids.slice(ids.indexOf(query.after.last) + 1) : ids;
  const read = await Promise.all(rest.map((id) => readPayment(table, id)));
  const found = read.filter((payment) => payment !== undefined).filter((payment) => matches(payment, query));
  const payments = found.slice(0, query.limit);
  const end = found.length > query.limit ? payments.at(-1) : undefined;
  return { payments, ...(end && { next: { day: kstDay(end.createdAt), last: end.id } }) };
}

/** The 31 days that end with `to`. */
export const monthBefore = (to: string): string => addDays(to, -30);
