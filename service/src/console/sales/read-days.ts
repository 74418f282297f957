import { Problem } from '../../http/problem.ts';
import { addDays, addMonths, kstDay } from '../../kst.ts';
import type { Table } from '../../ports/table.ts';
import type { ConsoleService } from '../service.ts';
import type { Visit } from '../visit.ts';
import { type DayReport, type DaySums, isOver, keepSums, readSums, readSumsOf } from './day-sums.ts';
import { type Seen, seeLateNews } from './late-news.ts';

/** What a page can say of a day. */
export interface Day {
  readonly day: string;
  /** What the API reports of it; absent when there was no time to read it, or when it is too much to be read at all. */
  readonly report?: DayReport;
  readonly isTooLarge?: boolean;
}

export interface Days {
  readonly days: readonly Day[];
  /** Before then (ms since 1970) nothing was changed that is not in these days. */
  readonly asOf: number;
}

/** A page waits no longer for days that nobody has read yet, ms; the next one goes on. */
const readingMs = 4_000;
/** What takes longer to read than this is not read at each visit, ms. */
const quickMs = 100;
/** But again after so long, ms. */
const freshMs = 60_000;

type Around = Pick<Visit, 'api'>;

/** The days of a month (`2026-11`) until today, oldest first. */
export async function readMonth({ api }: Around, service: ConsoleService, month: string): Promise<Days> {
  const { table, clock } = service;
  const begun = clock.now();
  const seen = await seeLateNews(table, clock);
  const kept = await readSums(table, month);
  const days: Day[] = [];
  let asOf = seen.seenTo;
  // The newest first: they are what is looked for when there is no time for all.
  for (const day of daysOf(month, kstDay(begun)).reverse()) {
    const sums = kept.get(day);
    const good = usable(day, sums, seen, clock.now());
    if (good && !isOver(day, good.readAt)) asOf = Math.min(asOf, good.readAt);
    if (good) days.unshift({ day, report: good.report });
    else if (clock.now() < begun + readingMs) days.unshift(await readAnew({ api }, service, day, sums?.version));
    else days.unshift({ day });
  }
  return { days, asOf };
}

/** One day; `anew`: whatever is kept of it. */
export async function readDay({ api }: Around, service: ConsoleService, day: string, anew = false): Promise<Days> {
  const { table, clock } = service;
  const seen = await seeLateNews(table, clock);
  const sums = await readSumsOf(table, day);
  const now = clock.now();
  const good = anew ? undefined : usable(day, sums, seen, now);
  if (!good) return { days: [await readAnew({ api }, service, day, sums?.version)], asOf: now };
  const asOf = isOver(day, good.readAt) ? seen.seenTo : Math.min(seen.seenTo, good.readAt);
  return { days: [{ day, report: good.report }], asOf };
}

/** What is kept, if it is what the API would say, or was a moment ago where that takes long to find out. */
function usable(day: string, sums: DaySums | undefined, { validFrom }: Seen, now: number): DaySums | undefined {
  if (sums === undefined || sums.isStale || sums.readAt < validFrom || sums.readAt > now) return undefined;
  const isShown = isOver(day, sums.readAt) || (sums.tookMs > quickMs && now - sums.readAt < freshMs);
  return isShown ? sums : undefined;
}

async function readAnew(
  { api }: Around,
  { table, clock }: { readonly table: Table; readonly clock: ConsoleService['clock'] },
  day: string,
  version = 0,
): Promise<Day> {
  const readAt = clock.now();
  try {
    const report = await api.get<DayReport>(`/v1/reports/days/${day}`);
    await keepSums(table, day, { report, readAt, tookMs: clock.now() - readAt, version });
    return { day, report };
  } catch (error) {
    if (error instanceof Problem && error.code === 'report_too_large') return { day, isTooLarge: true };
    throw error;
  }
}

function daysOf(month: string, today: string): string[] {
  const last = addDays(addMonths(`${month}-01`, 1), -1);
  const days: string[] = [];
  for (let day = `${month}-01`; day <= last && day <= today; day = addDays(day, 1)) days.push(day);
  return days;
}
