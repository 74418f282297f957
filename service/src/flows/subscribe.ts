import { subscriptionIdOf } from '../ids.ts';
import type { PaymentOrder } from '../payment/birth.ts';
import type { Service } from '../service.ts';
import { rememberBuyer } from '../store/list-subscriptions.ts';
import { insertSubscription, readSubscription } from '../store/subscriptions.ts';
import { newSubscription } from '../subscription/birth.ts';
import type { Plan } from '../subscription/plan.ts';
import { close } from './close.ts';
import { type Ordering, orderPayment } from './order.ts';

export interface Subscribing {
  /** The id its first payment will have if one is made. */
  readonly paymentId: string;
  /** The first payment. */
  readonly order: PaymentOrder;
  /** KakaoPay's `cid` for subscriptions. */
  readonly merchantCode: string;
  readonly plan: Plan | undefined;
  /** What was asked for, in short. */
  readonly fingerprint: string;
  /** The API key's id. */
  readonly by: string;
}

/**
 * A subscription with the payment that begins it, which goes the ordinary way of a payer. The subscription is written
 * first: whatever is paid belongs to one.
 */
export async function subscribe(service: Service, wanted: Subscribing): Promise<Ordering> {
  const { paymentId, merchantCode, plan, by } = wanted;
  const { buyerId, itemName, itemCode, quantity } = wanted.order;
  const id = subscriptionIdOf(paymentId);
  const subscription = newSubscription({
    ...{ id, buyerId, itemName, itemCode, quantity, merchantCode, plan, by },
    firstPaymentId: paymentId,
    now: service.clock.now(),
  });
  const ordering = await orderPayment(service, {
    ...{ paymentId, fingerprint: wanted.fingerprint, by },
    order: { ...wanted.order, merchantCode, subscriptionId: id },
    async prepare() {
      await insertSubscription(service.table, subscription);
      await rememberBuyer(service.table, subscription);
    },
  });
  return ordering.outcome === 'created' ? unlessOver(service, id, ordering, by) : ordering;
}

/** Whoever ends a subscription without a payment looks for one afterwards; whoever makes one looks whether it ended. */
async function unlessOver(service: Service, id: string, created: Ordering, by: string): Promise<Ordering> {
  const subscription = await readSubscription(service.table, id);
  if (subscription?.status !== 'ended' || !('payment' in created)) return created;
  await close(service, created.payment, by);
  return { outcome: 'in_progress' };
}
