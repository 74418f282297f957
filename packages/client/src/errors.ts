import type { CallName } from './exchange/call.ts';

/** Every code of ours, with the sentence that goes with it. The codes are stable. */
export const sentences = {
  invalid_options: 'An option of createKakaoPay cannot be used.',
  invalid_request: 'The request cannot be sent.',
  not_connected: 'No connection to KakaoPay could be made; nothing was sent.',
  connection_lost: 'The connection to KakaoPay broke before the answer came.',
  timeout: 'KakaoPay did not answer in time.',
  bad_answer: 'KakaoPay answered something that cannot be used.',
  server_error: 'KakaoPay failed inside.',
  undocumented_error: 'KakaoPay answered an error that is not documented.',
  maintenance: 'KakaoPay is under maintenance.',
  no_authorization: 'KakaoPay found no key in the request.',
  bad_key: 'KakaoPay does not accept the key.',
  not_permitted: 'KakaoPay does not permit this call to this app.',
  no_such_api: 'KakaoPay knows no call at this address.',
  quota_exceeded: 'The quota of calls to KakaoPay is used up.',
  bad_parameter: 'KakaoPay found a parameter missing or wrong.',
  not_authenticated: 'The payer has not finished authentication.',
  already_paid: 'KakaoPay has this payment as paid already.',
  bad_point_amount: 'KakaoPay found the amount of points wrong.',
  bad_method_amount: 'KakaoPay found the amount of the payment method wrong.',
  method_not_supported: 'KakaoPay does not support this payment method.',
  order_mismatch: 'The order number is not the one given to ready.',
  user_mismatch: 'The user id is not the one given to ready.',
  bad_pg_token: 'KakaoPay does not accept the pg_token.',
  cancel_exceeds_available: 'More was to be canceled than can still be canceled.',
  cancel_exceeds_approved: 'More was to be canceled than was approved.',
  no_such_tid: 'KakaoPay knows no payment with this tid.',
  bad_amount: 'KakaoPay found the amounts wrong.',
  expired: 'The payment request has expired.',
  bad_one_time_amount: 'KakaoPay found the amount of the one-time payment wrong.',
  bad_total_amount: 'KakaoPay found the total amount wrong.',
  bad_order_data: 'KakaoPay found the order data wrong.',
  bad_merchant_app: 'KakaoPay found the data of the merchant app wrong.',
  bad_cid: 'KakaoPay does not accept the cid.',
  bad_gid: 'KakaoPay does not accept the group id.',
  bad_cid_secret: 'KakaoPay does not accept the cid_secret.',
  no_such_sid: 'KakaoPay knows no subscription with this sid.',
  sid_inactive: 'The subscription has ended.',
  sid_limit_exceeded: 'The subscription has reached its limit for this month.',
  sid_user_mismatch: 'The user id is not the one of the first payment of the subscription.',
  not_a_kakaotalk_user: 'The phone number belongs to no KakaoTalk user.',
  approval_failed: 'The approval failed at the payment method.',
  cancel_failed: 'The cancellation failed at the payment method.',
  charge_failed: 'The charge failed at the payment method.',
  not_approvable: 'In its present state the payment cannot be approved.',
  not_cancelable: 'In its present state the payment cannot be canceled.',
  duplicate_request: 'KakaoPay took this for a repeated request.',
  limit_exceeded: 'The amount is over the limit for one payment.',
  ip_not_allowed: 'KakaoPay does not accept calls from this address.',
  domain_not_registered: 'The host of a return address is not registered with KakaoPay.',
  bank_result_unknown: 'The bank has not told KakaoPay whether the payment went through.',
  other_payment_running: 'KakaoPay is still busy with another payment of this payer.',
} as const;

/** What went wrong, in our own stable words. */
export type ErrorCode = keyof typeof sentences;

/**
 * - `refused`: it did not happen, neither by this call nor, so far as the answer can tell, by an earlier try of it.
 * - `unknown`: it may have happened. Ask KakaoPay before anything is sent again.
 * - `our_fault`: bad input or settings, found before anything was sent.
 */
export type Certainty = 'refused' | 'unknown' | 'our_fault';

/** What the payment method said. [doc] */
export interface Extras {
  readonly method_result_code?: string;
  readonly method_result_message?: string;
  readonly [name: string]: string | undefined;
}

/** A plain object: safe to turn into JSON. KakaoPay's own words in it may quote an address that was sent. */
export interface KakaoPayError {
  readonly code: ErrorCode;
  readonly certainty: Certainty;
  /** A plain sentence without any value that was sent. */
  readonly message: string;
  readonly call: CallName;
  /** `our_fault` only: the field or option that is wrong. */
  readonly field?: string;
  /** Absent when no answer came. */
  readonly httpStatus?: number;
  /** KakaoPay's own code, such as -780. */
  readonly kakaoPayCode?: number;
  /** KakaoPay's own message; a key, secret, token or user id (from 8 characters) in it is blotted out. */
  readonly kakaoPayMessage?: string;
  readonly extras?: Extras;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: KakaoPayError };
