import { subscriptionIdOf } from '../ids.ts';
import type { PaymentOrder } from '../payment/birth.ts';
import type { Service } from '../service.ts';
import { rememberBuyer } from '../store/list-subscriptions.ts';
import { insertSubscription } from '../store/subscriptions.ts';
import { newSubscription } from '../subscription/birth.ts';
import type { Plan } from '../subscription/plan.ts';
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
export function subscribe(service: Service, wanted: Subscribing): Promise<Ordering> {
  const { paymentId, merchantCode, plan, by } = wanted;
  const { buyerId, itemName, itemCode, quantity } = wanted.order;
  const id = subscriptionIdOf(paymentId);
  const subscription = newSubscription({
    ...{ id, buyerId, itemName, itemCode, quantity, merchantCode, plan, by },
    firstPaymentId: paymentId,
    now: service.clock.now(),
  });
  return orderPayment(service, {
    ...{ paymentId, fingerprint: wanted.fingerprint, by },
    order: { ...wanted.order, merchantCode, subscriptionId: id },
    async prepare() {
      await insertSubscription(service.table, subscription);
      await rememberBuyer(service.table, subscription);
    },
  });
}
