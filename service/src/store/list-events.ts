import type { Clock } from '../ports/clock.ts';
import type { Table } from '../ports/table.ts';
import { type ToldType, toldType } from '../webhooks/event-types.ts';
import { readChanged, type WalkPlace, walkChanged } from './changed.ts';
import type { Place, Standing } from './place.ts';
import type { Told } from './told.ts';

/** One event of a thing that the shop is told of. */
export interface ToldEvent {
  readonly told: Told;
  readonly n: number;
  readonly type: ToldType;
  /** ms since 1970. */
  readonly at: number;
}

/** Which events, whatever they belong to. */
export interface EventFilter {
  readonly type?: ToldType | undefined;
  /** Not before that, and before that; ms since 1970. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** How far a list has come. */
export interface EventsPlace {
  /** The page of the walk that it is at; absent for the first. */
  readonly walk?: WalkPlace | undefined;
  /** The thing within that page that comes next, where it stood, and the last of its events that was listed. */
  readonly next?: (Standing & { readonly id: string; readonly n: number }) | undefined;
}

export interface EventsWanted {
  readonly filter: EventFilter;
  /** Things changed since then, ms since 1970. */
  readonly since: number;
  readonly limit: number;
  /** Things by their last change, the newest first; the events of one in their order all the same. */
  readonly newestFirst?: boolean | undefined;
  readonly after?: EventsPlace | undefined;
}

export interface EventsListing {
  /** May be shorter than asked for, even empty, while there is a next place: the call's time was over. */
  readonly events: readonly ToldEvent[];
  readonly next?: EventsPlace;
}

/** A page looks on for so long, ms: what is looked for may stand behind much else. */
const lookingMs = 5_000;
/** Bounds the loop; the time is over long before. */
const pagesMax = 5_000;

/** The events of a thing that fit, in order, after one of them. */
export const eventsOf = (told: Told, { type, from = 0, to = Infinity }: EventFilter, after = 0): ToldEvent[] =>
  told.events.flatMap(({ n, at, type: happened }) => {
    const known = toldType(happened);
    const fits = known !== undefined && (type ?? known) === known && from <= at && at < to && n > after;
    return fits ? [{ told, n, type: known, at }] : [];
  });

/** The events of whatever has changed, things in the order of their last change, and those of one thing in theirs. */
export async function listEvents(table: Table, clock: Clock, wanted: EventsWanted): Promise<EventsListing> {
  const { filter, since, limit, newestFirst } = wanted;
  const stopAt = clock.now() + lookingMs;
  const events: ToldEvent[] = [];
  let { walk, next } = wanted.after ?? {};
  for (let page = 0; page < pagesMax; page++) {
    if (clock.now() >= stopAt) return { events, next: { walk, next } };
    const walked = await walkChanged(table, { since, now: clock.now(), limit, newestFirst, after: walk });
    for (const { changed, told } of await readChanged(table, fromThere(walked.found, next, newestFirst))) {
      const after = changed.sk === next?.id ? next.n : 0;
      for (const event of eventsOf(told, filter, after)) {
        const { queue, queuedAt } = changed;
        if (events.length === limit)
          return { events, next: { walk, next: { id: told.id, queue, queuedAt, n: event.n - 1 } } };
        events.push(event);
      }
    }
    if (walked.next === undefined) return { events };
    [walk, next] = [walked.next, undefined];
  }
  return { events, next: { walk, next } };
}

/** A page that was listed in part, from where that ended. A thing that was moved may stand anywhere in it by now. */
function fromThere(found: readonly Place[], next: EventsPlace['next'], newestFirst = false): readonly Place[] {
  if (next === undefined) return found;
  const { id, queue, queuedAt } = next;
  const at = found.findIndex((place) => place.sk === id && place.queue === queue && place.queuedAt === queuedAt);
  const isStillToCome = (place: Place) => (newestFirst ? place.queuedAt <= queuedAt : place.queuedAt >= queuedAt);
  return found.slice(Math.max(at, 0)).filter((place) => place.queue !== queue || isStillToCome(place));
}
