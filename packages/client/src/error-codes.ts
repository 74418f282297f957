/** What is found before anything is sent. */
const faultSentences = {
  invalid_options: 'An option cannot be used.',
  invalid_request: 'The request cannot be sent.',
} as const;

/** What is said of a call that got no whole answer. */
export const silenceSentences = {
  not_connected: 'No connection to KakaoPay could be made; nothing was sent.',
  too_late_to_send: 'The deadline for sending this call had passed; nothing was sent.',
  connection_lost: 'The connection to KakaoPay broke before the answer came.',
  timeout: 'KakaoPay did not answer in time.',
} as const;

/** What is said of an answer that brought no usable value. */
const answerSentences = {
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

/** Every code of ours, with the sentence that goes with it. The codes are stable. */
export const sentences = { ...faultSentences, ...silenceSentences, ...answerSentences } as const;

/** What went wrong, in our own stable words. */
export type ErrorCode = keyof typeof sentences;
export type FaultCode = keyof typeof faultSentences;
export type SilenceCode = keyof typeof silenceSentences;
export type AnswerCode = keyof typeof answerSentences;
