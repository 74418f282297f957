import { decide } from '../payment/decide.ts';
import { actOf, type Event } from '../payment/events.ts';
import type { Intent, Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { savePayment } from '../store/payments.ts';
import { paymentToldType } from '../webhooks/event-types.ts';
import { newsOf } from './news.ts';

/** More writers than this on one payment at one moment do not happen; the next wake goes on. */
const tries = 5;

export interface Applied {
  readonly payment: Payment;
  /** Present for the one caller whose write won: it, and nobody else, carries the effect out. */
  readonly effect?: Intent;
}

/** Decides, writes, and decides again on what stands there whenever another writer was first. */
export async function apply(engine: Engine, payment: Payment, event: Event): Promise<Applied> {
  let current = payment;
  for (let i = 0; i < tries; i++) {
    const decision = decide(current, event, engine.clock.now());
    if (decision === undefined) return { payment: current };
    const news = await newsOf(engine, current, decision.payment, paymentToldType);
    const payment = { ...decision.payment, ...news } as Payment;
    const result = await savePayment(engine.table, current, { payment, changes: { ...decision.changes, ...news } });
    if (result.saved) {
      logEvent(engine, event, result.payment);
      return { payment: result.payment, ...(decision.effect && { effect: decision.effect }) };
    }
    if (result.payment === undefined) return { payment: current };
    current = result.payment;
  }
  return { payment: current };
}

/**
 * An ERROR is what a person must see to; whatever led there, one word calls for that person, once: who looks again was
 * called already.
 */
function logEvent(engine: Engine, event: Event, { id, status, failure }: Payment): void {
  const calls = status === 'needs_review' && event.type !== 'looked_again';
  const { by } = actOf(event);
  if (calls) engine.log('error', 'needs_review', { paymentId: id, reason: failure?.reason, by });
  else engine.log('info', event.type, { paymentId: id, by });
}
