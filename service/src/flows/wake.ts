import type { Engine } from '../service.ts';
import { findDue, type Place } from '../store/due.ts';
import { type Came, moveOne } from './move-on.ts';

/** How many are looked for at once in each partition. */
const pageSize = 100;
/** How many are moved on at once: enough to be quick, few enough for KakaoPay and one small function. */
const atOnce = 20;
/** How often KakaoPay is asked whether it is back, and how soon about the same payment again. */
const askAgainMs = 10_000;
/** Bounds a run that has no end of its time. */
const roundsMax = 100_000;

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

interface Run {
  readonly engine: Engine;
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

/** Takes everything that is due and moves it on. One item that fails stops no other. */
export async function wake(engine: Engine, { stopAt, waitUntil }: WakeLimits): Promise<WakeReport> {
  const run: Run = {
    engine,
    stopAt,
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
    if (results.length > 0) continue;
    const now = engine.clock.now();
    const lookAt = unanswered.length > 0 ? Math.min(nextAt, now + askAgainMs) : nextAt;
    if (lookAt >= waitUntil) break;
    await engine.sleep(Math.max(1, lookAt - now));
  }
  if (run.due > 0) report(run);
  return { due: run.due, failed: run.failed };
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
      const { came, openSince } = await moveOne(run.engine, place, anyway);
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

function report({ engine, due, failed, oldestAt }: Run): void {
  const oldestOpenSeconds = Math.max(0, Math.round((engine.clock.now() - oldestAt) / 1000));
  engine.log(failed > 0 ? 'error' : 'info', 'woke', { due, failed, oldestOpenSeconds });
}
