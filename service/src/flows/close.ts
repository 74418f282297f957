import { closeOutcome } from '../kakaopay/approve-outcome.ts';
import type { Payment } from '../payment/payment.ts';
import { states } from '../payment/states.ts';
import type { Engine } from '../service.ts';
import { apply } from './apply.ts';
import { askOrder } from './ask.ts';

export type Closing =
  /** Nobody will pay this one any more, for whatever reason. */
  | { readonly outcome: 'closed'; readonly payment: Payment }
  /** Somebody has paid it, is about to, or may have: see its status. */
  | { readonly outcome: 'not_closed'; readonly payment: Payment }
  /** KakaoPay could not be asked; nothing was changed. */
  | { readonly outcome: 'kakaopay_unavailable' };

/**
 * Ends a payment that nobody has paid yet, so that no old tab can be approved any more. KakaoPay is asked first (M5):
 * somebody else with our key, or we ourselves before a restore from backup, may have approved it.
 */
export async function close(engine: Engine, payment: Payment, by: string | undefined): Promise<Closing> {
  if (payment.status !== 'ready') return closingOf(payment);
  const event = closeOutcome(payment, await askOrder(engine, payment), by);
  if (event === undefined) return { outcome: 'kakaopay_unavailable' };
  return closingOf((await apply(engine, payment, event)).payment);
}

const closingOf = (payment: Payment): Closing => ({
  outcome: states[payment.status].over ? 'closed' : 'not_closed',
  payment,
});
