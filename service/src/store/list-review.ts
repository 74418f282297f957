import type { Payment } from '../payment/payment.ts';
import type { Table } from '../ports/table.ts';
import { readPayment } from './payments.ts';
import { retryQueues, reviewQueue } from './queues.ts';

/** So many places of each queue are looked at. */
const placesMax = 100;

/**
 * The payments that a person must look at, the longest waiting first. They stand in a queue of their own, or, while an
 * endpoint could not be told of them, in that endpoint's.
 */
export async function listReview(table: Table): Promise<readonly Payment[]> {
  const queues = [reviewQueue, ...retryQueues];
  const pages = await Promise.all(queues.map((pk) => table.query({ index: 'queue', pk, limit: placesMax })));
  const ids = new Set(pages.flatMap(({ items }) => items.map(({ sk }) => sk)));
  const payments = await Promise.all([...ids].map((id) => readPayment(table, id)));
  return payments
    .filter((payment) => payment?.status === 'needs_review')
    .filter((payment) => payment !== undefined)
    .sort((left, right) => changedAt(left) - changedAt(right));
}

const changedAt = ({ events }: Payment): number => events.at(-1)?.at ?? 0;
