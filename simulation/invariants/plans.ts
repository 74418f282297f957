import type { Payment } from '../../service/src/payment/payment.ts';
import type { Item } from '../../service/src/ports/table.ts';
import { subscriptionOf } from '../../service/src/store/subscriptions.ts';
import type { Subscription } from '../../service/src/subscription/subscription.ts';
import type { Report } from './invariants.ts';

/** How long a charge that was sent before may still be under way, in ms. */
const underWayMs = 60_000;

/** At rest: what was charged by a plan is what the plan says, and what the subscription says of itself. */
export function judgePlans(report: Report, items: Iterable<Item>, payments: readonly Payment[]): void {
  for (const item of items) {
    if (!item.pk.startsWith('subscriptions#')) continue;
    const subscription = subscriptionOf(item);
    const made = payments.filter(({ subscriptionId, period, approval }) => {
      return subscriptionId === subscription.id && period !== undefined && approval !== undefined;
    });
    judgePlan(report, subscription, made);
  }
}

function judgePlan(report: Report, subscription: Subscription, made: readonly Payment[]): void {
  const { id, plan, charged, status, endedAt = Number.POSITIVE_INFINITY } = subscription;
  if (plan?.chargesMax !== undefined && made.length > plan.chargesMax) {
    report('plan_kept', id, `${made.length} charges, and its plan has ${plan.chargesMax}`);
  }
  if (charged !== made.length) report('plan_kept', id, `it counts ${charged} charges, and ${made.length} were made`);
  const late = made.filter(({ createdAt }) => createdAt > endedAt + underWayMs);
  if (status === 'ended' && late.length > 0) report('plan_kept', id, `it was charged after it had ended`);
}
