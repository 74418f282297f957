import { paymentIdTime } from '../ids.ts';
import type { Engine } from '../service.ts';
import { findDue, type Place, pushBack } from '../store/due.ts';
import { readPayment } from '../store/payments.ts';
import { lookUp, resume } from './approve.ts';

/** How many are looked for at once in each partition. */
const pageSize = 100;
/** How many are moved on at once: enough to be quick, few enough for KakaoPay and one small function. */
const atOnce = 20;
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

/** Moves one item on; tells whether KakaoPay gave an answer. `anyway`: also when it is not due. */
type MoveOn = (engine: Engine, id: string, anyway: boolean) => Promise<boolean>;

/** What is moved on, by its kind: the beginning of an item's sort key. */
const kinds: Readonly<Record<string, MoveOn>> = {
  pay: async (engine, id, anyway) => {
    const payment = await readPayment(engine.table, id);
    if (payment?.wakeAt === undefined) return false;
    const moved = anyway ? await lookUp(engine, payment) : await resume(engine, payment);
    return moved !== payment && moved.waiting?.reason !== 'no_answer';
  },
};

interface Run {
  readonly engine: Engine;
  readonly stopAt: number;
  /** The index lags behind: a place that was seen to is not taken twice. */
  readonly seen: Set<string>;
  due: number;
  failed: number;
  oldestAt: number;
  /** KakaoPay is well: whatever waits for its answer is due. */
  answered: boolean;
}

/** Takes everything that is due and moves it on. One item that fails is put back and stops no other. */
export async function wake(engine: Engine, { stopAt, waitUntil }: WakeLimits): Promise<WakeReport> {
  const run: Run = {
    engine,
    stopAt,
    seen: new Set(),
    due: 0,
    failed: 0,
    oldestAt: Number.POSITIVE_INFINITY,
    answered: false,
  };
  for (let round = 0; round < roundsMax && engine.clock.now() < stopAt; round++) {
    const { due, unanswered, nextAt } = await findDue(engine.table, engine.clock.now(), pageSize);
    // While KakaoPay is silent the pauses grow; one question a run finds out that it is back.
    const late = run.answered ? unanswered : unanswered.slice(0, round === 0 ? 1 : 0);
    const moved = (await moveOn(run, due, false)) + (await moveOn(run, late, true));
    if (moved > 0) continue;
    if (nextAt === undefined || nextAt >= waitUntil) break;
    await engine.sleep(Math.max(1, nextAt - engine.clock.now()));
  }
  if (run.due > 0) report(run);
  return { due: run.due, failed: run.failed };
}

/** Moves on what this run has not seen to yet; tells how many there were. */
async function moveOn(run: Run, places: readonly Place[], anyway: boolean): Promise<number> {
  const fresh = places.filter((place) => !run.seen.has(nameOf(place)));
  for (let i = 0; i < fresh.length && run.engine.clock.now() < run.stopAt; i += atOnce) {
    const batch = fresh.slice(i, i + atOnce);
    for (const place of batch) run.seen.add(nameOf(place));
    run.due += batch.length;
    run.oldestAt = Math.min(run.oldestAt, ...batch.map(({ sk }) => paymentIdTime(sk)));
    const results = await Promise.all(batch.map((place) => moveOne(run.engine, place, anyway)));
    run.failed += results.filter((result) => result === 'failed').length;
    run.answered ||= results.includes('answered');
  }
  return fresh.length;
}

const nameOf = ({ pk, sk, queuedAt }: Place): string => `${pk} ${sk} ${queuedAt}`;

async function moveOne(engine: Engine, place: Place, anyway: boolean): Promise<'answered' | 'silent' | 'failed'> {
  try {
    const move = kinds[place.sk.split('_', 1)[0] ?? ''];
    if (move === undefined) throw new TypeError('Nothing is known about such an item');
    return (await move(engine, place.sk, anyway)) ? 'answered' : 'silent';
  } catch (error) {
    const put = await pushBack(engine.table, place, engine.clock.now()).catch(() => 'later' as const);
    const level = put === 'parked' ? 'error' : 'info';
    engine.log(level, put === 'parked' ? 'item_parked' : 'item_failed', {
      paymentId: place.sk,
      error: error instanceof Error ? error.name : typeof error,
      reason: (error as { reason?: string }).reason,
    });
    return 'failed';
  }
}

function report({ engine, due, failed, oldestAt }: Run): void {
  const oldestOpenSeconds = Math.max(0, Math.round((engine.clock.now() - oldestAt) / 1000));
  engine.log(failed > 0 ? 'error' : 'info', 'woke', { due, failed, oldestOpenSeconds });
}
