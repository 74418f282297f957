import type { OrderAnswer, Result } from 'kakaopay-client';
import { approveOutcome, foundOutcome, refusedOutcome } from '../kakaopay/outcome.ts';
import type { Effect } from '../payment/decide.ts';
import type { Event } from '../payment/events.ts';
import { intentFreshMs, sentWithinMs } from '../payment/limits.ts';
import type { Intent, Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { apply } from './apply.ts';

/*
 * The rules of money, kept here; M1 and M2 stand in payment/limits.ts.
 *
 * M1. A call that moves money leaves soon after its intent was decided, or never.
 * M2. What KakaoPay shows after M1's time and its own is final.
 * M3. Nothing is sent before its intent is written, and only by the one who wrote it.
 * M4. Nothing is sent again before KakaoPay has been asked (M2) and shows that it never happened.
 * M5. Nothing becomes final by the clock alone, nor by a refusal alone: KakaoPay has been asked once.
 * M6. An answer counts for the intent it answers, and for no later one.
 */

// Lookup, approve (15 s) and lookup again have to fit into the 25 s of a function; a lookup that is late proves
// nothing.
const lookupTimeoutMs = 4_000;

/**
 * The payer is back with a `pg_token`: write the intent, approve, write the outcome. Whoever comes second does
 * nothing.
 */
export async function approve(engine: Engine, payment: Payment, pgToken: string): Promise<Payment> {
  const begun = await apply(engine, payment, { type: 'payer_returned', pgToken });
  return begun.effect ? carryOut(engine, begun.payment, begun.effect) : resume(engine, begun.payment);
}

/**
 * Moves on whatever was left open and is due: an approve whose outcome nobody wrote, or a payment nobody finished
 * (M4, M5).
 */
export async function resume(engine: Engine, payment: Payment): Promise<Payment> {
  const isDue = payment.wakeAt !== undefined && payment.wakeAt <= engine.clock.now();
  return isDue ? lookUp(engine, payment) : payment;
}

/** Asks KakaoPay what became of the payment and adopts what it says. */
export async function lookUp(engine: Engine, payment: Payment): Promise<Payment> {
  // As of when it was asked: an approve may have got through while the answer was on its way (M2).
  const askedAt = engine.clock.now();
  const event = foundOutcome(payment, await askOrder(engine, payment), askedAt);
  if (event === undefined) return payment;
  const found = await apply(engine, payment, event);
  return found.effect ? carryOut(engine, found.payment, found.effect) : found.payment;
}

/** How often an intent is written anew before it is left to `wake`. */
const renewalsMax = 2;

/** Only for the one who wrote the intent (M3), who alone knows that it was not sent yet. */
async function carryOut(engine: Engine, written: Payment, effect: Effect): Promise<Payment> {
  let payment = written;
  let { intent } = effect;
  for (let renewals = 0; engine.clock.now() - intent.decidedAt > intentFreshMs; renewals++) {
    if (renewals === renewalsMax) return payment;
    const renewed = await apply(engine, payment, { type: 'intent_went_stale', intent: intent.number });
    if (renewed.effect === undefined) return renewed.payment;
    payment = renewed.payment;
    intent = renewed.effect.intent;
  }
  return sendApprove(engine, payment, intent);
}

async function sendApprove(engine: Engine, payment: Payment, intent: Intent): Promise<Payment> {
  const request = {
    cid: payment.merchantCode,
    tid: payment.tid,
    partner_order_id: payment.orderId,
    partner_user_id: payment.buyerId,
    pg_token: intent.pgToken,
    total_amount: payment.totalWon,
  };
  // M1
  const sendBefore = new Date(intent.decidedAt + sentWithinMs);
  const answer = await engine.kakaoPay.approve(request, { sendBefore });
  if (!answer.ok) logRefusal(engine, payment, answer);
  const event = approveOutcome(payment, intent, answer);
  const settled = await askFirst(engine, payment, intent, event);
  return settled ? (await apply(engine, payment, settled)).payment : payment;
}

/**
 * Before an outcome that is unknown, or a refusal, is written, KakaoPay is asked once (M5). Mostly it knows at once;
 * when it does not, the answer waits for `wake`: the approve is not sent again here (M4).
 */
async function askFirst(engine: Engine, payment: Payment, intent: Intent, event: Event): Promise<Event | undefined> {
  switch (event.type) {
    case 'outcome_unknown':
      return foundOutcome(payment, await askOrder(engine, payment), intent.decidedAt);
    case 'approve_refused':
      return refusedOutcome(event, intent, await askOrder(engine, payment));
    default:
      return event;
  }
}

/** How KakaoPay shows the payment. */
export const askOrder = (engine: Engine, payment: Payment): Promise<Result<OrderAnswer>> =>
  engine.kakaoPay.order({ tid: payment.tid, cid: payment.merchantCode }, { timeoutMs: lookupTimeoutMs });

/** An empty balance is an everyday thing; what a person must see to comes as `needs_review`. */
function logRefusal(engine: Engine, { id }: Payment, { error }: Extract<Result<unknown>, { ok: false }>): void {
  const kakaoPayCode = error.certainty === 'our_fault' ? undefined : error.kakaoPayCode;
  engine.log('info', 'approve_not_confirmed', { paymentId: id, error: error.code, kakaoPayCode });
}
