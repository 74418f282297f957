import type { InferOutput } from 'valibot';
import { addDays, kstInstant } from '../../kst.ts';
import type { Attribute, Item, Key, Table } from '../../ports/table.ts';
import type { dayReport } from '../../routes/report-answers.ts';
import { clocksDifferMs } from '../../store/cancellation-days.ts';

export type DayReport = InferOutput<typeof dayReport>;

/** The report of a day as the API gave it, kept so that nobody reads a whole month again to see it. */
export interface DaySums {
  readonly report: DayReport;
  /** When it was asked for, ms since 1970; what is kept in it happened before. */
  readonly readAt: number;
  /** How long reading took, ms. */
  readonly tookMs: number;
  /** Something has changed that this day tells of. */
  readonly isStale: boolean;
  /** Of what is kept; 0: nothing is yet. */
  readonly version: number;
}

const keyOf = (day: string): Key => ({ pk: `sums#${day.slice(0, 7)}`, sk: day });

/** More days than a month has. */
const daysMax = 40;

/** What is kept of a month (`2026-11`), by day. */
export async function readSums(table: Table, month: string): Promise<ReadonlyMap<string, DaySums>> {
  const { items } = await table.query({ pk: `sums#${month}`, limit: daysMax });
  return new Map(items.map((item) => [item.sk, fromItem(item as Item)]));
}

/** What is kept of a day; `undefined`: nothing. */
export async function readSumsOf(table: Table, day: string): Promise<DaySums | undefined> {
  const item = await table.get(keyOf(day));
  return item && fromItem(item);
}

/** In place of that version; whoever has written meanwhile has read the day as well, or knows that it has changed. */
export async function keepSums(table: Table, day: string, sums: Omit<DaySums, 'isStale'>): Promise<void> {
  const { report, readAt, tookMs, version } = sums;
  const kept = { report: report as unknown as Attribute, readAt, tookMs };
  if (version > 0) await table.updateIf(keyOf(day), version, { ...kept, isStale: undefined });
  else await table.putIfAbsent({ ...keyOf(day), ...kept });
}

const tries = 3;

/** Says that a day that was read before this instant (ms) has to be read anew. */
export async function markStale(table: Table, day: string, changedAt: number): Promise<void> {
  for (let i = 0; i < tries; i++) {
    const item = await table.get(keyOf(day));
    if (item === undefined || item.isStale === true || Number(item.readAt) > changedAt) return;
    if ((await table.updateIf(keyOf(day), item.version, { isStale: true })).written) return;
  }
  throw new Error('The sums of a day changed too often');
}

/** Read when no payment of it could be made any more: only what is known late changes it now. */
export const isOver = (day: string, at: number): boolean => at >= endOf(day);

/** From then on (ms since 1970) nothing is made that a day tells of. */
export const endOf = (day: string): number => kstInstant(addDays(day, 1), 0) + clocksDifferMs;

const fromItem = ({ report, readAt, tookMs, isStale, version }: Item): DaySums =>
  ({
    report: report as unknown as DayReport,
    readAt: Number(readAt),
    tookMs: Number(tookMs),
    isStale: isStale === true,
    version,
  }) satisfies DaySums;
