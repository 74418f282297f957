import type { CancelAnswer, KakaoPayError, OrderAnswer, Result } from 'kakaopay-client';
import { type Cancellation, canceledOf, fits, leftOf, withCancellation } from '../payment/cancellation.ts';
import type { Event } from '../payment/events.ts';
import { resendsMax, settledMs } from '../payment/limits.ts';
import type { CancelIntent, Payment } from '../payment/payment.ts';
import type { CancelFailureReason, Failure } from '../payment/reasons.ts';
import { canceledWonOf, type Done, ownAct, partsShown, withElsewhere } from './cancel-evidence.ts';
import { cancelRefusal } from './codes.ts';
import { contradiction, evidenceOf, refusalOf, shownOf, unknown, waitReasonOf } from './evidence.ts';

/** KakaoPay's word against a cancellation. */
interface Refusal {
  readonly failure: Failure<CancelFailureReason>;
  /** It shows by itself that nothing was changed. */
  readonly isProof: boolean;
}

/** The refusal in an answer to cancel; `undefined`: it holds none. */
export function refusalIn(error: KakaoPayError): Refusal | undefined {
  const refusal = cancelRefusal(error);
  if (refusal === undefined) return undefined;
  const words = error.certainty === 'our_fault' ? {} : refusalOf(error);
  const reason = refusal === 'turned_away' ? 'turned_away' : 'refused';
  return { failure: { ...words, reason }, isProof: refusal !== 'if_unchanged' };
}

/** The refusal that KakaoPay gave before, and that nobody could believe yet. */
const heldBy = ({ refusal }: CancelIntent): Refusal | undefined =>
  refusal && { failure: { ...refusal, reason: 'refused' }, isProof: false };

/** What stands after KakaoPay has let no call through: nothing was changed, and nothing can be asked either. */
export const turnedAway = (payment: Payment, intent: CancelIntent, { failure }: Refusal, now: number): Event =>
  refused(payment, intent, failure, 0, now);

/** KakaoPay did it. What it counts as canceled beyond that was canceled at KakaoPay itself. */
export function canceledOutcome(payment: Payment, intent: CancelIntent, answer: CancelAnswer, now: number): Event {
  const canceledWon = answer.canceled_amount.total;
  if (canceledWon > payment.totalWon) return contradiction(intent, 'other_amount_approved');
  const elsewhereWon = canceledWon - canceledOf(payment).amountWon - intent.asked.amountWon;
  if (elsewhereWon < 0) return contradiction(intent, 'less_canceled_than_before');
  const done = { aid: answer.aid, ...(answer.canceled_at && { at: answer.canceled_at.getTime() }) };
  return happened(payment, intent, done, elsewhereWon, now, answer);
}

/**
 * What the order lookup, asked for at `askedAt` (ms since 1970), proves of a cancellation: by how much is canceled now
 * against what was canceled before.
 */
export function foundCancel(
  payment: Payment,
  intent: CancelIntent,
  result: Result<OrderAnswer>,
  askedAt: number,
  refusal: Refusal | undefined = heldBy(intent),
): Event {
  const found = evidenceOf(result);
  if (!result.ok || found === undefined) return unknown(intent, waitReasonOf(result));
  const order = result.value;
  const shown = shownOf(result, askedAt);
  if (found !== 'approved' && found !== 'canceled') return contradiction(intent, 'approval_no_longer_shown', shown);
  if (order.amount !== undefined && order.amount.total !== payment.totalWon) {
    return contradiction(intent, 'other_amount_approved', shown);
  }
  const canceledWon = canceledWonOf(payment, order);
  if (canceledWon === undefined) return unknown(intent, 'unclear');
  if (canceledWon > payment.totalWon) return contradiction(intent, 'other_amount_approved', shown);
  const addedWon = canceledWon - canceledOf(payment).amountWon;
  if (addedWon < 0) return contradiction(intent, 'less_canceled_than_before', shown);

  const { asked } = intent;
  const own = ownAct(payment, asked, order, addedWon, refusal?.isProof === true);
  if (own === 'unclear') {
    // An act of ours that the sum does not hold yet.
    if (addedWon < asked.amountWon) return unknown(intent, 'unclear');
    return contradiction(intent, 'unclear_who_canceled', shown, refusal?.failure);
  }
  if (own) return happened(payment, intent, own, addedWon - asked.amountWon, askedAt, order);
  // M2
  const isSettled = askedAt >= intent.decidedAt + settledMs;
  if (refusal && (refusal.isProof || addedWon > 0 || isSettled)) {
    return refused(payment, intent, refusal.failure, addedWon, askedAt, order);
  }
  if (!isSettled)
    return {
      ...unknown(intent, 'not_settled'),
      ...(refusal && { refusal: { ...refusal.failure, reason: 'refused' } }),
    };
  // M4: once more, if so much is still left and it has not been lost too often.
  const books = withElsewhere(payment, asked, addedWon, askedAt, order);
  const ends = (reason: CancelFailureReason) => refused(payment, intent, { reason }, addedWon, askedAt, order);
  if (!fits(asked, leftOf(books))) return ends('overtaken');
  if (intent.lost >= resendsMax) return ends('never_got_through');
  return { type: 'found_not_canceled', intent: intent.number, cancellations: books.cancellations ?? [] };
}

/** It stands in the books before what was canceled elsewhere, whose tax parts are what KakaoPay shows beyond ours. */
function happened(
  payment: Payment,
  { number: intent, asked }: CancelIntent,
  done: Done,
  elsewhereWon: number,
  now: number,
  told: CancelAnswer | OrderAnswer,
): Event {
  // Just as much canceled by somebody else counts as this one; what it holds of tax is KakaoPay's to say.
  const ours: Cancellation = { ...asked, ...partsShown(payment, told, asked), outcome: 'canceled', at: now, ...done };
  const cancellations = booksWith(payment, ours, elsewhereWon, now, told);
  const isAll = canceledOf({ cancellations }).amountWon === payment.totalWon;
  return { type: isAll ? 'cancel_confirmed' : 'part_cancel_confirmed', intent, cancellations };
}

function refused(
  payment: Payment,
  { number: intent, asked }: CancelIntent,
  failure: Failure<CancelFailureReason>,
  elsewhereWon: number,
  at: number,
  told?: OrderAnswer,
): Event {
  const cancellations = booksWith(payment, { ...asked, outcome: 'refused', failure, at }, elsewhereWon, at, told);
  const { amountWon } = canceledOf({ cancellations });
  if (amountWon === 0) return { type: 'cancel_refused', intent, cancellations };
  return { type: amountWon < payment.totalWon ? 'further_cancel_refused' : 'cancel_overtaken', intent, cancellations };
}

function booksWith(
  payment: Payment,
  ours: Cancellation,
  elsewhereWon: number,
  now: number,
  told: CancelAnswer | OrderAnswer | undefined,
): readonly Cancellation[] {
  const books = { ...payment, cancellations: withCancellation(payment, ours) };
  return withElsewhere(books, ours, elsewhereWon, now, told).cancellations ?? [];
}
