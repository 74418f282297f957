import { addDays, kstDay, kstInstant } from '../kst.ts';
import { leaseMs, paceMs, pageSize, runMax, silenceMs, sliceMs, toldMax } from '../reconciliation/limits.ts';
import type { Counts, Progress, Reconciliation, Row } from '../reconciliation/reconciliation.ts';
import type { Engine } from '../service.ts';
import { closeDays } from '../store/cancellation-days.ts';
import { walkChanged } from '../store/changed.ts';
import { insertReconciliation, readReconciliation, rowsOf, saveReconciliation } from '../store/reconciliations.ts';
import { toldType } from '../webhooks/event-types.ts';
import { newsOf } from './news.ts';
import { type Seen, seeTo } from './reconcile-payment.ts';

/*
 * Our books are held against KakaoPay's, payment by payment, by `wake`, slice by slice.
 *
 * R1. A slice is claimed on the run before it begins, so two at once do not ask the same; whoever is cut off in one
 *     leaves it to the next after `leaseMs`.
 * R2. A row is written before what it tells of is done, and once: what is done twice is counted once.
 * R3. What is done to a payment holds for the version that was compared (M6).
 */

/** Bounds the loop; the slice's time is over long before. */
const pagesMax = 10_000;

/** Begins one, for what changed from `from` on and before `to`; gives the one that stands there then. */
export function begin(
  { table, clock }: Pick<Engine, 'table' | 'clock'>,
  { id, from, to }: Pick<Reconciliation, 'id' | 'from' | 'to'>,
): Promise<Reconciliation | undefined> {
  const startedAt = clock.now();
  const progress: Progress = { done: [], agreed: 0, notAsked: 0, found: 0, reviews: 0 };
  return insertReconciliation(table, { id, from, to, startedAt, wakeAt: startedAt, progress, events: [] });
}

export interface Step {
  /** How KakaoPay is. */
  readonly came: 'answered' | 'silent' | 'nothing_to_do';
  /** Somebody is to be told of it. */
  readonly tells: boolean;
}

/** Goes on with it for a slice, if that is due and nobody else is at it. */
export async function reconcile(engine: Engine, id: string): Promise<Step> {
  const { table, clock } = engine;
  const read = await readReconciliation(table, id);
  const idle: Step = { came: 'nothing_to_do', tells: read?.outbox !== undefined };
  if (read?.progress === undefined || read.wakeAt === undefined || read.wakeAt > clock.now()) return idle;
  // R1
  const run = await saveReconciliation(table, read, { wakeAt: clock.now() + leaseMs });
  if (run === undefined) return idle;
  if (clock.now() >= run.startedAt + runMax) {
    await finish(engine, run, read.progress, false);
    return idle;
  }
  const { progress, came } = await goThrough(engine, run, read.progress);
  if (came === 'end') {
    await finish(engine, run, progress, true);
    return idle;
  }
  const pauseMs = came === 'silent' ? silenceMs(progress.silent?.tries ?? 1) : 0;
  await saveReconciliation(table, run, { progress, wakeAt: clock.now() + pauseMs });
  return { came: came === 'unasked' ? 'nothing_to_do' : came, tells: false };
}

interface Slice {
  readonly progress: Progress;
  readonly came: 'answered' | 'silent' | 'unasked' | 'end';
}

/** A slice: one payment at least, and no more when its time is over or KakaoPay falls silent. */
async function goThrough(engine: Engine, run: Reconciliation, begun: Progress): Promise<Slice> {
  const { table, clock } = engine;
  const stopAt = clock.now() + sliceMs;
  let progress = begun;
  // Where nobody was asked about anything, nothing is known of how KakaoPay is.
  const left = (): Slice => ({ progress, came: progress.answered === begun.answered ? 'unasked' : 'answered' });
  for (let pages = 0; pages < pagesMax; pages++) {
    const walk = { since: run.from, now: clock.now(), limit: pageSize, after: progress.after };
    const page = await walkChanged(table, walk);
    for (const { sk: id } of page.found) {
      if (progress.done.includes(id)) continue;
      if (clock.now() >= stopAt && progress !== begun) return left();
      const begunAt = clock.now();
      const seen = await seeTo(engine, run, id, progress);
      if (seen === 'silent') return { progress: silentAbout(progress, id), came: 'silent' };
      progress = counted(progress, id, seen);
      if (seen !== 'passed') await engine.sleep(Math.max(0, begunAt + paceMs - clock.now()));
    }
    if (page.next === undefined) return { progress, came: 'end' };
    progress = { ...progress, after: page.next, done: [] };
    // Days on which nothing happened take their time as well.
    if (clock.now() >= stopAt) return left();
  }
  return left();
}

const silentAbout = (progress: Progress, paymentId: string): Progress => {
  const before = progress.silent?.paymentId === paymentId ? progress.silent.tries : 0;
  return { ...progress, silent: { paymentId, tries: before + 1 } };
};

function counted({ silent: _, ...progress }: Progress, id: string, seen: Exclude<Seen, 'silent'>): Progress {
  return {
    ...progress,
    done: [...progress.done, id],
    agreed: progress.agreed + (seen === 'agreed' ? 1 : 0),
    notAsked: progress.notAsked + (seen === 'not_asked' ? 1 : 0),
    found: progress.found + (hasRow.includes(seen) ? 1 : 0),
    reviews: progress.reviews + (seen === 'to_review' ? 1 : 0),
    ...(isAnswered.includes(seen) && { answered: id }),
  };
}

const hasRow: readonly Seen[] = ['found', 'to_review', 'told'];
const isAnswered: readonly Seen[] = ['agreed', 'found', 'to_review'];

/** Counts what was found, and has the shop told. */
async function finish(engine: Engine, run: Reconciliation, progress: Progress, isWhole: boolean): Promise<void> {
  const { table, clock, log } = engine;
  if (isWhole) await closeWholeDays(engine, run);
  const { counts, differences } = await sumUp(engine, run.id, progress);
  const finishedAt = clock.now();
  const events = [{ n: 1, type: 'finished', at: finishedAt }] as const;
  const result = { finishedAt, isWhole, counts, differences, events, progress: undefined, wakeAt: undefined };
  const news = await newsOf(engine, run, { ...run, events }, toldType);
  const saved = await saveReconciliation(table, run, { ...result, ...news });
  if (saved !== undefined) log(isWhole ? 'info' : 'error', 'reconciled', { reconciliationId: run.id, ...counts });
}

/** Every payment that changed on these days was read, and its cancellations noted. */
async function closeWholeDays({ table }: Engine, { from, to }: Reconciliation): Promise<void> {
  const first = kstInstant(kstDay(from), 0) === from ? kstDay(from) : addDays(kstDay(from), 1);
  const last = addDays(kstDay(to), -1);
  if (first <= last) await closeDays(table, { from: first, to: last });
}

/** R2: what was found stands in the rows, however often it was found. */
async function sumUp(
  { table }: Engine,
  id: string,
  { agreed, notAsked }: Progress,
): Promise<{ readonly counts: Counts; readonly differences: readonly Row[] }> {
  const sums = { adopted: 0, toReview: 0, reported: 0, notComparable: 0 };
  const differences: Row[] = [];
  let asked = agreed;
  for await (const row of rowsOf(table, id)) {
    sums[nameOf[row.outcome]] += 1;
    if (!isUnasked(row)) asked += 1;
    if (row.outcome !== 'not_comparable' && differences.length < toldMax) differences.push(row);
  }
  return { counts: { asked, agreed, ...sums, notAsked }, differences };
}

const nameOf = {
  adopted: 'adopted',
  to_review: 'toReview',
  reported: 'reported',
  not_comparable: 'notComparable',
} as const satisfies Readonly<Record<Row['outcome'], keyof Counts>>;

const isUnasked = ({ kind }: Row): boolean => kind === 'no_tid' || kind === 'in_review' || kind === 'unreadable';
