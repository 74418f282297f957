import type { Answer } from './message.ts';

/** Every way the service can say no: one row each, stable codes, shown at `/problems`. */
export const problems = {
  invalid_request: {
    status: 400,
    retryable: false,
    title: 'The request is invalid',
    todo: 'Correct the fields listed in `errors`.',
  },
  invalid_json: { status: 400, retryable: false, title: 'The body is not JSON', todo: 'Send a JSON object.' },
  not_utf8: {
    status: 400,
    retryable: false,
    title: 'The request is not UTF-8',
    todo: 'Send text as UTF-8 without a byte order mark; convert EUC-KR (CP949) and UTF-16 first.',
  },
  unsupported_media_type: {
    status: 415,
    retryable: false,
    title: 'The body is not declared as JSON',
    todo: 'Send `Content-Type: application/json`.',
  },
  invalid_cursor: {
    status: 400,
    retryable: false,
    title: 'The cursor does not belong to this query',
    todo: 'Send the cursor with the parameters it came from, or start again without it.',
  },
  invalid_idempotency_key: {
    status: 400,
    retryable: false,
    title: 'The Idempotency-Key is invalid',
    todo: 'Send 1 to 255 printable characters.',
  },
  body_too_large: { status: 413, retryable: false, title: 'The body is too large', todo: 'Send at most 16 KiB.' },
  unauthorized: {
    status: 401,
    retryable: false,
    title: 'The API key is missing or wrong',
    todo: 'Send `Authorization: Bearer <key>`.',
  },
  forbidden: {
    status: 403,
    retryable: false,
    title: 'The API key lacks the required scope',
    todo: 'Use a key that has the scope named in `detail`.',
  },
  not_found: { status: 404, retryable: false, title: 'Not found', todo: 'Check the address.' },
  payment_not_found: { status: 404, retryable: false, title: 'The payment does not exist', todo: 'Check the id.' },
  cancellation_not_found: {
    status: 404,
    retryable: false,
    title: 'The payment has no such cancellation',
    todo: 'Check the id; of refused cancellations only the newest are kept.',
  },
  subscription_not_found: {
    status: 404,
    retryable: false,
    title: 'The subscription does not exist',
    todo: 'Check the id.',
  },
  method_not_allowed: {
    status: 405,
    retryable: false,
    title: 'This address does not allow that method',
    todo: 'Use one of the methods listed in `Allow`.',
  },
  request_in_progress: {
    status: 409,
    retryable: true,
    title: 'Another request for this order, or with this Idempotency-Key, is still running',
    todo: 'Send the same again in a few seconds.',
  },
  order_already_paid: {
    status: 409,
    retryable: false,
    title: 'The order is paid already',
    todo: 'An order is paid at most once; `paymentId` names the payment.',
  },
  order_in_payment: {
    status: 409,
    retryable: true,
    title: 'A payment of this order is being paid',
    todo: 'Ask how the payment named in `paymentId` stands. Until that is known the order gets no other one.',
  },
  payment_not_closable: {
    status: 409,
    retryable: false,
    title: 'The payment cannot be closed',
    todo: 'See `detail`: somebody has paid it, is paying it now, or a person has to look at it.',
  },
  payment_not_cancelable: {
    status: 409,
    retryable: false,
    title: 'The payment cannot be canceled',
    todo: 'See `detail`: only what was paid can be given back. Use `close` for a payment that nobody has paid.',
  },
  cancellation_in_progress: {
    status: 409,
    retryable: true,
    title: 'A cancellation of this payment is under way',
    todo: 'Ask how the one named in `cancellationId` stands, then send the same again. It was not replaced.',
  },
  too_many_cancellations: {
    status: 409,
    retryable: false,
    title: 'The payment has 100 cancellations already',
    todo: 'Give the rest back in KakaoPay’s partner console.',
  },
  no_subscriptions: {
    status: 409,
    retryable: false,
    title: 'This service has no merchant code for subscriptions',
    todo: 'Set KAKAOPAY_SUBSCRIPTION_CID to the one KakaoPay gave you.',
  },
  subscription_not_changeable: {
    status: 409,
    retryable: false,
    title: 'The subscription cannot be changed so',
    todo: 'See `detail` for how it stands.',
  },
  subscription_without_plan: {
    status: 409,
    retryable: false,
    title: 'The subscription has no plan',
    todo: 'Give the amount with each charge: `POST /v1/subscriptions/{id}/charges`.',
  },
  subscription_not_chargeable: {
    status: 409,
    retryable: false,
    title: 'The subscription cannot be charged',
    todo: 'See `detail`: its first payment is not made yet, or it has ended, here or at KakaoPay.',
  },
  charge_in_progress: {
    status: 409,
    retryable: true,
    title: 'Another charge of this subscription is under way',
    todo: 'Ask how the payment named in `paymentId` stands, then send the same again.',
  },
  charge_refused: {
    status: 422,
    retryable: false,
    title: 'The charge was refused; nothing was charged',
    todo: 'See `kakaoPay` for KakaoPay’s own code and message. Use a new Idempotency-Key to charge again.',
  },
  no_review_needed: {
    status: 409,
    retryable: false,
    title: 'The payment needs no review',
    todo: 'See `detail` for how it stands. Only a payment that is `needs_review` waits for a person.',
  },
  review_action_not_allowed: {
    status: 409,
    retryable: false,
    title: 'The evidence does not allow this action',
    todo: 'See `detail` for what it allows now. `ask_again` brings newer evidence.',
  },
  cancellation_too_large: {
    status: 422,
    retryable: false,
    title: 'The amount does not fit into what is left',
    todo: 'See `detail` for what is left. Leave `taxFreeWon` and `vatWon` out to have them computed.',
  },
  cancellation_refused: {
    status: 422,
    retryable: false,
    title: 'The cancellation was refused; nothing was given back',
    todo: 'See `kakaoPay` for KakaoPay’s own code and message. Use a new Idempotency-Key to ask again.',
  },
  idempotency_key_reused: {
    status: 422,
    retryable: false,
    title: 'This Idempotency-Key belongs to another request',
    todo: 'A key stays bound to the body it first came with, also when that was refused. Use a new key.',
  },
  refused_by_kakaopay: {
    status: 422,
    retryable: false,
    title: 'KakaoPay refused the payment',
    todo: 'See `kakaoPay` for its own code and message.',
  },
  kakaopay_not_configured: {
    status: 502,
    retryable: false,
    title: 'KakaoPay does not accept the service’s key or merchant code',
    todo: 'Check the service’s KakaoPay settings.',
  },
  kakaopay_unavailable: {
    status: 503,
    retryable: true,
    title: 'KakaoPay gave no usable answer',
    todo: 'Nothing was charged or given back. Send the same request again.',
  },
  internal_error: {
    status: 500,
    retryable: true,
    title: 'Something went wrong in the service',
    todo: 'Send the same request again; the request id leads to the cause in the logs.',
  },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string; todo: string }>;

export type ProblemCode = keyof typeof problems;

export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** The payment that stands in the way. */
  readonly paymentId?: string;
  /** The cancellation that stands in the way, or that was refused. */
  readonly cancellationId?: string;
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
