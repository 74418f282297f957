/** How KakaoPay's books may differ from ours, each word with its sentence. */
export const differenceKinds = {
  canceled_more_there: 'KakaoPay shows more as canceled: somebody has canceled there.',
  canceled_less_there: 'KakaoPay shows less as canceled than it had confirmed.',
  paid_there: 'KakaoPay shows it as paid, and here it is not.',
  not_paid_there: 'Here it is paid, and KakaoPay does not show it so.',
  other_order: 'KakaoPay shows another order number.',
  other_total: 'KakaoPay shows another amount.',
  other_tax_parts: 'KakaoPay shows other tax parts of the same amount.',
  contradiction: 'What KakaoPay shows as canceled fits neither its status nor the total.',
} as const;
export type DifferenceKind = keyof typeof differenceKinds;

/** Why it cannot be told whether the books agree. */
export const notComparables = {
  no_tid: 'A charge whose answer was lost: KakaoPay has named no `tid`, so it cannot be looked up.',
  in_review: 'It waits for a person already.',
  no_answer: 'KakaoPay gave no answer about it, for hours.',
  refused: 'KakaoPay refused to tell; `kakaoPayCode` says why.',
  unknown_status: 'KakaoPay shows a status that this service does not know.',
  sum_not_shown: 'KakaoPay shows that a part is canceled, and not how much.',
  changed_meanwhile: 'It changed while it was looked at; the next run looks again.',
  unreadable: 'Something in our own record of it is broken; the log says what.',
} as const;
export type NotComparable = keyof typeof notComparables;

/** What was done about a row. */
export const rowOutcomes = {
  adopted: 'It is in our books now, as KakaoPay shows it.',
  to_review: 'The payment is `needs_review`: a person decides.',
  reported: 'It is told here alone: a person has settled just this before, or too many were found at once.',
  not_comparable: 'Nothing was changed.',
} as const;
export type RowOutcome = keyof typeof rowOutcomes;
