import { paymentIdFloor, paymentIdTime } from '../ids.ts';
import { addDays, kstDay, kstInstant } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Item, Table } from '../ports/table.ts';
import { canceledOn, clocksDifferMs, type Days } from '../store/cancellation-days.ts';
import { dayKey, fromItem, readPayment } from '../store/payments.ts';
import { type Act, actsOf, byTime, isUnsettled } from './acts.ts';

export interface Report {
  readonly days: Days;
  /** When it was read, ms since 1970. */
  readonly asOf: number;
  /** The days are over. */
  readonly isComplete: boolean;
  /** How many payments of these days have an outcome that nobody knows yet. */
  readonly unsettled: number;
  /** By time. */
  readonly acts: readonly Act[];
}

/** Reading takes no longer, ms: a function has 25 s. */
const readingMs = 15_000;
const pageSize = 1_000;
/** Bounds the loop; the time is over long before. */
const pagesMax = 10_000;
/** So many payments are read at a time. */
const together = 25;

/**
 * What happened on these days; `undefined` when that is too much to read in the time there is. The payments made on
 * them tell nearly all of it, those of the day before what was paid after midnight, and those of the minutes after what
 * KakaoPay's clock put before it; older ones are found by their cancellations.
 */
export async function readReport(table: Table, clock: Clock, days: Days): Promise<Report | undefined> {
  const asOf = clock.now();
  const acts: Act[] = [];
  let unsettled = 0;
  for await (const payments of paymentsFor(table, days, asOf)) {
    for (const payment of payments) {
      acts.push(...actsOf(payment, days));
      if (isUnsettled(payment, days)) unsettled += 1;
    }
    if (clock.now() >= asOf + readingMs) return undefined;
  }
  return { days, asOf, isComplete: kstDay(asOf) > days.to, unsettled, acts: acts.sort(byTime) };
}

/** Each payment once, whatever finds it, page by page. */
async function* paymentsFor(table: Table, days: Days, now: number): AsyncGenerator<readonly Payment[]> {
  const firstDay = addDays(days.from, -1);
  for (let day = firstDay; day <= days.to; day = addDays(day, 1)) yield* madeOn(table, day);
  const nextDay = addDays(days.to, 1);
  yield* madeOn(table, nextDay, paymentIdFloor(kstInstant(nextDay, 0) + clocksDifferMs));
  for await (const ids of canceledOn(table, days, now)) {
    // The others have been read, or were made when these days were over.
    const older = ids.filter((id) => kstDay(paymentIdTime(id)) < firstDay);
    yield [];
    for (let at = 0; at < older.length; at += together) {
      const read = await Promise.all(older.slice(at, at + together).map((id) => readPayment(table, id)));
      yield read.filter((payment) => payment !== undefined);
    }
  }
}

async function* madeOn(table: Table, day: string, to?: string): AsyncGenerator<readonly Payment[]> {
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const bounds = { limit: pageSize, ...(to && { to }), ...(cursor && { cursor }) };
    const found = await table.query({ pk: dayKey(day), ...bounds });
    yield found.items.map((item) => fromItem(item as Item));
    cursor = found.cursor;
    if (cursor === undefined) return;
  }
}
