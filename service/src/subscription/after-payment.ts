import { sidEnd } from '../kakaopay/codes.ts';
import type { Payment } from '../payment/payment.ts';
import { states } from '../payment/states.ts';
import type { SubscriptionEvent } from './events.ts';
import type { Plan } from './plan.ts';
import { chargeAfter, nextRetry } from './schedule.ts';
import type { NextCharge, Subscription } from './subscription.ts';

/** What a payment of a subscription means to it; `undefined`: nothing, or nothing yet. */
export function eventAfter(subscription: Subscription, payment: Payment): SubscriptionEvent | undefined {
  if (subscription.status === 'pending') return afterFirst(subscription, payment);
  return subscription.charge?.paymentId === payment.id ? afterCharge(subscription, payment) : undefined;
}

function afterFirst({ firstPaymentId }: Subscription, payment: Payment): SubscriptionEvent | undefined {
  if (payment.id !== firstPaymentId) return undefined;
  const { approval } = payment;
  if (approval?.sid) return { type: 'first_paid', sid: approval.sid, approvedAt: approval.approvedAt };
  // A lookup had to prove the approval, and lookups do not name the SID.
  if (approval) return { type: 'sid_missing' };
  return states[payment.status].over ? { type: 'first_unpaid' } : undefined;
}

function afterCharge(subscription: Subscription, payment: Payment): SubscriptionEvent | undefined {
  const { id: paymentId, approval, status, failure } = payment;
  const { plan, charge, charged } = subscription;
  const scheduled = subscription.next && charge?.scheduled;
  if (approval) {
    const { approvedAt } = approval;
    const isLast = plan && scheduled && chargeAfter(plan, scheduled.n, charged + 1) === undefined;
    return { type: isLast ? 'completed' : 'charge_succeeded', paymentId, approvedAt };
  }
  if (status !== 'failed') return undefined;
  if (failure?.reason === 'no_longer_wanted') return { type: 'charge_dropped', paymentId };
  const endReason = failure?.reason === 'subscription_ended' ? 'by_payer' : sidEnd(failure?.kakaoPayCode);
  // One that has ended cannot end again.
  if (endReason && subscription.status !== 'ended') return { type: 'found_ended', paymentId, endReason };
  const refusedAt = payment.events.at(-1)?.at ?? payment.createdAt;
  if (plan && scheduled && isUsedUp(subscription, plan, scheduled, refusedAt)) {
    return { type: plan.afterRetries === 'end' ? 'refused_for_good' : 'retries_used_up', paymentId };
  }
  return { type: 'charge_refused', paymentId, refusedAt };
}

/** No retry is left: neither of this date, nor by the number of refusals in a row, nor because no date follows. */
function isUsedUp({ refusals, charged }: Subscription, plan: Plan, scheduled: NextCharge, refusedAt: number): boolean {
  if (nextRetry(plan, scheduled, refusedAt) !== undefined) return false;
  return refusals + 1 > plan.retryDays.length || chargeAfter(plan, scheduled.n, charged) === undefined;
}
