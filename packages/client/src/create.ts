import { type ApproveAnswer, type ApproveRequest, approve } from './approve.ts';
import type { Call } from './calls.ts';
import { type CancelAnswer, type CancelRequest, cancel } from './cancel.ts';
import type { Result } from './errors.ts';
import { fetchTransport } from './fetch-transport.ts';
import { type Generation, generations } from './generations.ts';
import { type OrderAnswer, type OrderRequest, order } from './order.ts';
import { type ReadyAnswer, type ReadyRequest, ready } from './ready.ts';
import type { Merchant } from './rules.ts';
import { type CallOptions, type Line, send } from './send.ts';
import { type SubscriptionAnswer, type SubscriptionRequest, subscription } from './subscription.ts';
import {
  type SubscriptionInactiveAnswer,
  type SubscriptionInactiveRequest,
  subscriptionInactive,
} from './subscription-inactive.ts';
import {
  type SubscriptionStatusAnswer,
  type SubscriptionStatusRequest,
  subscriptionStatus,
} from './subscription-status.ts';
import type { Transport } from './transport.ts';

export interface KakaoPayOptions {
  /** `current`: open-api.kakaopay.com, JSON; `legacy`: kapi.kakao.com, forms. */
  readonly generation: Generation;
  /** The secret key (current) or the admin key (legacy). */
  readonly secretKey: string;
  /** Merchant code, at most 10 characters; `TC0ONETIME` and `TCSUBSCRIP` are for tests. [doc] */
  readonly cid: string;
  /** Key of the merchant code, at most 24 characters. [doc] */
  readonly cidSecret?: string | undefined;
  /** Left out: the real address of the generation. */
  readonly baseUrl?: string | undefined;
  /** Left out: `fetch`. */
  readonly transport?: Transport | undefined;
  /** Milliseconds to wait for an answer. Left out: 15,000, since KakaoPay itself takes up to 11,000 [client]. */
  readonly timeoutMs?: number | undefined;
}

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
  const { generation, secretKey, cid, cidSecret, timeoutMs = 15_000, transport = fetchTransport } = options;
  const baseUrl = options.baseUrl ?? generations[generation]?.host ?? '';
  const line: Line = { generation, secretKey, cid, cidSecret, baseUrl, transport, timeoutMs };
  const on =
    <Request extends Merchant, Answer>(call: Call<Request, Answer>): Calling<Request, Answer> =>
    (request, callOptions) =>
      send(line, call, request, callOptions);
  return {
    ready: on(ready),
    approve: on(approve),
    cancel: on(cancel),
    order: on(order),
    subscription: on(subscription),
    subscriptionStatus: on(subscriptionStatus),
    subscriptionInactive: on(subscriptionInactive),
  };
}
