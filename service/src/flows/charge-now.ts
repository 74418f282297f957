import { newPaymentId } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { claimKey } from '../store/idempotency.ts';
import { readPayment } from '../store/payments.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { refreshed } from './change-subscription.ts';
import { charge } from './charge-subscription.ts';

export interface ChargeRequest {
  readonly amountWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  readonly itemName?: string | undefined;
  /** The API key's id. */
  readonly by: string;
  readonly idempotencyKey: string;
  /** What was asked for, in short. */
  readonly fingerprint: string;
}

export type ChargedNow =
  | { readonly outcome: 'charged' | 'replayed'; readonly payment: Payment }
  | { readonly outcome: 'other_body' | 'in_progress' }
  /** Another charge is under way; one at a time. */
  | { readonly outcome: 'charging'; readonly paymentId: string }
  /** It is pending or ended, or KakaoPay has just shown that it is. */
  | { readonly outcome: 'not_chargeable'; readonly subscription: Subscription };

/**
 * A charge that the shop asks for. The same key charges once: it leads to one payment's id, whoever goes on with it,
 * and a payment is made once (S2). So nobody takes a key over; a function that was frozen finds its charge made.
 */
export async function chargeNow(service: Service, read: Subscription, request: ChargeRequest): Promise<ChargedNow> {
  const { idempotencyKey, fingerprint } = request;
  const now = service.clock.now();
  const wanted = { idempotencyKey, fingerprint, paymentId: newPaymentId(service.ids, now), now };
  const claim = await claimKey(service.table, wanted);
  if (claim.outcome !== 'claimed' && claim.outcome !== 'known') return claim;
  const { paymentId } = claim;
  const made = claim.outcome === 'known' ? await readPayment(service.table, paymentId) : undefined;
  if (made) return { outcome: 'replayed', payment: made };

  const subscription = await refreshed(service, read);
  const { amountWon, taxFreeWon, vatWon, by, itemName = subscription.itemName } = request;
  const claimed = { paymentId, claimedAt: now, amountWon, taxFreeWon, vatWon, itemName, by };
  const stands = whatStands(subscription, paymentId) !== undefined;
  const after = stands ? subscription : await charge(service, subscription, claimed);
  const payment = await readPayment(service.table, paymentId);
  if (payment) return { outcome: claim.outcome === 'known' ? 'replayed' : 'charged', payment };
  // Nothing stands where another write came first.
  return whatStands(after, paymentId) ?? { outcome: 'in_progress' };
}

function whatStands(subscription: Subscription, paymentId: string): ChargedNow | undefined {
  const { status, charge: underWay, paymentIds } = subscription;
  // It was claimed on the subscription, and `wake` goes on with it.
  if (underWay?.paymentId === paymentId) return { outcome: 'in_progress' };
  // It was claimed and given up: the key leads to no other charge.
  if (paymentIds.includes(paymentId)) return { outcome: 'not_chargeable', subscription };
  if (status !== 'active' && status !== 'paused') return { outcome: 'not_chargeable', subscription };
  return underWay && { outcome: 'charging', paymentId: underWay.paymentId };
}
