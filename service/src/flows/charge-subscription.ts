import type { Result, SubscriptionStatusAnswer } from 'kakaopay-client';
import { chargeGivenUp } from '../kakaopay/charge-outcome.ts';
import { sidEnd } from '../kakaopay/codes.ts';
import { newCharge } from '../payment/charge-birth.ts';
import { lookupWaitMs, settledMs } from '../payment/limits.ts';
import type { Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { insertPayment, readPayment } from '../store/payments.ts';
import { readSubscription } from '../store/subscriptions.ts';
import { eventAfter } from '../subscription/after-payment.ts';
import { isWanted } from '../subscription/charging.ts';
import type { SubscriptionEvent } from '../subscription/events.ts';
import { chargesApartMs, sameChargeMs } from '../subscription/limits.ts';
import type { ClaimedCharge, Subscription } from '../subscription/subscription.ts';
import { apply } from './apply.ts';
import { applySubscription } from './apply-subscription.ts';
import { askStatus, sendCharge } from './charge.ts';

/*
 * A date of a plan is charged at most once.
 *
 * S1. A subscription has one charge at a time, claimed on it under the id of a payment before that exists.
 * S2. The payment of a claim is made once; whoever makes it, and nobody else, sends the charge (M3).
 * S3. Before each charge KakaoPay is asked: payers end subscriptions there, and nobody tells us. It has to show our
 *     charge before, for 18 s at most (M2): shown later, that one would pass for this one.
 * S4. The claim is given up when its payment is over, or before there is one; a refused charge is a new claim later.
 * S5. What the shop has paused or ended is not sent any more, whatever was claimed before.
 */

/** Claims a charge and carries it out; gives the subscription as it stands then, whoever claimed what. */
export async function charge(
  engine: Engine,
  subscription: Subscription,
  claimed: ClaimedCharge,
): Promise<Subscription> {
  const { version: asOf } = subscription;
  const after = await applySubscription(engine, subscription, { type: 'charge_claimed', charge: claimed, asOf });
  return after.charge?.paymentId === claimed.paymentId ? carryOutClaim(engine, after) : after;
}

/** Carries out what was claimed and never sent, or finds out what became of it. */
export async function carryOutClaim(engine: Engine, subscription: Subscription): Promise<Subscription> {
  const { charge: claimed, sid } = subscription;
  if (claimed === undefined || sid === undefined) return subscription;
  const { paymentId } = claimed;
  const payment = await readPayment(engine.table, paymentId);
  if (payment !== undefined) return tell(engine, subscription, payment);
  // S5
  if (!isWanted(subscription, claimed.scheduled !== undefined)) {
    return applySubscription(engine, subscription, { type: 'charge_dropped', paymentId });
  }
  await engine.sleep(Math.max(0, (subscription.knownAt ?? 0) + chargesApartMs - engine.clock.now()));
  const askedAt = engine.clock.now();
  const status = await askStatus(engine, paymentId, subscription.merchantCode, sid);
  const hindrance = hindranceOf(engine, subscription, { paymentId, status, askedAt });
  if (hindrance === undefined && status.ok) {
    const lastApprovedAt = status.value.last_approved_at?.getTime();
    const now = engine.clock.now();
    return send(engine, subscription, newCharge({ subscription, charge: claimed, sid, lastApprovedAt, now }));
  }
  // Somebody else may have made the charge since, and that is what KakaoPay shows.
  const made = await readPayment(engine.table, paymentId);
  if (made !== undefined) return tell(engine, subscription, made);
  return hindrance ? applySubscription(engine, subscription, hindrance) : subscription;
}

interface Asked {
  readonly paymentId: string;
  readonly status: Result<SubscriptionStatusAnswer>;
  /** ms since 1970. */
  readonly askedAt: number;
}

/** Why a charge must not be sent, by what KakaoPay shows (S3). */
function hindranceOf(
  { clock }: Engine,
  subscription: Subscription,
  { paymentId, status, askedAt }: Asked,
): SubscriptionEvent | undefined {
  if (!status.ok) {
    const endReason = status.error.certainty === 'our_fault' ? undefined : sidEnd(status.error.kakaoPayCode);
    if (endReason) return { type: 'found_ended', paymentId, endReason };
    return noAnswer(subscription, clock.now());
  }
  if (status.value.status === 'INACTIVE') return { type: 'found_ended', paymentId, endReason: 'by_payer' };
  const { lastApprovedAt: knownApprovedAt = 0, knownAt = 0, version: asOf } = subscription;
  const approvedAt = status.value.last_approved_at?.getTime() ?? 0;
  if (approvedAt - knownApprovedAt > sameChargeMs) return { type: 'found_charged_elsewhere', paymentId, approvedAt };
  // S3
  const settledAt = knownAt + settledMs;
  return approvedAt < knownApprovedAt && askedAt < settledAt
    ? { type: 'still_open', asOf, wakeAt: settledAt }
    : undefined;
}

/** KakaoPay's next answer, to whomever, ends the wait; without one it is asked later and later. */
export const noAnswer = ({ unanswered = 0, version: asOf }: Subscription, now: number): SubscriptionEvent => ({
  type: 'still_open',
  asOf,
  wakeAt: now + lookupWaitMs(unanswered),
  unanswered: unanswered + 1,
});

/** S2 */
async function send(engine: Engine, subscription: Subscription, birth: Payment): Promise<Subscription> {
  const made = await insertPayment(engine.table, birth);
  const { intent } = made.payment ?? {};
  if (!made.saved || intent?.type !== 'charge') return subscription;
  // A function that was frozen before this write may have been given up meanwhile (S4, S5).
  const now = (await readSubscription(engine.table, subscription.id)) ?? subscription;
  const isStill = now.charge?.paymentId === made.payment.id && isWanted(now, made.payment.period !== undefined);
  const after = isStill
    ? await sendCharge(engine, made.payment, intent)
    : (await apply(engine, made.payment, chargeGivenUp(intent, 'no_longer_wanted'))).payment;
  return tell(engine, now, after);
}

/** Writes down on the subscription what became of one of its payments, if anything did. */
export async function tell(engine: Engine, subscription: Subscription, payment: Payment): Promise<Subscription> {
  const event = eventAfter(subscription, payment);
  return event ? applySubscription(engine, subscription, event) : subscription;
}

export async function tellSubscription(engine: Engine, payment: Payment): Promise<void> {
  const subscription = payment.subscriptionId && (await readSubscription(engine.table, payment.subscriptionId));
  if (subscription) await tell(engine, subscription, payment);
}
