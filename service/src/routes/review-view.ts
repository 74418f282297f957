import type { InferOutput } from 'valibot';
import { safeActions } from '../kakaopay/conclusion.ts';
import type { Payment } from '../payment/payment.ts';
import type { reviewView } from './review-answers.ts';

type ReviewView = InferOutput<typeof reviewView>;

/** What a person has to go by, and may do; nothing for a payment that needs nobody. */
export function reviewOf(payment: Payment): { readonly review?: ReviewView } {
  if (payment.review === undefined) return {};
  const { intended, asked, shown } = payment.review;
  return {
    review: {
      ...(intended && { intended }),
      ...(asked && { cancellationId: String(asked.n) }),
      ...(shown && { shown: { ...shown, at: new Date(shown.at).toISOString() } }),
      actions: [...safeActions(payment)],
    },
  };
}
