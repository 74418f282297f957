import { type Endpoint, hears } from './endpoint.ts';
import type { ToldType } from './event-types.ts';

/** What one endpoint has not been told yet of an item. */
export interface Untold {
  /** The numbers of the events, in order. The first is delivered before the next is tried. */
  readonly pending: readonly number[];
  /** How often the first was tried in vain. */
  readonly tries: number;
  /** When it is to be tried, ms since 1970; one that was never tried goes out at once where there is a stream. */
  readonly at: number;
  /** The queue of an endpoint that does not answer; absent for news. */
  readonly slot?: number;
}

/** By the endpoint's id. */
export type Outbox = Readonly<Record<string, Untold>>;

/** A delivery that succeeded. */
export interface Delivered {
  readonly n: number;
  /** The endpoint's id. */
  readonly to: string;
  /** ms since 1970. */
  readonly at: number;
  readonly status: number;
  /** The first bytes of the answer. */
  readonly said?: string;
}

/** What of an item is about telling the shop: attributes beside its own. Absent: there is nothing of the kind. */
export interface Telling {
  readonly outbox?: Outbox;
  /** The newest event that no endpoint was tried for yet: the table's stream lets only writes with it through. */
  readonly news?: number;
  /** Of events whose delivery has failed before: the bytes, by number, until they are delivered or given up. */
  readonly bodies?: Readonly<Record<string, string>>;
  /** What was given up or never sent, by endpoint: a replay sends it. */
  readonly parked?: Readonly<Record<string, readonly number[]>>;
  /** When the replay began that has put out events of this last, by endpoint, ms since 1970: it does so once. */
  readonly replayed?: Readonly<Record<string, number>>;
  /** The newest of what was delivered. */
  readonly delivered?: readonly Delivered[];
}

/** What a change of these makes of an item: a value, or `undefined` to take it away. */
export type TellingChanges = { readonly [Name in keyof Telling]?: Telling[Name] | undefined };

/** Until then the floor finds news that no stream has brought: `wake` runs every minute. */
const floorMs = 30_000;
/** A wake-up of the item that comes so soon anyway is floor enough, and costs no write to the index. */
const soonMs = 60_000;

/** When what was never tried is looked for, should no stream have brought it. */
export const floorOf = (now: number, wakeAt = 0): number =>
  wakeAt > now && wakeAt <= now + soonMs ? wakeAt : now + floorMs;

export interface News {
  /** The number of the event in the item's own list. */
  readonly n: number;
  readonly told: ToldType;
  /** ms since 1970. */
  readonly now: number;
  /** When the item would be woken without this. */
  readonly wakeAt: number | undefined;
}

/** What is written with an event so that it reaches every endpoint that hears of it. */
export function withNews(
  telling: Telling,
  endpoints: readonly Endpoint[],
  { n, told, now, wakeAt }: News,
): TellingChanges {
  const hearers = endpoints.filter((endpoint) => hears(endpoint, told));
  const enabled = hearers.filter(({ disabled }) => disabled === undefined);
  const disabled = hearers.filter((endpoint) => endpoint.disabled !== undefined);
  const fresh: Untold = { pending: [], tries: 0, at: floorOf(now, wakeAt) };
  const outbox = enabled.map(({ id }) => [id, appended(telling.outbox?.[id] ?? fresh, n)]);
  const parked = disabled.map(({ id }) => [id, [...(telling.parked?.[id] ?? []), n]]);
  return {
    ...(enabled.length > 0 && { outbox: { ...telling.outbox, ...Object.fromEntries(outbox) }, news: n }),
    ...(disabled.length > 0 && { parked: { ...telling.parked, ...Object.fromEntries(parked) } }),
  };
}

const appended = (untold: Untold, n: number): Untold => ({ ...untold, pending: [...untold.pending, n] });

/** Numbers of events as they are told: in order, each once. */
export const inOrder = (numbers: readonly number[]): number[] =>
  [...new Set(numbers)].sort((left, right) => left - right);
