import type { CancelAnswer, KakaoPayError, OrderAnswer, Result } from 'kakaopay-client';
import { type Cancellation, canceledOf, fits, leftOf, withCancellation } from '../payment/cancellation.ts';
import type { Event } from '../payment/events.ts';
import { resendsMax, settledMs } from '../payment/limits.ts';
import type { CancelIntent, Payment } from '../payment/payment.ts';
import type { CancelFailureReason, Failure } from '../payment/reasons.ts';
import { canceledWonOf, type Done, ownAct, withElsewhere } from './cancel-evidence.ts';
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

/** What stands after KakaoPay has let no call through: nothing was changed, and nothing can be asked either. */
export const turnedAway = (payment: Payment, intent: CancelIntent, { failure }: Refusal, now: number): Event =>
  refused(payment, intent, failure, now);

/** KakaoPay did it. What it counts as canceled beyond that was canceled at KakaoPay itself. */
export function canceledOutcome(payment: Payment, intent: CancelIntent, answer: CancelAnswer, now: number): Event {
  const { asked } = intent;
  const elsewhereWon = answer.canceled_amount.total - canceledOf(payment).amountWon - asked.amountWon;
  if (elsewhereWon < 0) return contradiction(intent, 'less_canceled_than_before');
  const done = { aid: answer.aid, ...(answer.canceled_at && { at: answer.canceled_at.getTime() }) };
  return happened(withElsewhere(payment, asked, elsewhereWon, now), intent, done, now);
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
  refusal?: Refusal,
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
  const addedWon = canceledWon - canceledOf(payment).amountWon;
  if (addedWon < 0) return contradiction(intent, 'less_canceled_than_before', shown);

  const { asked } = intent;
  const own = ownAct(payment, asked, order, addedWon, refusal?.isProof === true);
  if (own === 'unclear') return contradiction(intent, 'unclear_who_canceled', shown, refusal?.failure);
  const elsewhereWon = addedWon - (own ? asked.amountWon : 0);
  const books = withElsewhere(payment, asked, elsewhereWon, askedAt, { own, order });
  if (own) return happened(books, intent, own, askedAt);
  if (refusal !== undefined) return refused(books, intent, refusal.failure, askedAt);
  // M2
  if (askedAt < intent.decidedAt + settledMs) return unknown(intent, 'not_settled');
  // M4: once more, if so much is still left and it has not been lost too often.
  if (!fits(asked, leftOf(books))) return refused(books, intent, { reason: 'overtaken' }, askedAt);
  if (intent.lost >= resendsMax) return refused(books, intent, { reason: 'never_got_through' }, askedAt);
  return { type: 'found_not_canceled', intent: intent.number, cancellations: books.cancellations ?? [] };
}

function happened(books: Payment, { number: intent, asked }: CancelIntent, done: Done, now: number): Event {
  const cancellations = withCancellation(books, { ...asked, outcome: 'canceled', at: now, ...done });
  const isAll = canceledOf({ cancellations }).amountWon === books.totalWon;
  return { type: isAll ? 'cancel_confirmed' : 'part_cancel_confirmed', intent, cancellations };
}

function refused(
  books: Payment,
  { number: intent, asked }: CancelIntent,
  failure: Failure<CancelFailureReason>,
  at: number,
): Event {
  const refusal: Cancellation = { ...asked, outcome: 'refused', failure, at };
  const cancellations = withCancellation(books, refusal);
  const { amountWon } = canceledOf(books);
  if (amountWon === 0) return { type: 'cancel_refused', intent, cancellations };
  return { type: amountWon < books.totalWon ? 'further_cancel_refused' : 'cancel_overtaken', intent, cancellations };
}
