import type { Creation } from '../flows/create.ts';
import type { OrderedOnce } from '../flows/order-once.ts';
import { Problem, type ProblemCode } from '../http/problem.ts';
import type { ReadyFault } from '../kakaopay/codes.ts';
import type { Payment } from '../payment/payment.ts';
import { wordsOf } from './kakaopay-words.ts';

/** The payment that came of an order, or the problem that says why there is none. */
export function paymentOf(ordering: OrderedOnce): Payment {
  switch (ordering.outcome) {
    case 'found':
    case 'replayed':
      return ordering.payment;
    case 'created':
    case 'not_created':
      return createdPayment(ordering);
    case 'other_body':
      throw new Problem('idempotency_key_reused');
    case 'already_paid':
      throw new Problem('order_already_paid', { paymentId: ordering.payment.id });
    case 'in_payment':
      throw new Problem('order_in_payment', { paymentId: ordering.payment.id });
    case 'in_progress':
      throw inProgress();
    case 'kakaopay_unavailable':
      throw new Problem('kakaopay_unavailable');
  }
}

/** The payment that was just made, or the problem that says why KakaoPay did not have it. */
export function createdPayment(creation: Creation): Payment {
  if (creation.outcome === 'created') return creation.payment;
  throw notCreated(creation);
}

/** 201: made by this request, or by the same one before. 200: it was there already. */
export const statusOf = ({ outcome }: OrderedOnce): number => (outcome === 'found' ? 200 : 201);

export const replayHeader = ({ outcome }: OrderedOnce): Record<string, string> =>
  outcome === 'replayed' ? { 'idempotency-replayed': 'true' } : {};

export const inProgress = (): Problem => new Problem('request_in_progress', { headers: { 'retry-after': '5' } });

const problems: Readonly<Record<ReadyFault, ProblemCode>> = {
  request: 'invalid_request',
  settings: 'kakaopay_not_configured',
  temporary: 'kakaopay_unavailable',
  refused: 'refused_by_kakaopay',
};

const notCreated = ({ fault, error }: Extract<Creation, { outcome: 'not_created' }>): Problem =>
  new Problem(problems[fault], {
    detail: error.message,
    ...(error.certainty !== 'our_fault' && wordsOf(error)),
  });
