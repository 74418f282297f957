import { decide, type Event } from '../payment/decide.ts';
import type { Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { savePayment } from '../store/payments.ts';

/** More writers than this on one payment at one moment do not happen; the next wake goes on. */
const tries = 5;

export interface Applied {
  readonly payment: Payment;
  /** Present for the one caller whose write won: it, and nobody else, carries the effect out. */
  readonly effect?: 'approve';
}

/** Decides, writes, and decides again on what stands there whenever another writer was first. */
export async function apply(engine: Engine, payment: Payment, event: Event): Promise<Applied> {
  let current = payment;
  for (let i = 0; i < tries; i++) {
    const decision = decide(current, event, engine.clock.now());
    if (decision === undefined) return { payment: current };
    const result = await savePayment(engine.table, current, decision.payment);
    if (result.saved) {
      engine.log('info', saidOf(event, result.payment), { paymentId: current.id, status: result.payment.status });
      return { payment: result.payment, ...(decision.effect && { effect: decision.effect }) };
    }
    if (result.payment === undefined) return { payment: current };
    current = result.payment;
  }
  return { payment: current };
}

/** Asking without end is given up as well: whatever the event was, a person is called for by one word. */
const saidOf = (event: Event, { status }: Payment): string =>
  status === 'needs_review' ? 'found_contradiction' : event.type;
