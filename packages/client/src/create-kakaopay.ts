import { type ApproveAnswer, type ApproveRequest, approve } from './calls/approve.ts';
import { type CancelAnswer, type CancelRequest, cancel } from './calls/cancel.ts';
import { type OrderAnswer, type OrderRequest, order } from './calls/order.ts';
import { type ReadyAnswer, type ReadyRequest, ready } from './calls/ready.ts';
import { type SubscriptionAnswer, type SubscriptionRequest, subscription } from './calls/subscription.ts';
import {
  type SubscriptionInactiveAnswer,
  type SubscriptionInactiveRequest,
  subscriptionInactive,
} from './calls/subscription-inactive.ts';
import {
  type SubscriptionStatusAnswer,
  type SubscriptionStatusRequest,
  subscriptionStatus,
} from './calls/subscription-status.ts';
import type { Result } from './errors.ts';
import type { Call } from './exchange/call.ts';
import type { Merchant } from './exchange/field-rules.ts';
import { type CallOptions, makeCall } from './exchange/make-call.ts';
import { fillOptions, type KakaoPayOptions } from './options.ts';
import { findLastingFault } from './options-fault.ts';

/** One of the seven calls. It never rejects: every foreseeable end is in the result. */
export type Calling<Request, Answer> = (request: Request, options?: CallOptions) => Promise<Result<Answer>>;

/** KakaoPay's seven calls, in its own words. Amounts are whole won, times are instants. */
export interface KakaoPay {
  /** Asks for a payment; the answer has the page to send the payer to. */
  readonly ready: Calling<ReadyRequest, ReadyAnswer>;
  /** Takes the money, after the payer came back with `pg_token`. */
  readonly approve: Calling<ApproveRequest, ApproveAnswer>;
  /** Gives back all or part of a payment. */
  readonly cancel: Calling<CancelRequest, CancelAnswer>;
  /** Looks a payment up. Changes nothing. */
  readonly order: Calling<OrderRequest, OrderAnswer>;
  /** Charges a subscription, from the second time on. */
  readonly subscription: Calling<SubscriptionRequest, SubscriptionAnswer>;
  /** Looks a subscription up. Changes nothing. */
  readonly subscriptionStatus: Calling<SubscriptionStatusRequest, SubscriptionStatusAnswer>;
  /** Ends a subscription for good. */
  readonly subscriptionInactive: Calling<SubscriptionInactiveRequest, SubscriptionInactiveAnswer>;
}

/** Connects to KakaoPay. Nothing is sent yet; a bad option comes back from each call as `invalid_options`. */
export function createKakaoPay(options: KakaoPayOptions): KakaoPay {
  const full = fillOptions(options);
  const client = { options: full, fault: findLastingFault(full) };
  const making =
    <Request extends Merchant, Answer>(call: Call<Request, Answer>): Calling<Request, Answer> =>
    (request, callOptions) =>
      makeCall(client, call, request, callOptions);
  return {
    ready: making(ready),
    approve: making(approve),
    cancel: making(cancel),
    order: making(order),
    subscription: making(subscription),
    subscriptionStatus: making(subscriptionStatus),
    subscriptionInactive: making(subscriptionInactive),
  };
}
