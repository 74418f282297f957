import type { OrderAnswer, Result } from 'kakaopay-client';
import { paymentIdPattern, paymentIdTime } from '../ids.ts';
import { type Compared, compare, ourSide, theirSide, withoutAsking } from '../kakaopay/reconciled.ts';
import type { Event } from '../payment/events.ts';
import type { Payment } from '../payment/payment.ts';
import { paceMs, quietMs, reviewsMax, silencesAlone, silencesMax } from '../reconciliation/limits.ts';
import type { Progress, Reconciliation, Row } from '../reconciliation/reconciliation.ts';
import type { NotComparable, RowOutcome } from '../reconciliation/words.ts';
import type { Engine } from '../service.ts';
import { noteCancellations } from '../store/cancellation-days.ts';
import { readPayment } from '../store/payments.ts';
import { amendRow, putRow } from '../store/reconciliations.ts';
import { TableError } from '../table/errors.ts';
import { apply } from './apply.ts';
import { askOrder } from './ask.ts';
import { tellSubscription } from './charge-subscription.ts';

/** What came of one item of the walk; `passed`: it is none of this run's business; `told`: a row without an answer. */
export type Seen = 'passed' | 'not_asked' | 'agreed' | 'found' | 'to_review' | 'told' | 'silent';

/** `changed`: what was found is of a payment that has changed since it was read. */
type Held = Seen | 'changed';

/** What changes again and again is left to the next run. */
const tries = 3;

/** Holds a payment against KakaoPay's books. One that is broken stops no other. */
export async function seeTo(engine: Engine, run: Reconciliation, id: string, progress: Progress): Promise<Seen> {
  if (!paymentIdPattern.test(id) || paymentIdTime(id) >= run.to) return 'passed';
  try {
    for (let i = 0; i < tries; i++) {
      const payment = await readPayment(engine.table, id);
      if (i === 0 && payment && isInSpan(run, payment)) await noteCancellations(engine.table, payment);
      if (payment === undefined || !isOfRun(run, payment)) {
        if (i === 0) return 'passed';
        break;
      }
      const seen = await hold(engine, run, payment, progress);
      // What was about to be done before was not done.
      if (seen === 'agreed' && i > 0) break;
      if (seen !== 'changed') return seen;
    }
    await amendRow(engine.table, run.id, { paymentId: id, outcome: 'not_comparable', kind: 'changed_meanwhile' });
    return 'found';
  } catch (error) {
    // The table's own troubles are the whole run's.
    if (error instanceof TableError && error.code !== 'bad_input') throw error;
    const name = error instanceof Error ? error.name : typeof error;
    engine.log('error', 'reconciliation_item_failed', { paymentId: id, error: name });
    await putRow(engine.table, run.id, notComparable(engine, id, 'unreadable'));
    return 'told';
  }
}

const isInSpan = ({ from, to }: Reconciliation, { events }: Payment): boolean =>
  events.some(({ at }) => from <= at && at < to);

/** It changed in the span of the run, and not so shortly before it began that KakaoPay's books may lag behind. */
const isOfRun = (run: Reconciliation, payment: Payment): boolean =>
  isInSpan(run, payment) && (payment.events.at(-1)?.at ?? 0) < run.startedAt - quietMs;

async function hold(engine: Engine, run: Reconciliation, payment: Payment, progress: Progress): Promise<Held> {
  const unasked = withoutAsking(payment);
  if (unasked === 'nothing_to_ask') return 'not_asked';
  const tell = async (kind: NotComparable, more: Partial<Row> = {}): Promise<Seen> => {
    const row = { ...notComparable(engine, payment.id, kind), ...sidesOf(payment), ...more };
    await putRow(engine.table, run.id, row);
    return 'told';
  };
  if (unasked !== undefined) return tell(unasked);
  const around = await askAround(engine, payment, progress);
  if (around === 'silent') return 'silent';
  const askedAt = engine.clock.now();
  const result = await askOrder(engine, payment);
  const compared = compare(payment, result, askedAt);
  if (compared.result === 'agrees') return 'agreed';
  if (compared.result === 'unanswered') return around === 'well' ? tell('no_answer') : 'silent';
  if (compared.result === 'differs') return settle(engine, run, payment, result, compared, progress);
  const { kind, kakaoPayCode } = compared;
  await tell(kind, { ...sidesOf(payment, result), ...(kakaoPayCode !== undefined && { kakaoPayCode }) });
  return 'found';
}

/**
 * Whether KakaoPay, silent about this payment before, tells of one that it has told of: silent about this one alone, it
 * is not waited for.
 */
async function askAround(
  engine: Engine,
  { id }: Payment,
  { silent, answered }: Progress,
): Promise<'well' | 'silent' | 'unknown'> {
  if (silent?.paymentId !== id || silent.tries < silencesAlone) return 'unknown';
  if (silent.tries >= silencesMax) return 'well';
  const other = answered && (await readPayment(engine.table, answered));
  if (!other || other.tid === undefined) return 'unknown';
  const result = await askOrder(engine, other);
  await engine.sleep(paceMs);
  return compare(other, result, engine.clock.now()).result === 'unanswered' ? 'silent' : 'well';
}

/** Adopts what evidence settles, and calls a person for the rest. */
async function settle(
  engine: Engine,
  run: Reconciliation,
  payment: Payment,
  result: Result<OrderAnswer>,
  { kind, event }: Extract<Compared, { result: 'differs' }>,
  { reviews }: Progress,
): Promise<Held> {
  const outcome = outcomeOf(event, reviews);
  const sides = sidesOf(payment, result);
  const row: Row = { paymentId: payment.id, outcome, kind, ...sides, at: engine.clock.now() };
  const [ourWon, theirWon] = [sides.ours?.netWon, sides.theirs?.netWon];
  const log = () =>
    engine.log('error', 'reconciliation_difference', { paymentId: payment.id, kind, outcome, ourWon, theirWon });
  // R2
  const isNew = await putRow(engine.table, run.id, row);
  if (isNew) log();
  if (event === undefined || outcome === 'reported') return 'found';
  const { payment: after } = await apply(engine, payment, event);
  // R3
  const isDone = after.version === payment.version + 1 && after.events.at(-1)?.type === event.type;
  if (!isDone) return 'changed';
  // Whoever wrote the row was cut off.
  if (!isNew) log();
  await noteCancellations(engine.table, after);
  if (after.subscriptionId !== undefined) await tellSubscription(engine, after);
  return outcome === 'to_review' ? 'to_review' : 'found';
}

function outcomeOf(event: Event | undefined, reviews: number): RowOutcome {
  if (event === undefined) return 'reported';
  if (event.type !== 'found_difference') return 'adopted';
  return reviews < reviewsMax ? 'to_review' : 'reported';
}

const notComparable = ({ clock }: Engine, paymentId: string, kind: NotComparable): Row => ({
  paymentId,
  outcome: 'not_comparable',
  kind,
  at: clock.now(),
});

/** The two sides, as they were compared. */
const sidesOf = (payment: Payment, result?: Result<OrderAnswer>): Pick<Row, 'orderId' | 'tid' | 'ours' | 'theirs'> => ({
  orderId: payment.orderId,
  ...(payment.tid !== undefined && { tid: payment.tid }),
  ours: ourSide(payment),
  ...(result?.ok && { theirs: theirSide(payment, result.value) }),
});
