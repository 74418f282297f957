import { stillOpenMs } from './limits.ts';
import type { Plan } from './plan.ts';
import type { Subscription } from './subscription.ts';

export interface SubscriptionBirth {
  readonly id: string;
  readonly buyerId: string;
  readonly itemName: string;
  readonly itemCode?: string | undefined;
  readonly quantity: number;
  /** KakaoPay's `cid`. */
  readonly merchantCode: string;
  readonly plan?: Plan | undefined;
  readonly firstPaymentId: string;
  readonly by: string;
  /** ms since 1970. */
  readonly now: number;
}

/** A subscription as it is first written: before its first payment is made, so that nothing is paid without it. */
export function newSubscription({ itemCode, plan, by, now, ...rest }: SubscriptionBirth): Subscription {
  return {
    ...rest,
    ...(itemCode !== undefined && { itemCode }),
    ...(plan !== undefined && { plan }),
    version: 0,
    status: 'pending',
    period: -1,
    charged: 0,
    refusals: 0,
    createdAt: now,
    wakeAt: now + stillOpenMs,
    paymentIds: [rest.firstPaymentId],
    events: [{ n: 1, type: 'created', at: now, by }],
  };
}
