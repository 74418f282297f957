import { Problem } from '../http/problem.ts';
import type { Payment } from '../payment/payment.ts';
import type { Service } from '../service.ts';
import { readPayment } from '../store/payments.ts';

/** The payment with this id; `missing` is what whoever asks is told when there is none. */
export async function existingPayment(
  { table }: Service,
  id: string,
  missing: 'not_found' | 'payment_not_found',
): Promise<Payment> {
  const payment = await readPayment(table, id);
  if (payment === undefined) throw new Problem(missing);
  return payment;
}
