import { newPaymentId } from '../ids.ts';
import { readyFault } from '../kakaopay/codes.ts';
import { logged } from '../kakaopay/logged.ts';
import type { Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { readPayment } from '../store/payments.ts';
import type { SubscriptionEvent } from '../subscription/events.ts';
import { reviewOpenMs, stillOpenMs } from '../subscription/limits.ts';
import type { Plan } from '../subscription/plan.ts';
import type { NextCharge, Subscription } from '../subscription/subscription.ts';
import { applySubscription } from './apply-subscription.ts';
import { askStatus } from './charge.ts';
import { carryOutClaim, charge, noAnswer, tell } from './charge-subscription.ts';
import { close } from './close.ts';

/** Moves a subscription on whose time has come: an open payment, a charge that is due, or its end at KakaoPay. */
export async function moveSubscription(engine: Engine, subscription: Subscription): Promise<Subscription> {
  const { status, firstPaymentId, charge: claimed, next, plan, version: asOf } = subscription;
  if (status === 'pending') return lookAt(engine, subscription, firstPaymentId);
  if (claimed !== undefined) return lookAt(engine, subscription, claimed.paymentId);
  if (status === 'ended') return closeSid(engine, subscription);
  if (status === 'paused' || plan === undefined) return subscription;
  if (next === undefined) return applySubscription(engine, subscription, { type: 'completed', asOf });
  return next.at > engine.clock.now() ? subscription : chargeNext(engine, subscription, plan, next);
}

async function lookAt(engine: Engine, subscription: Subscription, paymentId: string): Promise<Subscription> {
  const payment = await readPayment(engine.table, paymentId);
  if (payment === undefined) return neverMade(engine, subscription);
  const after = await tell(engine, subscription, payment);
  if (after !== subscription) return after;
  const wakeAt = engine.clock.now() + waitFor(payment);
  return applySubscription(engine, subscription, { type: 'still_open', wakeAt, asOf: subscription.version });
}

const waitFor = ({ status }: Payment): number => (status === 'needs_review' ? reviewOpenMs : stillOpenMs);

/** The request for the first payment came to nothing, or a charge was claimed and nothing more. */
const neverMade = (engine: Engine, subscription: Subscription): Promise<Subscription> =>
  subscription.status === 'pending'
    ? endUnmade(engine, subscription, { type: 'first_unpaid' })
    : carryOutClaim(engine, subscription);

/** Ends one without a first payment. Somebody may be making that at this moment: whoever writes last sees the other. */
export async function endUnmade(
  engine: Engine,
  subscription: Subscription,
  event: Extract<SubscriptionEvent, { type: 'first_unpaid' | 'shop_ended' }>,
): Promise<Subscription> {
  const ended = await applySubscription(engine, subscription, event);
  const made = await readPayment(engine.table, subscription.firstPaymentId);
  if (made) await close(engine, made, event.type === 'shop_ended' ? event.by : undefined);
  return ended;
}

function chargeNext(
  engine: Engine,
  subscription: Subscription,
  { amountWon, taxFreeWon, vatWon }: Plan,
  next: NextCharge,
): Promise<Subscription> {
  const { itemName } = subscription;
  const now = engine.clock.now();
  const paymentId = newPaymentId(engine.ids, now);
  const claimed = { paymentId, claimedAt: now, scheduled: next, amountWon, taxFreeWon, vatWon, itemName };
  return charge(engine, subscription, claimed);
}

/** No charge will come any more: KakaoPay is told, so that nobody else can make one, and the payer sees it there. */
async function closeSid(engine: Engine, subscription: Subscription): Promise<Subscription> {
  const { id, sid, merchantCode: cid, version: asOf } = subscription;
  if (sid === undefined) return subscription;
  const status = await askStatus(engine, id, cid, sid);
  const isClosed = status.ok
    ? status.value.status === 'INACTIVE'
    : status.error.certainty !== 'our_fault' && status.error.kakaoPayCode === -750;
  if (!isClosed) {
    const answer = await logged(engine, id, 'subscriptionInactive', () =>
      engine.kakaoPay.subscriptionInactive({ cid, sid }),
    );
    if (!answer.ok && readyFault(answer.error) === 'temporary') {
      return applySubscription(engine, subscription, noAnswer(subscription, engine.clock.now()));
    }
    // Put back in the queue, with growing pauses, and in the end before a person.
    if (!answer.ok) throw new Error('KakaoPay could not be told that a subscription has ended');
  }
  return applySubscription(engine, subscription, { type: 'sid_closed', asOf });
}
