import type { Item, Page, Table } from '../ports/table.ts';
import type { Place } from './place.ts';
import { dueQueues, retryQueues, reviewQueue, unansweredQueue } from './queues.ts';

export interface DueItems {
  readonly due: readonly Place[];
  /** What waits for KakaoPay to answer again, due or not. */
  readonly unanswered: readonly Place[];
  /** When there may be more than these, ms since 1970, as far as one can see; `Infinity`: nothing more in sight. */
  readonly nextAt: number;
}

/** How far the index may lag behind the table, usually. */
const lagMs = 1_000;

/** What is due, of each partition in turn: a backlog of one holds up no other, however little time there is. */
export async function findDue(table: Table, now: number, limit: number): Promise<DueItems> {
  const lookAt = (pk: string) => lookInto(table, { pk, limit }, now);
  const [due, silent] = await Promise.all([Promise.all(dueQueues.map(lookAt)), lookAt(unansweredQueue)]);
  const pages = [...due, silent];
  const unanswered = silent.places;
  const later = pages.flatMap(({ places }) => places.filter(({ queuedAt }) => queuedAt > now));
  const isMore = unanswered.length === limit || pages.some(({ isFull }) => isFull);
  return {
    due: inTurn(pages.map(({ due }) => due)),
    unanswered,
    nextAt: isMore ? now + lagMs : Math.min(...later.map(({ queuedAt }) => queuedAt)),
  };
}

/** The first places of a partition, and the due ones: the newest and the oldest in turn, so that neither wait long. */
async function lookInto(table: Table, wanted: { readonly pk: string; readonly limit: number }, now: number) {
  const query = { ...wanted, index: 'queue' } as const;
  const places = placesOf(await table.query(query));
  const oldest = places.filter(({ queuedAt }) => queuedAt <= now);
  const isFull = oldest.length === wanted.limit;
  const newest = isFull ? placesOf(await table.query({ ...query, to: now, newestFirst: true })) : oldest.toReversed();
  return { places, due: inTurn([newest, oldest]), isFull };
}

/** What the endpoints with these slots were tried for in vain, the earliest next try first. */
export async function findRetries(
  table: Table,
  slots: readonly number[],
  limit: number,
): Promise<readonly { readonly slot: number; readonly places: readonly Place[] }[]> {
  const pages = slots.map(async (slot) => {
    const page = await table.query({ index: 'queue', pk: retryQueues[slot] as string, limit });
    return { slot, places: placesOf(page) };
  });
  return Promise.all(pages);
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

const placesOf = ({ items }: Page): readonly Place[] => items.map((item) => item as unknown as Place);

/** One of each list in turn, nothing twice. */
function inTurn(lists: readonly (readonly Place[])[]): Place[] {
  const all = new Map<string, Place>();
  for (let at = 0; at < Math.max(...lists.map(({ length }) => length)); at++) {
    for (const place of lists.flatMap((list) => list[at] ?? [])) all.set(`${place.pk} ${place.sk}`, place);
  }
  return [...all.values()];
}
