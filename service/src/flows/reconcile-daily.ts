import { dailyReconciliationId } from '../ids.ts';
import { dayMs, kstDay, kstInstant } from '../kst.ts';
import type { Key } from '../ports/table.ts';
import { backMax, dailyAtMs, firstMs, runMax } from '../reconciliation/limits.ts';
import type { Reconciliation } from '../reconciliation/reconciliation.ts';
import type { Engine } from '../service.ts';
import { dueQueue, reviewQueue } from '../store/queues.ts';
import { readReconciliation } from '../store/reconciliations.ts';
import { begin } from './reconcile.ts';

/** One item stands in the queue for the next day: there is no schedule beside it. */
const key: Key = { pk: 'jobs', sk: 'reconcile_daily' };
const stands = (queuedAt: number) => ({ queue: dueQueue(key.sk), queuedAt });

/** How much later a day is begun whose day before is not done with yet. */
const laterMs = 3_600_000;

/** Makes the item where there is none, and puts one that was given up back in the queue. */
export async function ensureDaily({ table, clock }: Pick<Engine, 'table' | 'clock'>): Promise<void> {
  const item = await table.get(key);
  const next = stands(nextDaily(clock.now()));
  if (item === undefined) await table.putIfAbsent({ ...key, ...next });
  else if (item.queue === reviewQueue) await table.updateIf(key, item.version, { ...next, failures: undefined });
}

/** Begins the run of the Korean days since the last one, up to the day before. */
export async function beginDaily(engine: Engine): Promise<void> {
  const { table, clock } = engine;
  const item = await table.get(key);
  const now = clock.now();
  const dueAt = Number(item?.queuedAt);
  if (item === undefined || item.queue === reviewQueue || dueAt > now) return;
  const last = await readReconciliation(table, String(item.last ?? ''));
  if (last && isRunning(last, now)) {
    await table.updateIf(key, item.version, stands(now + laterMs));
    return;
  }
  const to = kstInstant(kstDay(now), 0);
  const from = Math.max(beginAfter(last, to), to - backMax);
  // The same for two at once, and for whoever goes on where another was cut off, also when the job was put off since.
  const run = from < to ? await begin(engine, { id: dailyReconciliationId(to + dailyAtMs), from, to }) : last;
  const next = { ...stands(nextDaily(now)), failures: undefined };
  await table.updateIf(key, item.version, { ...next, ...(run && { last: run.id }) });
}

const isRunning = ({ finishedAt, startedAt }: Reconciliation, now: number): boolean =>
  finishedAt === undefined && now < startedAt + runMax + laterMs;

/** What did not come to its end is gone through once more. */
const beginAfter = (last: Reconciliation | undefined, to: number): number =>
  last === undefined ? to - firstMs : last.isWhole ? last.to : last.from;

function nextDaily(now: number): number {
  const today = kstInstant(kstDay(now), 0) + dailyAtMs;
  return today > now ? today : today + dayMs;
}
