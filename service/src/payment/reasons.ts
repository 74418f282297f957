/** Why a payment failed or needs a person: the words are stable, and each has its sentence in the OpenAPI document. */
export const failureReasons = {
  refused: 'KakaoPay or the payment method refused the approval; `kakaoPayCode` and `kakaoPayMessage` say why.',
  failed_at_kakaopay: 'KakaoPay shows the payment as failed; it does not say why.',
  other_amount_approved: 'KakaoPay approved another amount than was asked for.',
  approved_without_our_approve: 'KakaoPay shows it as paid, but this service has not approved it.',
  paid_after_refusal: 'KakaoPay refused the approval and shows it as paid all the same.',
  canceled_at_kakaopay: 'KakaoPay shows it as canceled, but this service has not canceled it.',
  approval_no_longer_shown: 'This service holds it as paid, and KakaoPay does not show it so.',
  other_order_shown: 'KakaoPay shows another order number than the one that was paid.',
  other_tax_parts_shown: 'KakaoPay shows the right amount with other tax parts than ours.',
  shown_contradicts_itself: 'What KakaoPay shows as canceled fits neither its status nor the total.',
  less_canceled_than_before: 'KakaoPay shows less as canceled than it had confirmed before.',
  unclear_who_canceled:
    'KakaoPay shows more as canceled than was asked for, and not whether the cancellation asked for is part of it.',
  outcome_never_known: 'KakaoPay has given no clear answer for about a day.',
  subscription_ended: 'The payer has ended the subscription at KakaoPay; nothing was charged.',
  no_longer_wanted: 'The subscription was paused or ended before this charge of it took place; nothing was charged.',
  never_got_through: 'The charge was sent several times, and KakaoPay shows that it never arrived.',
  settled_by_a_person: 'A person has looked and found that nothing was charged.',
} as const;
export type FailureReason = keyof typeof failureReasons;

/** Why a cancellation came to nothing. */
export const cancelFailureReasons = {
  refused: 'KakaoPay or the payment method refused it; `kakaoPayCode` and `kakaoPayMessage` say why.',
  turned_away:
    'KakaoPay let no call of this service through, because of its settings or its quota; the same request may be sent again.',
  overtaken: 'So much was canceled at KakaoPay itself meanwhile that this amount is no longer left.',
  never_got_through: 'It was sent several times, and KakaoPay shows that it never arrived.',
  settled_by_a_person: 'A person has looked and found that it did not happen.',
} as const;
export type CancelFailureReason = keyof typeof cancelFailureReasons;

export interface Failure<Reason = FailureReason> {
  readonly reason: Reason;
  readonly kakaoPayCode?: number;
  readonly kakaoPayMessage?: string;
}

/** Why it is not known yet how a payment stands. */
export const waitReasons = {
  no_answer: 'KakaoPay gave no usable answer.',
  not_settled: 'What was sent may still be on its way at KakaoPay.',
  unclear: 'KakaoPay answered something that proves nothing.',
} as const;
export type WaitReason = keyof typeof waitReasons;
