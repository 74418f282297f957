import type { Result, SubscriptionAnswer, SubscriptionStatusAnswer } from 'kakaopay-client';
import type { Event } from '../payment/events.ts';
import { resendsMax, secondLookMs, settledMs } from '../payment/limits.ts';
import type { ChargeIntent, Payment } from '../payment/payment.ts';
import { approvalOf } from './approve-outcome.ts';
import { isChargeRefused } from './codes.ts';
import { contradiction, refusalOf, unknown } from './evidence.ts';

/** Nothing is sent for it any more. */
export const chargeGivenUp = ({ number }: ChargeIntent, reason: 'subscription_ended' | 'no_longer_wanted'): Event => ({
  type: 'charge_given_up',
  intent: number,
  failure: { reason },
});

/** What an answer to a charge says; `charge_refused` and `outcome_unknown` ask for evidence. */
export function chargeOutcome(payment: Payment, intent: ChargeIntent, result: Result<SubscriptionAnswer>): Event {
  if (result.ok) {
    const { tid, amount } = result.value;
    if (amount.total !== payment.totalWon) return { ...contradiction(intent, 'other_amount_approved'), tid };
    return { type: 'charge_confirmed', approval: approvalOf(payment, result.value), tid };
  }
  const { error } = result;
  if (isChargeRefused(error)) return { type: 'charge_refused', intent: intent.number, failure: refusalOf(error) };
  return unknown(intent, 'no_answer');
}

/**
 * What the subscription's status, asked for at `askedAt` (ms since 1970), proves of a charge.
 *
 * The lost answer held the only `tid`, so there is nothing else to look up: KakaoPay shows another time of its newest
 * charge, or the charge did not happen. Its times are compared with its own alone.
 */
export function foundCharge(intent: ChargeIntent, result: Result<SubscriptionStatusAnswer>, askedAt: number): Event {
  const { number, refusal, unchangedAt, lost } = intent;
  if (!result.ok) return { ...unknown(intent, 'no_answer'), ...(refusal && { refusal }) };
  const { status, last_approved_at: last, payment_method_type: method } = result.value;
  const lastApprovedAt = last?.getTime();
  if (lastApprovedAt !== undefined && lastApprovedAt !== intent.lastApprovedAt) {
    if (refusal) return contradiction(intent, 'paid_after_refusal', { status, at: askedAt }, refusal);
    return { type: 'charge_confirmed', approval: { method: method ?? 'UNKNOWN', approvedAt: lastApprovedAt } };
  }
  if (refusal) return { type: 'charge_refused', intent: number, failure: refusal };
  // What is not shown has not stayed the same.
  if (lastApprovedAt === undefined) return unknown(intent, 'unclear');
  // M2
  if (askedAt < intent.decidedAt + settledMs) return unknown(intent, 'not_settled');
  // M7
  const isFirst = unchangedAt === undefined || askedAt < unchangedAt + secondLookMs;
  if (isFirst) return { type: 'found_unchanged', intent: number };
  if (status === 'INACTIVE') return chargeGivenUp(intent, 'subscription_ended');
  if (lost >= resendsMax) return { type: 'charge_refused', intent: number, failure: { reason: 'never_got_through' } };
  return { type: 'found_not_charged', intent: number, lastApprovedAt };
}
