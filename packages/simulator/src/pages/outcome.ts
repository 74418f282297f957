/** How a payment stands, in the few kinds a person needs to tell apart. */
export type Outcome = 'open' | 'authenticated' | 'paid' | 'quit' | 'failed' | 'expired';

const outcomes = new Map<string, Outcome>([
  ['SUCCESS_PAYMENT', 'paid'],
  ['ISSUED_SID', 'paid'],
  ['PART_CANCEL_PAYMENT', 'paid'],
  ['CANCEL_PAYMENT', 'paid'],
  ['QUIT_PAYMENT', 'quit'],
  ['FAIL_PAYMENT', 'failed'],
  ['FAIL_AUTH_PASSWORD', 'failed'],
]);

/** `status` is KakaoPay's word; what is finished without a closing status, and out of time, has expired. */
export function outcomeOf(payment: { status: string; finished: boolean; remainingMs: number }): Outcome {
  if (!payment.finished) return 'open';
  const closed = outcomes.get(payment.status);
  if (closed !== undefined) return closed;
  return payment.remainingMs > 0 ? 'authenticated' : 'expired';
}
