import { approveOutcome, foundOutcome } from '../kakaopay/outcome.ts';
import { intentFreshMs } from '../payment/limits.ts';
import type { Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { apply } from './apply.ts';

// Lookup, approve (15 s) and lookup again have to fit into the 25 s of a function; a lookup that is late proves
// nothing.
const lookupTimeoutMs = 4_000;

/**
 * The payer is back with a `pg_token`: write the intent, approve, write the outcome. Whoever comes second does
 * nothing.
 */
export async function approve(engine: Engine, payment: Payment, pgToken: string): Promise<Payment> {
  const intent = await apply(engine, payment, { type: 'payer_returned', pgToken });
  return intent.effect ? sendApprove(engine, intent.payment) : resume(engine, intent.payment);
}

/**
 * Moves on whatever was left open and is due: an approve whose outcome nobody wrote, or a payment nobody finished.
 * Nothing is sent again before KakaoPay has said that it never happened.
 */
export async function resume(engine: Engine, payment: Payment): Promise<Payment> {
  if (payment.wakeAt === undefined || payment.wakeAt > engine.clock.now()) return payment;
  return lookUp(engine, payment);
}

/** Asks KakaoPay what became of the payment and adopts what it says. */
export async function lookUp(engine: Engine, payment: Payment): Promise<Payment> {
  // As of when it was asked: an approve may have got through while the answer was on its way.
  const askedAt = engine.clock.now();
  const event = foundOutcome(payment, await askOrder(engine, payment), askedAt);
  if (event === undefined) return payment;
  const found = await apply(engine, payment, event);
  return found.effect ? sendApprove(engine, found.payment) : found.payment;
}

/** How often an intent is written anew before it is left to `wake`. */
const renewalsMax = 2;

/** Only for the one who wrote the intent, who alone knows that it was never sent. */
async function sendApprove(engine: Engine, written: Payment): Promise<Payment> {
  let payment = written;
  for (let renewals = 0; !isFresh(engine, payment); renewals++) {
    if (renewals === renewalsMax) return payment;
    const renewed = await apply(engine, payment, { type: 'intent_went_stale', attempt: payment.attempt?.number ?? 0 });
    if (renewed.effect === undefined) return renewed.payment;
    payment = renewed.payment;
  }
  const answer = await engine.kakaoPay.approve({
    cid: payment.merchantCode,
    tid: payment.tid,
    partner_order_id: payment.orderId,
    partner_user_id: payment.buyerId,
    pg_token: payment.attempt?.pgToken ?? '',
    total_amount: payment.totalWon,
  });
  if (!answer.ok) logRefusal(engine, payment, answer.error);
  const event = approveOutcome(payment, answer);
  if (event.type !== 'outcome_unknown') return (await apply(engine, payment, event)).payment;
  return askOnce(engine, payment);
}

/** A write takes time, and a frozen function wakes late: what others conclude from the intent must still hold. */
const isFresh = (engine: Engine, { attempt }: Payment): boolean =>
  engine.clock.now() - (attempt?.startedAt ?? 0) <= intentFreshMs;

/**
 * Mostly the lookup knows at once; when it does not, the answer waits for `wake`: the approve is not sent again here.
 */
async function askOnce(engine: Engine, payment: Payment): Promise<Payment> {
  const event = foundOutcome(payment, await askOrder(engine, payment), payment.attempt?.startedAt ?? 0);
  return event ? (await apply(engine, payment, event)).payment : payment;
}

const askOrder = (engine: Engine, payment: Payment) =>
  engine.kakaoPay.order({ tid: payment.tid, cid: payment.merchantCode }, { timeoutMs: lookupTimeoutMs });

function logRefusal(engine: Engine, payment: Payment, error: { code: string; kakaoPayCode?: number }): void {
  engine.log('error', 'approve_not_confirmed', {
    paymentId: payment.id,
    error: error.code,
    kakaoPayCode: error.kakaoPayCode,
  });
}
