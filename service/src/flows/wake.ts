import type { Engine, Teller } from '../service.ts';
import { findDue, findRetries } from '../store/due.ts';
import type { Endpoints } from '../store/endpoints.ts';
import type { Place } from '../store/place.ts';
import { retryQueues } from '../store/queues.ts';
import { createDelivery, type Delivery } from './deliver.ts';
import { type Came, moveOne } from './move-on.ts';

/** How many are looked for at once in each partition. */
const pageSize = 100;
/** How many are moved on at once: enough to be quick, few enough for KakaoPay and one small function. */
const atOnce = 20;
/** How often KakaoPay is asked whether it is back, and how soon about the same payment again. */
const askAgainMs = 10_000;
/** Bounds a run that has no end of its time. */
const roundsMax = 100_000;
const allSlots = [...retryQueues.keys()];

export interface WakeReport {
  readonly due: number;
  readonly failed: number;
}

export interface WakeLimits {
  /** Nothing is begun after that, ms since 1970. */
  readonly stopAt: number;
  /** What becomes due until then is waited for; after that the next run is there. */
  readonly waitUntil: number;
}

/** What `wake` works with. */
export type Mover = Engine & Teller;

interface Run {
  readonly engine: Mover;
  readonly delivery: Delivery;
  readonly stopAt: number;
  /** The index lags behind: a place that was seen to is not taken twice. */
  readonly seen: Set<string>;
  /** When each item was last moved on, ms since 1970. */
  readonly movedAt: Map<string, number>;
  due: number;
  failed: number;
  oldestAt: number;
  /** KakaoPay is well, as far as one knows: whatever waits for its answer is due. */
  answered: boolean;
  /** When to find out whether it is back, ms since 1970. */
  askAt: number;
}

/** Takes everything that is due and moves it on, and tells whom it is told. One item that fails stops no other. */
export async function wake(engine: Mover, { stopAt, waitUntil }: WakeLimits): Promise<WakeReport> {
  const delivery = createDelivery(engine, stopAt);
  const run: Run = {
    engine,
    stopAt,
    delivery,
    seen: new Set(),
    movedAt: new Map(),
    due: 0,
    failed: 0,
    oldestAt: Number.POSITIVE_INFINITY,
    answered: false,
    askAt: 0,
  };
  for (let round = 0; round < roundsMax && engine.clock.now() < stopAt; round++) {
    const { due, unanswered, nextAt } = await findDue(engine.table, engine.clock.now(), pageSize);
    const unseen = due.filter((place) => !run.seen.has(placeName(place)));
    const results = await moveOn(run, unseen, false);
    results.push(...(await moveOn(run, toAsk(run, unanswered), true)));
    if (results.includes('answered')) run.answered = true;
    else if (results.includes('silent')) run.answered = false;
    const retries = await tellAgain(run, round === 0);
    if (results.length > 0 || retries.looked > 0) continue;
    await delivery.done();
    const now = engine.clock.now();
    const lookAt = Math.min(nextAt, retries.nextAt, unanswered.length > 0 ? now + askAgainMs : Infinity);
    if (lookAt >= waitUntil) break;
    await engine.sleep(Math.max(1, lookAt - now));
  }
  await delivery.done();
  await report(run);
  return { due: run.due, failed: run.failed };
}

/** A list that cannot be read keeps nobody from moving payments on. */
const endpointsOf = (delivery: Delivery): Promise<Endpoints> =>
  delivery.endpoints().catch(() => ({ version: 0, list: [] }));

/** Failed deliveries: those that are due, and all of an endpoint that takes them again. */
async function tellAgain({ engine, delivery, seen }: Run, isFirst: boolean) {
  const { version, list } = await endpointsOf(delivery);
  // Most shops have none.
  if (version === 0) return { looked: 0, nextAt: Number.POSITIVE_INFINITY };
  const slots = list.map(({ slot }) => slot);
  // What an endpoint has left behind that is deleted stands in a slot of nobody's.
  const retries = await findRetries(engine.table, isFirst ? allSlots : slots, pageSize);
  const now = engine.clock.now();
  let nextAt = Number.POSITIVE_INFINITY;
  let looked = 0;
  for (const { slot, places } of retries) {
    const isWell = delivery.isWell(slot);
    const unseen = places.filter((place) => !seen.has(placeName(place)));
    const wanted = isWell ? unseen : unseen.filter(({ queuedAt }) => queuedAt <= now);
    for (const place of wanted) seen.add(placeName(place));
    nextAt = Math.min(nextAt, ...unseen.filter(({ queuedAt }) => queuedAt > now).map(({ queuedAt }) => queuedAt));
    looked += wanted.length;
    await delivery.look(wanted, isWell ? { slot } : 'due');
  }
  return { looked, nextAt };
}

/** While KakaoPay is silent, one question now and then finds out that it is back; then it is asked about all. */
function toAsk(run: Run, unanswered: readonly Place[]): readonly Place[] {
  const now = run.engine.clock.now();
  const rested = unanswered.filter((place) => now - (run.movedAt.get(itemName(place)) ?? 0) >= askAgainMs);
  if (run.answered) return rested;
  if (now < run.askAt) return [];
  run.askAt = now + askAgainMs;
  return rested.slice(0, 1);
}

/** Moves these on, some at once; tells what came of each that there was time for. */
async function moveOn(run: Run, places: readonly Place[], anyway: boolean): Promise<Came[]> {
  const results: Came[] = [];
  const left = places.values();
  const worker = async () => {
    for (const place of left) {
      if (run.engine.clock.now() >= run.stopAt) return;
      note(run, place);
      const { came, openSince, tells } = await moveOne(run.engine, place, anyway);
      if (tells) await run.delivery.look([place], 'due');
      run.oldestAt = Math.min(run.oldestAt, openSince);
      results.push(came);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  run.failed += results.filter((result) => result === 'failed').length;
  return results;
}

function note(run: Run, place: Place): void {
  run.seen.add(placeName(place));
  run.movedAt.set(itemName(place), run.engine.clock.now());
  run.due += 1;
}

const itemName = ({ pk, sk }: Place): string => `${pk} ${sk}`;
const placeName = (place: Place): string => `${itemName(place)} ${place.queuedAt}`;

/** Since when the shop has not been told of something, in whole seconds; 0: it has been told of everything. */
async function untoldSeconds({ engine, delivery }: Run): Promise<number> {
  const failing = (await endpointsOf(delivery)).list.filter(({ disabled }) => disabled === undefined);
  const since = Math.min(delivery.oldestAt(), ...failing.map(({ failingSince = Infinity }) => failingSince));
  return secondsSince(engine, since);
}

const secondsSince = ({ clock }: Engine, at: number): number => Math.max(0, Math.round((clock.now() - at) / 1000));

async function report(run: Run): Promise<void> {
  const { engine, due, failed, oldestAt } = run;
  const oldestUntoldSeconds = await untoldSeconds(run);
  if (due === 0 && oldestUntoldSeconds === 0) return;
  const oldestOpenSeconds = secondsSince(engine, oldestAt);
  engine.log(failed > 0 ? 'error' : 'info', 'woke', { due, failed, oldestOpenSeconds, oldestUntoldSeconds });
}
