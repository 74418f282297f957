import { UserError } from '../local/user-error.ts';
import { begin } from '../service/src/flows/reconcile.ts';
import { newReconciliationId } from '../service/src/ids.ts';
import { dayMs, isDay, kstDay, kstInstant } from '../service/src/kst.ts';
import type { Clock, Sleep } from '../service/src/ports/clock.ts';
import type { Ids } from '../service/src/ports/ids.ts';
import type { Table } from '../service/src/ports/table.ts';
import { quietMs } from '../service/src/reconciliation/limits.ts';
import type { Reconciliation, Row } from '../service/src/reconciliation/reconciliation.ts';
import { differenceKinds, notComparables, rowOutcomes } from '../service/src/reconciliation/words.ts';
import { listReconciliations, readReconciliation } from '../service/src/store/reconciliations.ts';

// The stage itself does the work, with its own key for KakaoPay; this machine begins it and watches.

export interface Watching {
  readonly table: Table;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly ids: Ids;
  readonly say: (line: string) => void;
}

/** Korean days, both included, as a span of time that is over. */
export function spanOf(from: string | undefined, to: string | undefined, now: number): { from: number; to: number } {
  const last = to ?? kstDay(now);
  if (!from || !isDay(from) || !isDay(last))
    throw new UserError('Give --from, and --to if it is not today: 2026-01-01');
  if (from > last) throw new UserError('--from must not be after --to.');
  const begun = kstInstant(from, 0);
  if (begun >= now - quietMs) throw new UserError('--from must not be in the future.');
  return { from: begun, to: Math.min(kstInstant(last, 0) + dayMs, now - quietMs) };
}

/** Looks so far back for one that is under way. */
const lookBack = 50;

/** Begins a run, or goes on with the one that is under way for the same days. */
export async function beginOrResume(
  { table, clock, ids }: Watching,
  span: { readonly from: number; readonly to: number },
): Promise<{ readonly run: Reconciliation; readonly isResumed: boolean }> {
  const lastDay = (to: number) => kstDay(to - 1);
  const known = (await listReconciliations(table, { limit: lookBack })).find(
    ({ from, to, finishedAt }) => finishedAt === undefined && from === span.from && lastDay(to) === lastDay(span.to),
  );
  if (known !== undefined) return { run: known, isResumed: true };
  const run = await begin({ table, clock }, { id: newReconciliationId(ids, clock.now()), ...span });
  if (run === undefined) throw new UserError('It could not be begun. Run the command again.');
  return { run, isResumed: false };
}

const pollMs = 2_000;
/** A run takes 20 hours at most. */
const pollsMax = (21 * 3_600_000) / pollMs;
/** `wake` comes every minute. */
const stalledMs = 4 * 60_000;

/** Says how far it has come, until it is over. */
export async function watch({ table, clock, sleep, say }: Watching, id: string): Promise<Reconciliation> {
  let seen = { version: 0, at: clock.now() };
  for (let polls = 0; polls < pollsMax; polls++) {
    const run = await readReconciliation(table, id);
    if (run === undefined) throw new UserError(`There is no reconciliation ${id}.`);
    if (run.finishedAt !== undefined) return run;
    if (run.version !== seen.version) {
      const { agreed = 0, found = 0, silent } = run.progress ?? {};
      seen = { version: run.version, at: clock.now() };
      if (agreed + found > 0) say(`${count(agreed)} agree, ${count(found)} to be told of …`);
      if (silent) say(`KakaoPay gives no answer (${silent.tries}); it is asked again.`);
    } else if (clock.now() - seen.at >= stalledMs) {
      say('Nothing has happened for minutes. Does wake run? See docs/runbooks/wake-not-running.md.');
      seen = { ...seen, at: clock.now() };
    }
    await sleep(pollMs);
  }
  throw new UserError('It is not over yet. Run the command again to go on watching.');
}

const count = (number: number): string => number.toLocaleString('en');
const won = (amount: number | undefined): string => (amount === undefined ? 'not told' : `${count(amount)} won`);

/** What was found about a payment, in plain words. */
export function wordsOf({ paymentId, orderId = '', kind, outcome, ours, theirs, kakaoPayCode }: Row): string {
  const sentence = { ...differenceKinds, ...notComparables }[kind];
  const sides = ours && theirs ? ` Net here ${won(ours.netWon)}, at KakaoPay ${won(theirs.netWon)}.` : '';
  const words = theirs ? ` KakaoPay's word is ${theirs.status}.` : '';
  const code = kakaoPayCode === undefined ? '' : ` Its code is ${kakaoPayCode}.`;
  return `${orderId} ${paymentId}: ${sentence}${sides}${words}${code} ${rowOutcomes[outcome]}`.trimStart();
}

/** The result in a few lines, and whether the books agree. */
export function resultOf({ counts, isWhole }: Reconciliation): { readonly agrees: boolean; readonly lines: string[] } {
  const { asked, agreed, adopted, toReview, reported, notComparable, notAsked } = counts ?? nothing;
  const differing = adopted + toReview + reported;
  return {
    // Silence is no agreement.
    agrees: differing === 0 && notComparable === 0 && isWhole === true,
    lines: [
      ...(isWhole ? [] : ['It took too long and ended before its end. Run the command again, for fewer days.']),
      `KakaoPay was asked about ${count(asked)} payments: ${count(agreed)} agree, ${count(differing)} differ ` +
        `(${count(adopted)} adopted, ${count(toReview)} for a person, ${count(reported)} told of alone), ` +
        `${count(notComparable)} cannot be compared. ${count(notAsked)} are under way or were never charged.`,
      ...(toReview > 0 ? ['For those that wait for a person see docs/runbooks/payments-to-review.md.'] : []),
    ],
  };
}

const nothing = { asked: 0, agreed: 0, adopted: 0, toReview: 0, reported: 0, notComparable: 0, notAsked: 0 };
