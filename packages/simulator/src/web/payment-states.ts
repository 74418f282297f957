import { type Books, isExpired, type Payment } from '../core/books.ts';
import { type Status, stateRow } from '../core/states.ts';
import type { PaymentState } from '../views.ts';

export const paymentStates: readonly PaymentState[] = ['all', 'open', 'authenticated', 'paid', 'canceled', 'ended'];

const closed = new Map<Status, readonly PaymentState[]>([
  ['SUCCESS_PAYMENT', ['paid']],
  ['ISSUED_SID', ['paid']],
  ['PART_CANCEL_PAYMENT', ['paid', 'canceled']],
  ['CANCEL_PAYMENT', ['canceled']],
]);

/** Whether a payment is of this kind; a partly canceled one is of two. */
export function isInState(books: Books, payment: Payment, state: PaymentState): boolean {
  if (state === 'all') return true;
  const { status } = payment;
  if (!stateRow(status).waiting) return (closed.get(status) ?? ['ended']).includes(state);
  if (isExpired(payment, books.now())) return state === 'ended';
  return state === (status === 'AUTH_PASSWORD' ? 'authenticated' : 'open');
}
