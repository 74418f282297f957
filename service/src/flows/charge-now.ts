import { newPaymentId } from '../ids.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { type Claimed, claimKey } from '../store/idempotency.ts';
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

/** A charge that the shop asks for. The same key charges once. */
export async function chargeNow(service: Service, read: Subscription, request: ChargeRequest): Promise<ChargedNow> {
  // Read before the key is claimed: whoever takes an abandoned key over changes the version that is claimed below.
  const subscription = await refreshed(service, read);
  const now = service.clock.now();
  const { idempotencyKey, fingerprint } = request;
  const paymentId = newPaymentId(service.ids, now);
  const claim = await claimKey(service.table, { idempotencyKey, fingerprint, paymentId, now });
  if (claim.outcome === 'claimed') return chargeClaimed(service, subscription, claim, request);
  if (claim.outcome !== 'known') return claim;
  const payment = await readPayment(service.table, claim.paymentId);
  if (payment) return { outcome: 'replayed', payment };
  // It was claimed on the subscription, and `wake` goes on with it: the key leads to no other charge.
  if (subscription.charge?.paymentId === claim.paymentId) return { outcome: 'in_progress' };
  if (subscription.paymentIds.includes(claim.paymentId)) return { outcome: 'not_chargeable', subscription };
  const taken = await claim.takeOver();
  return taken.outcome === 'claimed' ? chargeClaimed(service, subscription, taken, request) : taken;
}

async function chargeClaimed(
  service: Service,
  subscription: Subscription,
  claim: Claimed,
  request: ChargeRequest,
): Promise<ChargedNow> {
  const { paymentId } = claim;
  const standing = whatStands(subscription);
  if (standing) {
    await claim.release();
    return standing;
  }
  const { amountWon, taxFreeWon, vatWon, by, itemName = subscription.itemName } = request;
  const claimedAt = service.clock.now();
  const after = await charge(service, subscription, {
    paymentId,
    claimedAt,
    amountWon,
    taxFreeWon,
    vatWon,
    itemName,
    by,
  });
  const payment = await readPayment(service.table, paymentId);
  if (payment) return { outcome: 'charged', payment };
  if (after.charge?.paymentId === paymentId) return { outcome: 'in_progress' };
  if (after.paymentIds.includes(paymentId)) return { outcome: 'not_chargeable', subscription: after };
  // Another write came first.
  await claim.release();
  return whatStands(after) ?? { outcome: 'in_progress' };
}

function whatStands(subscription: Subscription): ChargedNow | undefined {
  const { status, charge: underWay } = subscription;
  if (status !== 'active' && status !== 'paused') return { outcome: 'not_chargeable', subscription };
  return underWay && { outcome: 'charging', paymentId: underWay.paymentId };
}
