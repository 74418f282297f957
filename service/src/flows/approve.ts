import type { Result } from 'kakaopay-client';
import { approveOutcome, foundOutcome, refusedOutcome } from '../kakaopay/approve-outcome.ts';
import { logged } from '../kakaopay/logged.ts';
import type { Event } from '../payment/events.ts';
import { type ApproveIntent, type Payment, tidOf } from '../payment/payment.ts';
import { states } from '../payment/states.ts';
import type { Engine } from '../service.ts';
import { type Applied, apply } from './apply.ts';
import { askOrder } from './ask.ts';
import { carryOut, type Send } from './carry-out.ts';

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

/**
 * The payer is back with a `pg_token`: write the intent, approve, write the outcome. Whoever comes second does
 * nothing.
 */
export async function approve(engine: Engine, payment: Payment, pgToken: string): Promise<Payment> {
  const begun = await apply(engine, payment, { type: 'payer_returned', pgToken });
  return goOn(engine, begun) ?? resume(engine, begun.payment);
}

/**
 * Moves on whatever was left open and is due: an approve whose outcome nobody wrote, or a payment nobody finished
 * (M4, M5).
 */
export async function resume(engine: Engine, payment: Payment): Promise<Payment> {
  return isDue(engine, payment) ? lookUp(engine, payment) : payment;
}

const isDue = ({ clock }: Engine, { status, wakeAt }: Payment): boolean =>
  !states[status].payerDone && wakeAt !== undefined && wakeAt <= clock.now();

/** Asks KakaoPay what became of the payment and adopts what it says. */
export async function lookUp(engine: Engine, payment: Payment): Promise<Payment> {
  // As of when it was asked: an approve may have got through while the answer was on its way (M2).
  const askedAt = engine.clock.now();
  const event = foundOutcome(payment, await askOrder(engine, payment), askedAt);
  if (event === undefined) return payment;
  const found = await apply(engine, payment, event);
  return goOn(engine, found) ?? found.payment;
}

/** Whoever wrote the intent carries it out. */
const goOn = (engine: Engine, { payment, effect }: Applied): Promise<Payment> | undefined =>
  effect?.type === 'approve' ? carryOut(engine, payment, effect, sendApprove) : undefined;

const sendApprove: Send<ApproveIntent> = async (engine, payment, intent, sendBefore) => {
  const request = {
    cid: payment.merchantCode,
    tid: tidOf(payment),
    partner_order_id: payment.orderId,
    partner_user_id: payment.buyerId,
    pg_token: intent.pgToken,
    total_amount: payment.totalWon,
  };
  const answer = await logged(engine, payment.id, 'approve', () => engine.kakaoPay.approve(request, { sendBefore }));
  if (!answer.ok) logRefusal(engine, payment, answer);
  const event = approveOutcome(payment, intent, answer);
  const settled = await askFirst(engine, payment, intent, event);
  return settled ? (await apply(engine, payment, settled)).payment : payment;
};

/**
 * Before an outcome that is unknown, or a refusal, is written, KakaoPay is asked once (M5). Mostly it knows at once;
 * when it does not, the answer waits for `wake`: the approve is not sent again here (M4).
 */
async function askFirst(
  engine: Engine,
  payment: Payment,
  intent: ApproveIntent,
  event: Event,
): Promise<Event | undefined> {
  switch (event.type) {
    case 'outcome_unknown':
      return foundOutcome(payment, await askOrder(engine, payment), intent.decidedAt);
    case 'approve_refused':
      return refusedOutcome(event, intent, await askOrder(engine, payment), engine.clock.now());
    default:
      return event;
  }
}

/** An empty balance is an everyday thing; what a person must see to comes as `needs_review`. */
function logRefusal(engine: Engine, { id }: Payment, { error }: Extract<Result<unknown>, { ok: false }>): void {
  const kakaoPayCode = error.certainty === 'our_fault' ? undefined : error.kakaoPayCode;
  engine.log('info', 'approve_not_confirmed', { paymentId: id, error: error.code, kakaoPayCode });
}
