import type { AnswerCode } from '../error-codes.ts';
import type { CallName } from './call.ts';
import type { Generation } from './generations.ts';

/** What tells one answer from another: KakaoPay's code, the payment method's code, or the HTTP status alone. */
export type Sign = number | `extras:${string}` | StatusSign;
export type StatusSign = 'bad_answer' | 'other_4xx' | 'other_5xx';

export interface Outcome {
  readonly sign: Sign;
  readonly code: AnswerCode;
  /**
   * The calls on which this is proof that nothing was changed. Lookups change nothing whatever they answer, and any
   * 4xx answer of ready is final [doc], so only the calls that move money or end a subscription need naming.
   */
  readonly refuses: readonly CallName[];
  /** The only generation that documents it; left out: both. */
  readonly only?: Generation;
}

const pay: readonly CallName[] = ['approve', 'subscription'];
const act: readonly CallName[] = ['approve', 'cancel', 'subscription'];
const sid: readonly CallName[] = ['subscription', 'subscriptionInactive'];
const all: readonly CallName[] = [...act, 'subscriptionInactive'];
const none: readonly CallName[] = [];

/**
 * The one table that says what each answer without a value means for each call. A row refuses a call only if the
 * refusal is documented for it *and* an earlier try of the same call, whose answer was lost, cannot be the reason.
 */
export const outcomes: readonly Outcome[] = [
  { sign: 'bad_answer', code: 'bad_answer', refuses: none },
  { sign: 'other_4xx', code: 'undocumented_error', refuses: none },
  { sign: 'other_5xx', code: 'server_error', refuses: none },

  // The payment may have gone through [client]; the transaction that is running may be an earlier try of this one.
  { sign: 'extras:BANK_FIRM_UNKNOWN', code: 'bank_result_unknown', refuses: none },
  { sign: 'extras:USER_LOCKED', code: 'other_payment_running', refuses: none },

  // The gate in front of the payments turned the call away. [doc]
  { sign: -400, code: 'no_authorization', refuses: all, only: 'current' },
  { sign: -401, code: 'bad_key', refuses: all },
  { sign: -403, code: 'not_permitted', refuses: all, only: 'current' },
  { sign: -404, code: 'no_such_api', refuses: all, only: 'current' },
  { sign: -429, code: 'quota_exceeded', refuses: all, only: 'current' },
  { sign: -2, code: 'bad_parameter', refuses: all, only: 'legacy' },
  { sign: -3, code: 'not_permitted', refuses: all, only: 'legacy' },
  { sign: -5, code: 'not_permitted', refuses: all, only: 'legacy' },
  { sign: -9, code: 'no_such_api', refuses: all, only: 'legacy' },
  { sign: -10, code: 'quota_exceeded', refuses: all, only: 'legacy' },

  // Trouble inside: how far the call came is not said.
  { sign: -500, code: 'server_error', refuses: none, only: 'current' },
  { sign: -503, code: 'maintenance', refuses: none, only: 'current' },
  { sign: -1, code: 'server_error', refuses: none, only: 'legacy' },
  { sign: -603, code: 'server_error', refuses: none, only: 'legacy' },
  { sign: -9798, code: 'maintenance', refuses: none, only: 'legacy' },
  // Their meaning is not documented, so they prove nothing.
  { sign: -4, code: 'not_permitted', refuses: none, only: 'legacy' },
  { sign: -6, code: 'not_permitted', refuses: none, only: 'legacy' },
  { sign: -7, code: 'maintenance', refuses: none, only: 'legacy' },
  { sign: -8, code: 'bad_parameter', refuses: none, only: 'legacy' },
  { sign: -11, code: 'quota_exceeded', refuses: none, only: 'legacy' },
  { sign: -12, code: 'not_permitted', refuses: none, only: 'legacy' },
  { sign: -903, code: 'not_permitted', refuses: none, only: 'legacy' },

  // The payment codes. [doc]
  { sign: -701, code: 'not_authenticated', refuses: ['approve'] },
  // An earlier try took the money.
  { sign: -702, code: 'already_paid', refuses: none },
  { sign: -703, code: 'bad_point_amount', refuses: pay },
  { sign: -704, code: 'bad_method_amount', refuses: pay },
  { sign: -705, code: 'method_not_supported', refuses: pay },
  { sign: -706, code: 'order_mismatch', refuses: ['approve'] },
  { sign: -707, code: 'user_mismatch', refuses: ['approve'] },
  { sign: -708, code: 'bad_pg_token', refuses: ['approve'] },
  // An earlier try may have taken what is missing now.
  { sign: -710, code: 'cancel_exceeds_available', refuses: none },
  { sign: -711, code: 'cancel_exceeds_approved', refuses: ['cancel'] },
  { sign: -721, code: 'no_such_tid', refuses: ['approve', 'cancel'] },
  // On cancel it may be the guard amount, which an earlier try has made wrong.
  { sign: -722, code: 'bad_amount', refuses: pay },
  // Whether a payment that was approved before its end answers this or -702 is not documented.
  { sign: -723, code: 'expired', refuses: none },
  { sign: -724, code: 'bad_one_time_amount', refuses: ['approve'] },
  { sign: -725, code: 'bad_total_amount', refuses: pay },
  { sign: -726, code: 'bad_order_data', refuses: act },
  { sign: -730, code: 'bad_merchant_app', refuses: all },
  { sign: -731, code: 'bad_cid', refuses: all },
  { sign: -732, code: 'bad_gid', refuses: all },
  { sign: -733, code: 'bad_cid_secret', refuses: all },
  { sign: -750, code: 'no_such_sid', refuses: sid },
  { sign: -751, code: 'sid_inactive', refuses: ['subscription'] },
  { sign: -752, code: 'sid_limit_exceeded', refuses: ['subscription'] },
  { sign: -753, code: 'sid_user_mismatch', refuses: ['subscription'] },
  { sign: -761, code: 'not_a_kakaotalk_user', refuses: none },
  { sign: -780, code: 'approval_failed', refuses: ['approve'] },
  { sign: -781, code: 'cancel_failed', refuses: ['cancel'] },
  { sign: -782, code: 'charge_failed', refuses: ['subscription'] },
  // The state that stands in the way may be the work of an earlier try.
  { sign: -783, code: 'not_approvable', refuses: none },
  { sign: -784, code: 'not_cancelable', refuses: none },
  { sign: -785, code: 'duplicate_request', refuses: none },
  { sign: -797, code: 'limit_exceeded', refuses: pay },
  { sign: -798, code: 'ip_not_allowed', refuses: all },
  { sign: -799, code: 'domain_not_registered', refuses: none },
];
