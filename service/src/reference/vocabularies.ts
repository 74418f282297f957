import { cancellationMeanings, meanings } from '../payment/meanings.ts';
import { cancelFailureReasons, failureReasons, waitReasons } from '../payment/reasons.ts';
import { subscriptionMeanings } from '../subscription/meanings.ts';
import { endReasons, pauseReasons } from '../subscription/subscription.ts';

/** Every closed list of words in which the API says how something stands, and why: each word with its sentence. */
export const vocabularies = {
  status: meanings,
  reason: failureReasons,
  waiting: waitReasons,
  cancellation: cancellationMeanings,
  'cancellation-reason': cancelFailureReasons,
  subscription: subscriptionMeanings,
  pause: pauseReasons,
  end: endReasons,
} as const;

export type Vocabulary = keyof typeof vocabularies;
export const vocabularyNames = Object.keys(vocabularies) as readonly Vocabulary[];

/** Something about each word of each list. */
export type OfEachWord<Said> = {
  readonly [Name in Vocabulary]: Readonly<Record<keyof (typeof vocabularies)[Name], Said>>;
};

/** The runbook that says what an operator does then. */
export const runbooks: { readonly [Name in Vocabulary]?: Partial<OfEachWord<string>[Name]> } = {
  status: {
    approving: 'outcomes-unknown',
    charging: 'outcomes-unknown',
    canceling: 'outcomes-unknown',
    needs_review: 'payments-to-review',
  },
  reason: {
    other_amount_approved: 'payments-to-review',
    approved_without_our_approve: 'payments-to-review',
    paid_after_refusal: 'payments-to-review',
    canceled_at_kakaopay: 'payments-to-review',
    approval_no_longer_shown: 'payments-to-review',
    other_order_shown: 'reconciliation-differs',
    other_tax_parts_shown: 'reconciliation-differs',
    shown_contradicts_itself: 'payments-to-review',
    less_canceled_than_before: 'payments-to-review',
    unclear_who_canceled: 'payments-to-review',
    outcome_never_known: 'payments-to-review',
  },
  waiting: { no_answer: 'kakaopay-errors', not_settled: 'outcomes-unknown', unclear: 'outcomes-unknown' },
  cancellation: {
    canceling: 'outcomes-unknown',
    canceled_elsewhere: 'reconciliation-differs',
    needs_review: 'payments-to-review',
  },
  'cancellation-reason': { turned_away: 'api-errors' },
  pause: { charged_elsewhere: 'payments-to-review' },
  end: { sid_unknown: 'payments-to-review' },
};
