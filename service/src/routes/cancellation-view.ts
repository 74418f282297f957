import type { InferOutput } from 'valibot';
import { iso } from '../iso.ts';
import { type Asked, type Cancellation, canceledOf, leftOf, type Parts } from '../payment/cancellation.ts';
import type { Payment } from '../payment/payment.ts';
import type { cancellationList, cancellationView } from './cancellation-answers.ts';

export type CancellationView = InferOutput<typeof cancellationView>;
export type CancellationListView = InferOutput<typeof cancellationList>;

/** Every cancellation of a payment, the one that is under way last. */
export function cancellationsOf(payment: Payment): readonly CancellationView[] {
  const { id, intent, review, cancellations = [] } = payment;
  const ended = cancellations.map((one) => endedView(id, one));
  if (intent?.type === 'cancel') return [...ended, { ...askedView(id, intent.asked), status: 'canceling' }];
  return review?.asked ? [...ended, { ...askedView(id, review.asked), status: 'needs_review' }] : ended;
}

export const cancellationListOf = (payment: Payment): CancellationListView => ({
  canceledWon: canceledOf(payment).amountWon,
  leftWon: leftOf(payment).amountWon,
  cancellations: [...cancellationsOf(payment)],
});

const endedView = (paymentId: string, one: Cancellation): CancellationView => ({
  ...('by' in one ? askedView(paymentId, one) : partsView(paymentId, one)),
  status: one.outcome,
  endedAt: iso(one.at),
  ...(one.aid !== undefined && { aid: one.aid }),
  ...('failure' in one && one.failure && { failure: one.failure }),
});

const askedView = (paymentId: string, asked: Asked) => ({
  ...partsView(paymentId, asked),
  ...(asked.reason !== undefined && { reason: asked.reason }),
  askedBy: asked.by,
  askedAt: iso(asked.askedAt),
});

const partsView = (paymentId: string, { n, amountWon, taxFreeWon, vatWon }: Parts & { readonly n: number }) => ({
  id: String(n),
  paymentId,
  amountWon,
  taxFreeWon,
  vatWon,
});
