import type { Payment } from '../payment/payment.ts';
import type { Table } from '../ports/table.ts';
import { readPayment } from './payments.ts';
import { dueQueues, retryQueues, reviewQueue } from './queues.ts';

/** So many places of each queue are looked at. */
const placesMax = 100;

/** A first try that is under way stands no further ahead; most of what is to be done later does. */
const underWayMs = 60_000;
const ever = Number.MAX_SAFE_INTEGER;

/**
 * The payments that a person must look at, the longest waiting first; `now` in ms. They stand in a queue of their own,
 * or, while an endpoint is still to be told of them, among what is due, and then in that endpoint's.
 */
export async function listReview(table: Table, now: number): Promise<readonly Payment[]> {
  const lookAt = (pk: string, to: number) => table.query({ index: 'queue', pk, limit: placesMax, to });
  const due = dueQueues.map((pk) => lookAt(pk, now + underWayMs));
  const pages = await Promise.all([...due, ...[reviewQueue, ...retryQueues].map((pk) => lookAt(pk, ever))]);
  const ids = new Set(pages.flatMap(({ items }) => items.map(({ sk }) => sk)));
  const payments = await Promise.all([...ids].map((id) => readPayment(table, id)));
  return payments
    .flatMap((payment) => (payment?.status === 'needs_review' ? [payment] : []))
    .sort((left, right) => changedAt(left) - changedAt(right));
}

const changedAt = ({ events }: Payment): number => Math.max(...events.map(({ at }) => at));
