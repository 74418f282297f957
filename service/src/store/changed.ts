import { addDays, kstDay } from '../kst.ts';
import type { Item, Table } from '../ports/table.ts';
import type { Place } from './place.ts';
import { changedQueue, dueQueues, retryQueues, reviewQueue, unansweredQueue } from './queues.ts';
import { type Told, toldOf } from './told.ts';

/** How far a walk has come. */
export interface WalkPlace {
  readonly queue: string;
  /** Within that queue; absent at its beginning. */
  readonly cursor?: string;
}

export interface Walk {
  /** Items changed since then, ms since 1970. */
  readonly since: number;
  readonly now: number;
  readonly limit: number;
  /** Days backwards, and each from its end: for people, who want what is new. What is moved meanwhile is missed. */
  readonly newestFirst?: boolean | undefined;
  readonly after?: WalkPlace | undefined;
}

export interface WalkPage {
  readonly found: readonly Place[];
  /** Where it goes on; absent at the end. A page may be empty and have a next one. */
  readonly next?: WalkPlace;
}

/** Nothing was changed before that, however early one asks for. */
const firstAt = Date.UTC(2020, 0, 1);

/** Bounds what one page looks into: a run of days on which nothing happened. */
const queuesMax = 100;

/**
 * Every item that was changed since an instant, whatever it waits for: first those that something is still to be done
 * with, which stand there whenever they were changed, then the others by the time of their last change. One that is
 * moved during the walk goes ahead of it, so it may come twice, and is hardly ever missed.
 */
export async function walkChanged(
  table: Table,
  { since, now, limit, newestFirst = false, after }: Walk,
): Promise<WalkPage> {
  const days = daysSince(since, now);
  const queues = [...openQueues, ...(newestFirst ? days.reverse() : days)];
  let at = after ? queues.indexOf(after.queue) : 0;
  let cursor = after?.cursor;
  const found: Place[] = [];
  for (let looked = 0; looked < queuesMax; looked++) {
    const pk = queues[at];
    if (pk === undefined) return { found };
    const from = openQueues.includes(pk) ? {} : { from: since };
    const wanted = { limit: limit - found.length, newestFirst, ...(cursor && { cursor }) };
    const page = await table.query({ index: 'queue', pk, ...from, ...wanted });
    found.push(...page.items.map((item) => item as unknown as Place));
    cursor = page.cursor;
    if (cursor === undefined) at += 1;
    if (found.length === limit) break;
  }
  const queue = queues[at];
  return queue === undefined ? { found } : { found, next: { queue, ...(cursor && { cursor }) } };
}

/** What the shop is told of among these, as it stands now; whatever cannot be read as such is passed over. */
export async function readChanged(table: Table, found: readonly Place[]) {
  const items = await Promise.all(found.map((changed) => table.get(changed)));
  return items.flatMap((item, at) => {
    const told = item && readable(item);
    return told === undefined ? [] : [{ changed: found[at] as Place, told }];
  });
}

/** One that is broken stops nobody who asks about all. */
function readable(item: Item): Told | undefined {
  const { events } = item;
  if (!Array.isArray(events) || events.some((event) => typeof event !== 'object' || event === null)) return undefined;
  try {
    return toldOf(item);
  } catch {
    return undefined;
  }
}

const openQueues: readonly string[] = [reviewQueue, ...dueQueues, unansweredQueue, ...retryQueues];

function daysSince(since: number, now: number): string[] {
  const days: string[] = [];
  for (let day = kstDay(Math.max(since, firstAt)); day <= kstDay(now); day = addDays(day, 1))
    days.push(changedQueue(Date.parse(day)));
  return days;
}
