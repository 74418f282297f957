import { intentFreshMs, sentWithinMs } from '../payment/limits.ts';
import type { Intent, Payment } from '../payment/payment.ts';
import type { Engine } from '../service.ts';
import { apply } from './apply.ts';

/** How often an intent is written anew before it is left to `wake`. */
const renewalsMax = 2;

/** Sends what an intent is about, not after `sendBefore`, and writes what came of it. */
export type Send<I extends Intent> = (
  engine: Engine,
  payment: Payment,
  intent: I,
  sendBefore: Date,
) => Promise<Payment>;

/** Only for the one who wrote the intent (M3), who alone knows that it was not sent yet. */
export async function carryOut<I extends Intent>(
  engine: Engine,
  written: Payment,
  effect: I,
  send: Send<I>,
): Promise<Payment> {
  let payment = written;
  let intent = effect;
  for (let renewals = 0; engine.clock.now() - intent.decidedAt > intentFreshMs; renewals++) {
    if (renewals === renewalsMax) return payment;
    const renewed = await apply(engine, payment, { type: 'intent_went_stale', intent: intent.number });
    if (renewed.effect === undefined) return renewed.payment;
    payment = renewed.payment;
    // A renewed intent is the same one under another number.
    intent = renewed.effect as I;
  }
  // M1
  return send(engine, payment, intent, new Date(intent.decidedAt + sentWithinMs));
}
