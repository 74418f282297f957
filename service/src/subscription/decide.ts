import { kstDay } from '../kst.ts';
import { toldType } from '../webhooks/event-types.ts';
import type { SubscriptionEvent } from './events.ts';
import { chargeAbandonedMs, eventsMax, paymentsMax } from './limits.ts';
import { chargeAfter, nextCharge, nextRetry, periodOn } from './schedule.ts';
import { subscriptionEdgeFor } from './states.ts';
import type { NextCharge, Standing, Subscription, SubscriptionChanges, SubscriptionHappened } from './subscription.ts';

export interface SubscriptionDecision {
  readonly subscription: Subscription;
  readonly changes: SubscriptionChanges;
}

/**
 * What an event does to a subscription: pure. `undefined` when it does nothing: no edge, or it is about a version that
 * is no longer the last, or a charge that is no longer the one under way.
 */
export function decideSubscription(
  subscription: Subscription,
  event: SubscriptionEvent,
  now: number,
): SubscriptionDecision | undefined {
  const edge = subscriptionEdgeFor(subscription.status, event.type);
  if (edge === undefined || isStale(subscription, event)) return undefined;
  const unanswered = event.type === 'still_open' ? event.unanswered : undefined;
  const wanted: SubscriptionChanges = { status: edge.to, unanswered, ...changesBy(subscription, event, now) };
  const changed = { ...subscription, ...wanted } as Subscription;
  const events = nextEvents(subscription, changed, event, now);
  const after = { ...changed, events };
  const changes = { ...wanted, events, wakeAt: wakeTime(after, event, now) };
  const whole = Object.entries({ ...after, ...changes }).filter(([, value]) => value !== undefined);
  return { subscription: Object.fromEntries(whole) as unknown as Subscription, changes };
}

function isStale({ version, charge }: Subscription, event: SubscriptionEvent): boolean {
  if ('asOf' in event && event.asOf !== version) return true;
  if (event.type === 'charge_claimed') return charge !== undefined;
  return 'paymentId' in event && event.paymentId !== charge?.paymentId;
}

function changesBy(subscription: Subscription, event: SubscriptionEvent, now: number): SubscriptionChanges {
  switch (event.type) {
    case 'first_paid':
      return { sid: event.sid, ...known(event.approvedAt, now), ...firstDue(subscription, event.approvedAt) };
    case 'charge_claimed':
      return { charge: event.charge, paymentIds: withPayment(subscription, event.charge.paymentId) };
    case 'charge_succeeded':
      return { charge: undefined, ...known(event.approvedAt, now), ...afterSuccess(subscription) };
    case 'completed':
      return {
        ...ended('completed', now),
        ...(event.paymentId !== undefined && { charge: undefined }),
        ...(event.approvedAt !== undefined && { ...known(event.approvedAt, now), ...afterSuccess(subscription) }),
        next: undefined,
      };
    case 'charge_refused':
      return { charge: undefined, ...afterRefusal(subscription, event.refusedAt) };
    case 'charge_dropped':
      return { charge: undefined };
    case 'retries_used_up':
      return { charge: undefined, next: undefined, refusals: 0, pauseReason: 'charges_refused' };
    case 'refused_for_good':
      return { charge: undefined, ...ended('charges_refused', now) };
    case 'found_ended':
      return { charge: undefined, ...ended(event.endReason, now) };
    case 'first_unpaid':
      return ended('never_paid', now);
    case 'sid_missing':
      return ended('sid_unknown', now);
    case 'shop_ended':
      return ended('by_shop', now);
    case 'found_charged_elsewhere':
      return {
        ...{ charge: undefined, next: undefined, pauseReason: 'charged_elsewhere' },
        ...known(event.approvedAt, now),
        ...coveredBy(subscription, event.approvedAt),
      };
    case 'shop_paused':
      return { next: undefined, pauseReason: 'by_shop' };
    case 'shop_resumed':
      return { pauseReason: undefined, refusals: 0, ...resumed(subscription, now) };
    case 'shop_changed':
      return { ...(event.plan && { plan: event.plan }), ...(event.itemName && { itemName: event.itemName }) };
    case 'still_open':
    case 'sid_closed':
      return {};
  }
}

const known = (lastApprovedAt: number, now: number) => ({ lastApprovedAt, knownAt: now });

const ended = (endReason: NonNullable<Subscription['endReason']>, now: number): SubscriptionChanges => ({
  endReason,
  endedAt: now,
  next: undefined,
  pauseReason: undefined,
});

const dueAt = (period: { readonly n: number; readonly at: number } | undefined): NextCharge | undefined =>
  period && { ...period, attempt: 0 };

/** What was charged elsewhere is for the period that it lies in: whoever resumes charges none twice. */
const coveredBy = ({ plan, period }: Subscription, approvedAt: number): SubscriptionChanges =>
  plan === undefined ? {} : { period: Math.max(period, periodOn(plan, kstDay(approvedAt))) };

/**
 * The first payment is for the period that it lies in, whatever its amount. The dates after it count, however late it
 * was heard of.
 */
export function firstDue({ plan }: Pick<Subscription, 'plan'>, approvedAt: number): SubscriptionChanges {
  if (plan === undefined) return {};
  const period = periodOn(plan, kstDay(approvedAt));
  return { period, next: dueAt(nextCharge(plan, period, approvedAt, 0)) };
}

/** Each date follows the one before, however late that one was charged: what the service missed is made up for. */
function afterSuccess({ plan, charge, period, charged, next }: Subscription): SubscriptionChanges {
  const { scheduled } = charge ?? {};
  if (scheduled === undefined || plan === undefined) return {};
  const after = { period: Math.max(period, scheduled.n), charged: charged + 1, refusals: 0 };
  // A paused or ended one stays so.
  if (next === undefined) return after;
  return { ...after, next: dueAt(chargeAfter(plan, scheduled.n, charged + 1)) };
}

function afterRefusal({ plan, charge, refusals, charged, next }: Subscription, refusedAt: number): SubscriptionChanges {
  const { scheduled } = charge ?? {};
  if (scheduled === undefined || plan === undefined || next === undefined) return {};
  const retry = nextRetry(plan, scheduled, refusedAt);
  if (retry !== undefined) return { refusals: refusals + 1, next: retry };
  // The next date comes first, and takes the retry's place.
  return { refusals: refusals + 1, period: scheduled.n, next: dueAt(chargeAfter(plan, scheduled.n, charged)) };
}

const resumed = ({ plan, period, charged }: Subscription, now: number): SubscriptionChanges =>
  plan === undefined ? {} : { next: dueAt(nextCharge(plan, period, now, charged)) };

const withPayment = ({ paymentIds }: Subscription, id: string): readonly string[] =>
  paymentIds.includes(id) ? paymentIds : [...paymentIds, id].slice(-paymentsMax);

/** When somebody has to look again: written with everything that leaves something to be done. */
function wakeTime({ status, plan, charge, next, sid, endReason }: Subscription, event: SubscriptionEvent, now: number) {
  if (event.type === 'still_open') return event.wakeAt;
  if (charge !== undefined) return now + chargeAbandonedMs;
  // A plan of which nothing is left is complete.
  if (status === 'active') return next?.at ?? (plan && now);
  // KakaoPay is told that no more charges will come; a payer who ended it has told it already.
  const isSidOpen = sid !== undefined && endReason !== 'by_payer' && event.type !== 'sid_closed';
  return status === 'ended' && isSidOpen ? now : undefined;
}

function nextEvents(
  { events, itemName, plan }: Subscription,
  changed: Subscription,
  event: SubscriptionEvent,
  now: number,
): readonly SubscriptionHappened[] {
  if (event.type === 'still_open') return events;
  const paymentId = event.type === 'charge_claimed' ? event.charge.paymentId : 'paymentId' in event && event.paymentId;
  const by = event.type === 'charge_claimed' ? event.charge.by : 'by' in event && event.by;
  const happened = { n: (events.at(-1)?.n ?? 0) + 1, type: event.type, at: now };
  const about = { ...(by && { by }), ...(paymentId && { paymentId }) };
  const as = toldType(event.type) && standingOf(changed);
  const was = event.type === 'shop_changed' && { itemName, ...(plan && { plan }) };
  return [...events.slice(1 - eventsMax), { ...happened, ...about, ...(as && { as }), ...(was && { was }) }];
}

const standingOf = ({ charged, next, pauseReason, endReason }: Subscription): Standing => ({
  charged,
  ...(next && { next }),
  ...(pauseReason && { pauseReason }),
  ...(endReason && { endReason }),
});
