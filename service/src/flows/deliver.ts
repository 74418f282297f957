import type { Key } from '../ports/table.ts';
import type { Teller } from '../service.ts';
import { pushBack } from '../store/due.ts';
import { type Endpoints, readEndpoints } from '../store/endpoints.ts';
import type { Place } from '../store/place.ts';
import { isDueQueue } from '../store/queues.ts';
import { headAt, readTold, type Told } from '../store/told.ts';
import type { Untold } from '../webhooks/outbox.ts';
import { createLanes, type Lane } from './lanes.ts';
import { putAside } from './put-aside.ts';
import { freshly, tellEndpoint } from './tell-endpoint.ts';

/** Which of what waits is delivered: what nobody has tried yet, what is due, or all that one endpoint has missed. */
export type Which = 'news' | 'due' | { readonly slot: number };

export interface Delivery {
  /** Has these delivered; returns when they were looked at. What goes wrong with one is nobody else's concern. */
  look(keys: readonly (Key | Place)[], which: Which): Promise<void>;
  /** Everything that was looked at so far is over. */
  done(): Promise<void>;
  /** The endpoints as they are now. */
  endpoints(): Promise<Endpoints>;
  /** The endpoint with this slot has just taken something. */
  isWell(slot: number): boolean;
  /** Since when the oldest of all that was looked at has waited, ms since 1970; `Infinity`: none. */
  oldestAt(): number;
}

const stuck = new Error('Nothing is to be told of it');

/** How long the list of endpoints is believed. */
const endpointsMs = 5_000;
/** An endpoint that has failed for so long gets no news at once: one refused event is no reason to hold back others. */
const leftMs = 60_000;

/** Tells endpoints what waits for them, each in a lane of its own: none is held up by another. */
export function createDelivery(engine: Teller, stopAt: number): Delivery {
  const { clock, table } = engine;
  const lanes = createLanes();
  const endpoints = createEndpointsCache(engine);
  const endpointOf = async (id: string) => (await endpoints.read()).list.find((one) => one.id === id);
  let oldestAt = Number.POSITIVE_INFINITY;

  async function deliver(lane: Lane, to: string, told: Told, readAt: number): Promise<void> {
    const read = await freshly(engine, { told, readAt });
    if (lane.isClosed()) return putAside(engine, read.told, await endpointOf(to), lane.leave);
    const result = await tellEndpoint(engine, read, to, { endpoint: () => endpointOf(to), stopAt });
    lane.note(result);
    // Whether it is disabled now is read anew.
    if (result === 'failing') endpoints.forget();
  }

  /** Puts what is wanted of an item in the lanes; tells whether there was anything. */
  async function lineUp(place: Key | Place, which: Which, told: Told, readAt: number): Promise<boolean> {
    let found = false;
    for (const [to, untold] of Object.entries(told.telling.outbox ?? {})) {
      const endpoint = await endpointOf(to);
      const isFailing = endpoint?.failingSince !== undefined;
      if (!isWanted(untold, which, endpoint?.failingSince, readAt)) continue;
      found = true;
      oldestAt = Math.min(oldestAt, waitingSince(told, untold));
      const lane = lanes.of(to, { slot: endpoint?.slot, isFailing });
      // Whoever tells an endpoint of an item tells it of all that waits there (T1).
      lane.add(told.sk, () => guarded(engine, place, () => deliver(lane, to, told, readAt)));
    }
    return found;
  }

  async function look(place: Key | Place, which: Which): Promise<void> {
    const readAt = clock.now();
    const told = await readTold(table, place);
    const found = told !== undefined && (await lineUp(place, which, told, readAt));
    // It would be found there for ever.
    if (!found && which !== 'news' && !('queue' in place && isDueQueue(place.queue))) throw stuck;
  }

  return {
    look: async (keys, which) => {
      await Promise.all(keys.map((key) => guarded(engine, key, () => look(key, which))));
    },
    done: lanes.done,
    endpoints: endpoints.read,
    isWell: lanes.isWell,
    oldestAt: () => oldestAt,
  };
}

interface EndpointsCache {
  read(): Promise<Endpoints>;
  forget(): void;
}

function createEndpointsCache({ clock, table }: Teller): EndpointsCache {
  let known: { readonly found: Promise<Endpoints>; readonly at: number } | undefined;
  const forget = () => {
    known = undefined;
  };
  return {
    read: () => {
      if (known !== undefined && clock.now() - known.at < endpointsMs) return known.found;
      const found = readEndpoints(table);
      known = { found, at: clock.now() };
      // Whoever asks next tries again.
      found.catch(forget);
      return found;
    },
    forget,
  };
}

/** What is told once more is no older than the wish for it. */
const waitingSince = (told: Told, untold: Untold): number =>
  untold.tries === 0 ? untold.at : (headAt(told, untold) ?? untold.at);

/** Delivers what was just written, as the table's stream tells of it; what goes wrong here is left to `wake`. */
export async function deliverNews(engine: Teller, keys: readonly Key[], stopAt: number): Promise<void> {
  const delivery = createDelivery(engine, stopAt);
  await delivery.look(keys, 'news');
  await delivery.done();
}

function isWanted({ slot, at }: Untold, which: Which, failingSince: number | undefined, now: number): boolean {
  // What an endpoint that does not answer has to hear is left to `wake`: it would hold up others here.
  if (which === 'news') return slot === undefined && now - (failingSince ?? now) < leftMs;
  return at <= now || (which !== 'due' && which.slot === slot);
}

/** One that cannot be read or written stops no other: it is put back in the queue, and in the end before a person. */
async function guarded(engine: Teller, place: Key | Place, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const put = 'queue' in place ? await pushBack(engine.table, place, engine.clock.now()).catch(() => {}) : undefined;
    if (put === 'moved' && error === stuck) return;
    engine.log(put === 'parked' ? 'error' : 'info', put === 'parked' ? 'item_parked' : 'item_failed', {
      itemId: place.sk,
      error: error instanceof Error ? error.name : typeof error,
      reason: (error as { reason?: string }).reason,
    });
  }
}
