import type { Item, Key, Page, Table } from '../ports/table.ts';
import { dueQueues, reviewQueue, unansweredQueue } from './queues.ts';

/** An item's place in the queue. The index lags behind: what is found here is read anew before it is acted on. */
export interface Place extends Key {
  readonly queue: string;
  /** ms since 1970. */
  readonly queuedAt: number;
}

export interface DueItems {
  readonly due: readonly Place[];
  /** What waits for KakaoPay to answer again, due or not. */
  readonly unanswered: readonly Place[];
  /** When the next one after these is due, as far as one can see. */
  readonly nextAt: number | undefined;
}

/**
 * What is due: the oldest, and while there is more than one page of these, the newest as well, so that a backlog does
 * not hold up what is fresh.
 */
export async function findDue(table: Table, now: number, limit: number): Promise<DueItems> {
  const queues = [...dueQueues, unansweredQueue];
  const places = placesOf(await Promise.all(queues.map((pk) => table.query({ index: 'queue', pk, limit }))));
  const unanswered = places.filter(({ queue }) => queue === unansweredQueue);
  const due = places.filter(({ queuedAt }) => queuedAt <= now);
  const nextAt = Math.min(...places.filter(({ queuedAt }) => queuedAt > now).map(({ queuedAt }) => queuedAt));
  const full = dueQueues.filter((queue) => due.filter((place) => place.queue === queue).length >= limit);
  const newest = placesOf(
    await Promise.all(full.map((pk) => table.query({ index: 'queue', pk, to: now, newestFirst: true, limit }))),
  );
  return { due: interleave(due, newest), unanswered, nextAt: Number.isFinite(nextAt) ? nextAt : undefined };
}

/** How long an item that fails is left alone, by how often it has failed. */
const pausesMs = [30_000, 60_000, 300_000, 900_000, 3_600_000];

/**
 * Puts an item that could not be moved on back in the queue, later and later, and in the end before a person. Nothing
 * is known of it but its place, so that even one that cannot be read stops no other.
 */
export async function pushBack(table: Table, place: Place, now: number): Promise<'later' | 'parked' | 'moved'> {
  const item = await table.get(place);
  if (item === undefined || !standsAt(item, place)) return 'moved';
  const failures = Number(item.failures ?? 0) + 1;
  const pause = pausesMs[failures - 1];
  const next = pause === undefined ? { queue: reviewQueue, queuedAt: now } : { queuedAt: now + pause };
  const { written } = await table.updateIf(place, item.version, { failures, ...next });
  if (!written) return 'moved';
  return pause === undefined ? 'parked' : 'later';
}

const standsAt = (item: Item, { queue, queuedAt }: Place): boolean =>
  item.queue === queue && item.queuedAt === queuedAt;

const placesOf = (pages: readonly Page[]): Place[] =>
  pages.flatMap(({ items }) => items).map((item) => item as unknown as Place);

/** One of each in turn, nothing twice. */
function interleave(first: readonly Place[], second: readonly Place[]): Place[] {
  const both = new Map<string, Place>();
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    for (const place of [first[i], second[i]]) if (place) both.set(`${place.pk} ${place.sk}`, place);
  }
  return [...both.values()];
}
