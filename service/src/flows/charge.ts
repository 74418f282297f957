import type { Result, SubscriptionStatusAnswer } from 'kakaopay-client';
import { chargeGivenUp, chargeOutcome, foundCharge } from '../kakaopay/charge-outcome.ts';
import { logged } from '../kakaopay/logged.ts';
import type { Event } from '../payment/events.ts';
import type { ChargeIntent, Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { readSubscription } from '../store/subscriptions.ts';
import { isWanted } from '../subscription/charging.ts';
import { apply } from './apply.ts';
import { lookupTimeoutMs } from './ask.ts';
import { carryOut, type Send } from './carry-out.ts';

// The rules of money stand in approve.ts; they hold here as well. M7, in payment/limits.ts, is a charge's own.

/** Only for the one who wrote the charge (M3). */
export const sendCharge = (engine: Engine, payment: Payment, intent: ChargeIntent): Promise<Payment> =>
  carryOut(engine, payment, intent, send);

/** Moves on a charge whose outcome nobody wrote. It is sent again only if it is shown that it never happened. */
export async function lookUpCharge(engine: Engine, payment: Payment, intent: ChargeIntent): Promise<Payment> {
  const askedAt = engine.clock.now();
  const found = foundCharge(intent, await askStatus(engine, payment.id, payment.merchantCode, intent.sid), askedAt);
  const event = found.type === 'found_not_charged' ? await ifWanted(engine, payment, intent, found) : found;
  const { payment: after, effect } = await apply(engine, payment, event);
  return effect?.type === 'charge' ? sendCharge(engine, after, effect) : after;
}

/** How KakaoPay shows a subscription. */
export const askStatus = (
  engine: Engine,
  paymentId: string,
  cid: string,
  sid: string,
): Promise<Result<SubscriptionStatusAnswer>> =>
  logged(engine, paymentId, 'subscriptionStatus', () =>
    engine.kakaoPay.subscriptionStatus({ cid, sid }, { timeoutMs: lookupTimeoutMs }),
  );

/** What the shop has paused or ended meanwhile, or the subscription has given up, is not charged after all (S5). */
async function ifWanted(
  engine: Engine,
  { id, subscriptionId = '', period }: Payment,
  intent: ChargeIntent,
  event: Event,
): Promise<Event> {
  const subscription = await readSubscription(engine.table, subscriptionId);
  if (subscription === undefined) return event;
  const isStill = subscription.charge?.paymentId === id && isWanted(subscription, period !== undefined);
  return isStill ? event : chargeGivenUp(intent, 'no_longer_wanted');
}

const send: Send<ChargeIntent> = async (engine, payment, intent, sendBefore) => {
  const request = {
    cid: payment.merchantCode,
    sid: intent.sid,
    partner_order_id: payment.orderId,
    partner_user_id: payment.buyerId,
    item_name: payment.itemName,
    ...(payment.itemCode !== undefined && { item_code: payment.itemCode }),
    quantity: payment.quantity,
    total_amount: payment.totalWon,
    tax_free_amount: payment.taxFreeWon,
    vat_amount: payment.vatWon,
    payload: payment.id,
  };
  const answer = await logged(engine, payment.id, 'subscription', () =>
    engine.kakaoPay.subscription(request, { sendBefore }),
  );
  const event = await askFirst(engine, payment, intent, chargeOutcome(payment, intent, answer));
  return (await apply(engine, payment, event)).payment;
};

/** Before a refusal, or that nothing is known, is written, KakaoPay is asked once (M5). */
async function askFirst(engine: Engine, payment: Payment, intent: ChargeIntent, event: Event): Promise<Event> {
  if (event.type !== 'charge_refused' && event.type !== 'outcome_unknown') return event;
  const refusal = event.type === 'charge_refused' ? { refusal: event.failure } : {};
  const status = await askStatus(engine, payment.id, payment.merchantCode, intent.sid);
  return foundCharge({ ...intent, ...refusal }, status, intent.decidedAt);
}
