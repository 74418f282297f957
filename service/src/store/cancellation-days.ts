import { paymentIdPattern } from '../ids.ts';
import { addDays, kstDay, kstInstant } from '../kst.ts';
import { carriedOut } from '../payment/cancellation.ts';
import type { Payment } from '../payment/payment.ts';
import type { Item, Key, Table } from '../ports/table.ts';
import { type WalkPlace, walkChanged } from './changed.ts';

/*
 * Payments stand by the day on which they were made, and are canceled on any other. Whoever wants the cancellations of
 * a day finds the payments by notes, one for each cancellation under its own day, as far as days are closed: every
 * payment changed on them was read and noted. What was changed on other days is walked over, so that nothing is missed
 * where nobody has closed any, or where something was found late.
 */

/** Korean days, `2026-11-23`; both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Notes what its payment's own day does not tell of: its cancellations, and an approval on a later day. */
export async function noteCancellations(table: Table, payment: Payment): Promise<void> {
  const { id, createdAt, approval } = payment;
  const acts = carriedOut(payment).map(({ n, at }) => ({ n, day: kstDay(at) }));
  const approvedOn = kstDay(approval?.approvedAt ?? createdAt);
  const late = approvedOn > kstDay(createdAt) ? [{ n: 0, day: approvedOn }] : [];
  for (const { n, day } of [...late, ...acts]) await table.putIfAbsent({ pk: notesOf(day), sk: `${id}#${n}` });
}

const notesOf = (day: string): string => `cancellations#${day}`;

const closedKey: Key = { pk: 'cancellations', sk: 'closed' };
/** Two who close days at one moment are rare. */
const tries = 5;

/** Says that every payment changed on these days was read and noted. Days apart from those known take their place. */
export async function closeDays(table: Table, days: Days): Promise<void> {
  for (let i = 0; i < tries; i++) {
    const item = await table.get(closedKey);
    const { from, to } = item ? together(daysOf(item), days) : days;
    const result = item
      ? await table.updateIf(closedKey, item.version, { from, to })
      : await table.putIfAbsent({ ...closedKey, from, to });
    if (result.written) return;
  }
  throw new Error('The closed days changed too often');
}

/** The days that are closed; `undefined`: none yet. */
export async function closedDays(table: Table): Promise<Days | undefined> {
  const item = await table.get(closedKey);
  return item && daysOf(item);
}

const daysOf = ({ from, to }: Item): Days => ({ from: String(from), to: String(to) });

/** One stretch of both; with a gap between them, the later one. */
function together(one: Days, other: Days): Days {
  const [first, last] = one.from <= other.from ? [one, other] : [other, one];
  const to = first.to > last.to ? first.to : last.to;
  return last.from <= addDays(first.to, 1) ? { from: first.from, to } : last;
}

const pageSize = 1_000;
/** Bound the loops; whoever asks has less time than this. */
const pagesMax = 10_000;
/** KakaoPay's clock and ours may differ: what one of them saw before midnight, the other may have seen after it. */
export const clocksDifferMs: number = 10 * 60_000;

/**
 * The ids of the payments that may have been canceled, or approved late, on these days, page by page: each once, and
 * many that were not. The index lags behind by a second or so.
 */
export async function* canceledOn(table: Table, days: Days, now: number): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>();
  const fresh = (ids: readonly string[]): string[] => {
    const found = [...new Set(ids)].filter((id) => !seen.has(id) && paymentIdPattern.test(id));
    for (const id of found) seen.add(id);
    return found;
  };
  const closed = await closedDays(table);
  for await (const ids of notedOn(table, days)) yield fresh(ids);
  for (const { since, until } of openStretches(days, closed, now)) {
    for await (const ids of changedIn(table, since, until)) yield fresh(ids);
  }
}

async function* notedOn(table: Table, { from, to }: Days): AsyncGenerator<readonly string[]> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    let cursor: string | undefined;
    for (let page = 0; page < pagesMax; page++) {
      const found = await table.query({ pk: notesOf(day), limit: pageSize, ...(cursor && { cursor }) });
      yield found.items.map(({ sk }) => sk.split('#')[0] as string);
      cursor = found.cursor;
      if (cursor === undefined) break;
    }
  }
}

async function* changedIn(table: Table, since: number, until: number): AsyncGenerator<readonly string[]> {
  let after: WalkPlace | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const found = await walkChanged(table, { since, now: until, limit: pageSize, after });
    yield found.found.map(({ sk }) => sk);
    after = found.next;
    if (after === undefined) return;
  }
}

/** When such a payment can have been changed last without having been noted, ms since 1970. */
function openStretches({ from }: Days, closed: Days | undefined, now: number) {
  const begin = (day: string) => kstInstant(day, 0) - clocksDifferMs;
  if (closed === undefined) return [{ since: begin(from), until: now }];
  const after = addDays(closed.to, 1);
  return [
    ...(from <= closed.from ? [{ since: begin(from), until: kstInstant(closed.from, 0) - 1 }] : []),
    { since: begin(from > after ? from : after), until: now },
  ];
}
