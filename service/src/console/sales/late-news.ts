import { paymentIdPattern, paymentIdTime } from '../../ids.ts';
import { addDays, dayMs, kstDay } from '../../kst.ts';
import { carriedOut, isOurs } from '../../payment/cancellation.ts';
import type { Payment } from '../../payment/payment.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Item, Key, Table } from '../../ports/table.ts';
import { type WalkPlace, walkChanged } from '../../store/changed.ts';
import { readPayment } from '../../store/payments.ts';
import { endOf, markStale } from './day-sums.ts';

/*
 * What was read of a day that is over is right until a payment of it, or one that is canceled on it, changes. The queue
 * tells every item that has changed since an instant: those payments are read, and the days that they touch are marked
 * as stale. How far that has come is kept, so that each change is looked at once and a little more.
 */

/** How far the changes were looked at. */
export interface Seen {
  /** Every change before it was (ms since 1970). */
  readonly seenTo: number;
  /** What was read before it does not count any more: nobody looked at the changes for too long. */
  readonly validFrom: number;
}

/** A frozen function writes late what it has decided, and the index lags behind: so much is looked at again. */
const againMs = 5 * 60_000;
/** What was read so soon after a change may not have it. */
const lateMs = 2 * 60_000;
/** Looking takes no longer, ms; otherwise the sums are told as of the last time. */
const lookingMs = 2_000;
/** After so long without having come to an end everything is read anew. */
const lostMs = 3 * dayMs;
const pageSize = 1_000;
const pagesMax = 1_000;
const together = 25;

const seenKey: Key = { pk: 'sums', sk: 'seen' };

/** Marks the days that something late is known of; gives how far the changes are known then. */
export async function seeLateNews(table: Table, clock: Clock): Promise<Seen> {
  const now = clock.now();
  const item = await table.get(seenKey);
  if (item === undefined) return write(table, undefined, { seenTo: now, validFrom: now });
  const [seenTo, validFrom] = [Number(item.seenTo), Number(item.validFrom)];
  const isDone = await look(table, clock, seenTo - againMs, now);
  if (isDone) return write(table, item, { seenTo: now, validFrom });
  return now - seenTo < lostMs ? { seenTo, validFrom } : write(table, item, { seenTo: now, validFrom: now });
}

/** Whoever loses has looked as well, and only knows less far. */
async function write(table: Table, item: Item | undefined, seen: Seen): Promise<Seen> {
  const { seenTo, validFrom } = seen;
  if (item) await table.updateIf(seenKey, item.version, { seenTo, validFrom });
  else await table.putIfAbsent({ ...seenKey, seenTo, validFrom });
  return seen;
}

/** `false`: there was too much. */
async function look(table: Table, clock: Clock, since: number, now: number): Promise<boolean> {
  const stopAt = now + lookingMs;
  const seen = new Set<string>();
  // What was made later is of no day that is over.
  const bound = endOf(addDays(kstDay(now), -1));
  let after: WalkPlace | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const { found, next } = await walkChanged(table, { since, now, limit: pageSize, after });
    const ids = found
      .map(({ sk }) => sk)
      .filter((id) => !seen.has(id) && paymentIdPattern.test(id) && paymentIdTime(id) < bound);
    for (const id of ids) seen.add(id);
    for (let at = 0; at < ids.length; at += together) {
      if (clock.now() >= stopAt) return false;
      const read = await Promise.all(ids.slice(at, at + together).map((id) => readPayment(table, id)));
      for (const payment of read) if (payment) await markTouched(table, payment, since);
    }
    if (next === undefined) return true;
    after = next;
    if (clock.now() >= stopAt) return false;
  }
  return false;
}

async function markTouched(table: Table, payment: Payment, since: number): Promise<void> {
  const changedAt = payment.events.at(-1)?.at ?? payment.createdAt;
  // It stands in an open queue, and was seen before.
  if (changedAt < since) return;
  for (const day of touchedDays(payment, since)) await markStale(table, day, changedAt + lateMs);
}

/** The days whose report a payment's changes since then may have changed. */
export function touchedDays(payment: Payment, since: number): ReadonlySet<string> {
  const { createdAt, approval, cancellations = [], events } = payment;
  const news = events.filter(({ at }) => at >= since);
  const asked = [
    ...events.filter(({ type }) => type === 'cancel_asked').map(({ at }) => at),
    ...cancellations.filter(isOurs).map(({ askedAt }) => askedAt),
  ];
  const acts = [...(approval ? [approval.approvedAt] : []), ...carriedOut(payment).map(({ at }) => at)];
  // Giving back changes nothing of the day on which it was paid; anything else may. No approval is ever taken away.
  const isMore = news.some(({ type }) => !type.includes('cancel') || type.startsWith('concluded'));
  const own = isMore ? [createdAt, ...acts] : acts.slice(approval ? 1 : 0);
  return new Set([...own, ...asked].map(kstDay));
}
