import type { Answer } from './message.ts';

/** Every way the service can say no: one row each, stable codes. What to do about each stands at `/problems`. */
export const problems = {
  invalid_request: { status: 400, retryable: false, title: 'The request is invalid' },
  invalid_json: { status: 400, retryable: false, title: 'The body is not JSON' },
  not_utf8: { status: 400, retryable: false, title: 'The request is not UTF-8' },
  unsupported_media_type: { status: 415, retryable: false, title: 'The body is not declared as JSON' },
  invalid_cursor: { status: 400, retryable: false, title: 'The cursor does not belong to this query' },
  invalid_idempotency_key: { status: 400, retryable: false, title: 'The Idempotency-Key is invalid' },
  body_too_large: { status: 413, retryable: false, title: 'The body is too large' },
  unauthorized: { status: 401, retryable: false, title: 'The API key is missing or wrong' },
  forbidden: { status: 403, retryable: false, title: 'The API key lacks the required scope' },
  not_found: { status: 404, retryable: false, title: 'Not found' },
  payment_not_found: { status: 404, retryable: false, title: 'The payment does not exist' },
  cancellation_not_found: { status: 404, retryable: false, title: 'The payment has no such cancellation' },
  reconciliation_not_found: { status: 404, retryable: false, title: 'The reconciliation does not exist' },
  subscription_not_found: { status: 404, retryable: false, title: 'The subscription does not exist' },
  endpoint_not_found: { status: 404, retryable: false, title: 'The webhook endpoint does not exist' },
  event_not_found: { status: 404, retryable: false, title: 'The event does not exist' },
  replay_not_found: { status: 404, retryable: false, title: 'Nothing was replayed to this endpoint' },
  method_not_allowed: { status: 405, retryable: false, title: 'This address does not allow that method' },
  request_in_progress: {
    status: 409,
    retryable: true,
    title: 'Another request for this order, or with this Idempotency-Key, is still running',
  },
  order_already_paid: { status: 409, retryable: false, title: 'The order is paid already' },
  order_in_payment: { status: 409, retryable: true, title: 'A payment of this order is being paid' },
  payment_not_closable: { status: 409, retryable: false, title: 'The payment cannot be closed' },
  payment_not_cancelable: { status: 409, retryable: false, title: 'The payment cannot be canceled' },
  cancellation_in_progress: { status: 409, retryable: true, title: 'A cancellation of this payment is under way' },
  too_many_cancellations: { status: 409, retryable: false, title: 'The payment has 100 cancellations already' },
  no_subscriptions: { status: 409, retryable: false, title: 'This service has no merchant code for subscriptions' },
  subscription_not_changeable: { status: 409, retryable: false, title: 'The subscription cannot be changed so' },
  subscription_without_plan: { status: 409, retryable: false, title: 'The subscription has no plan' },
  subscription_not_chargeable: { status: 409, retryable: false, title: 'The subscription cannot be charged' },
  charge_in_progress: { status: 409, retryable: true, title: 'Another charge of this subscription is under way' },
  charge_refused: { status: 422, retryable: false, title: 'The charge was refused; nothing was charged' },
  too_many_endpoints: { status: 409, retryable: false, title: 'There are 5 webhook endpoints already' },
  endpoint_exists: { status: 409, retryable: false, title: 'Another endpoint has this address and these types' },
  endpoint_disabled: { status: 409, retryable: false, title: 'The webhook endpoint is disabled' },
  rotation_in_progress: { status: 409, retryable: false, title: 'The secret was changed less than a day ago' },
  replay_in_progress: { status: 409, retryable: true, title: 'A replay to this endpoint is under way' },
  no_endpoint_listens: { status: 409, retryable: false, title: 'No enabled endpoint is told of this event' },
  no_review_needed: { status: 409, retryable: false, title: 'The payment needs no review' },
  review_action_not_allowed: { status: 409, retryable: false, title: 'The evidence does not allow this action' },
  cancellation_too_large: { status: 422, retryable: false, title: 'The amount does not fit into what is left' },
  cancellation_refused: {
    status: 422,
    retryable: false,
    title: 'The cancellation was refused; nothing was given back',
  },
  report_too_large: { status: 422, retryable: false, title: 'The report is more than can be read in one go' },
  idempotency_key_reused: { status: 422, retryable: false, title: 'This Idempotency-Key belongs to another request' },
  refused_by_kakaopay: { status: 422, retryable: false, title: 'KakaoPay refused the payment' },
  kakaopay_not_configured: {
    status: 502,
    retryable: false,
    title: 'KakaoPay does not accept the service’s key or merchant code',
  },
  kakaopay_unavailable: { status: 503, retryable: true, title: 'KakaoPay gave no usable answer' },
  internal_error: { status: 500, retryable: true, title: 'Something went wrong in the service' },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string }>;

export type ProblemCode = keyof typeof problems;

export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** The payment that stands in the way. */
  readonly paymentId?: string;
  /** The cancellation that stands in the way, or that was refused. */
  readonly cancellationId?: string;
  /** The webhook endpoint that stands in the way. */
  readonly endpointId?: string;
  readonly kakaoPay?: { readonly code?: number; readonly message?: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a handler to answer with a problem (RFC 9457). */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** `type` leads to the page that explains the code; it is relative to the service's own address. */
export function problemAnswer({ code, details: { headers, ...details } }: Problem): Answer {
  const { status, title, retryable } = problems[code];
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ type: `/problems#${code}`, title, status, code, retryable, ...details }),
  };
}
