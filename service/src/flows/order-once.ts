import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { type Claimed, claimKey } from '../store/idempotency.ts';
import { readPayment } from '../store/payments.ts';
import { newId } from './create.ts';
import { isCurrent, type Ordering } from './order.ts';

/** What came of an order that may carry an Idempotency-Key. */
export type OrderedOnce =
  | Ordering
  /** The same request once more: the payment as it is now. */
  | { readonly outcome: 'replayed'; readonly payment: Payment }
  /** The key was used for another body. */
  | { readonly outcome: 'other_body' };

interface Once {
  readonly idempotencyKey: string | undefined;
  /** What was asked for, in short. */
  readonly fingerprint: string;
  /** Orders the payment that has this id if it is new. */
  readonly order: (paymentId: string) => Promise<Ordering>;
}

/** With the same key and body, the same payment. */
export async function orderOnce(service: Service, once: Once): Promise<OrderedOnce> {
  const { idempotencyKey, fingerprint, order } = once;
  const paymentId = newId(service);
  if (idempotencyKey === undefined) return order(paymentId);
  const claim = await claimKey(service.table, { idempotencyKey, fingerprint, paymentId, now: service.clock.now() });
  switch (claim.outcome) {
    case 'other_body':
    case 'in_progress':
      return claim;
    case 'claimed':
      return orderClaimed(claim, order);
    case 'known': {
      const payment = await readPayment(service.table, claim.paymentId);
      if (payment) return (await isCurrent(service, payment)) ? { outcome: 'replayed', payment } : inProgress;
      const taken = await claim.takeOver();
      return taken.outcome === 'in_progress' ? taken : orderClaimed(taken, order);
    }
  }
}

const inProgress = { outcome: 'in_progress' } as const;

async function orderClaimed(claim: Claimed, order: Once['order']): Promise<Ordering> {
  const ordering = await order(claim.paymentId);
  if (ordering.outcome === 'found') await claim.pointTo(ordering.payment.id);
  else if (ordering.outcome !== 'created') await claim.release();
  return ordering;
}
