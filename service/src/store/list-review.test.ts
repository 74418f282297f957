import { expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import { samplePayment } from '../payment/testing.ts';
import { createMemoryTable } from '../table/memory.ts';
import { listReview } from './list-review.ts';
import { insertPayment } from './payments.ts';

const ids = seededIds('list-review');
const noon = Date.UTC(2026, 10, 23, 3);

test('those that wait for a person, the longest waiting first, also where an endpoint is still to be told of them', async () => {
  const table = createMemoryTable();
  const put = async (status: 'needs_review' | 'approved', at: number, over: object = {}) => {
    const id = newPaymentId(ids, at);
    // They wait since the last thing that happened, in whatever order they were made.
    const events = [
      { n: 1, type: 'created' as const, at: noon - at },
      { n: 2, type: 'found_contradiction' as const, at },
    ];
    await insertPayment(table, samplePayment(status, { id, createdAt: at, events, ...over }));
    return id;
  };
  const later = await put('needs_review', noon + 3);
  const told = { outbox: { we_1: { slot: 3, pending: [2], tries: 1, at: noon + 60_000 } }, news: 2 };
  const first = await put('needs_review', noon, told);
  const second = await put('needs_review', noon + 1);
  // The first try to tell it is under way.
  const telling = (at: number) => ({ outbox: { we_1: { pending: [2], tries: 0, at } }, news: 2 });
  const third = await put('needs_review', noon + 2, telling(noon + 60_010));
  await put('needs_review', noon, telling(noon + 60_011));
  await put('approved', noon, told);
  await table.putIfAbsent({ pk: 'reconciliations', sk: 'rec_x', queue: 'review', queuedAt: noon });
  expect((await listReview(table, noon + 10)).map(({ id }) => id)).toEqual([first, second, third, later]);
});
