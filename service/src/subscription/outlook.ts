import type { Payment } from '../payment/payment.ts';
import { firstDue } from './decide.ts';
import type { Plan } from './plan.ts';
import { retryTime } from './schedule.ts';
import type { NextCharge, Subscription } from './subscription.ts';

/** What would be due next if the first payment were made now (ms since 1970); `undefined`: nothing by itself. */
export const nextIfPaid = (subscription: Subscription, now: number): NextCharge | undefined =>
  firstDue(subscription, now).next;

/** How it stands with this payment: that the first one was made a moment ago is written down a little later. */
export function standingAfter(subscription: Subscription, { id, approval }: Payment): Subscription {
  if (subscription.status !== 'pending' || id !== subscription.firstPaymentId || !approval) return subscription;
  if (!approval.sid) return { ...subscription, status: 'ended', endReason: 'sid_unknown' };
  const { next } = firstDue(subscription, approval.approvedAt);
  return { ...subscription, status: 'active', ...(next && { next }) };
}

/** How many days after period `n`'s day a refused charge is tried again: those retries that no other date displaces. */
export const retryDaysOf = (plan: Plan, n: number): readonly number[] =>
  plan.retryDays.filter((_, index) => retryTime(plan, n, index + 1) !== undefined);
