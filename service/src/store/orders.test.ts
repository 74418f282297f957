import { expect, test } from 'vitest';
import { createMemoryTable } from '../table/memory.ts';
import { claimOrder, type Order, replaceInOrder } from './orders.ts';

const asked = (n: number) => ({ orderId: 'A-1', paymentId: `pay_${n}`, fingerprint: 'f', now: n });

/** An order whose payments were replaced one by one; those that were made stay listed. */
async function listed(made: readonly boolean[]): Promise<readonly string[]> {
  const table = createMemoryTable();
  let { order } = await claimOrder(table, asked(0));
  for (const [at, wasMade] of made.entries()) {
    ({ order } = await replaceInOrder(table, order as Order, asked(at + 1), wasMade));
  }
  return order?.paymentIds ?? [];
}

test('an order lists its payments, but for those that were never made', async () => {
  expect(await listed([true, true])).toEqual(['pay_0', 'pay_1', 'pay_2']);
  expect(await listed([true, false])).toEqual(['pay_0', 'pay_2']);
});

test('the newest 50 of them', async () => {
  const ids = await listed(Array(60).fill(true));
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([50, 'pay_11', 'pay_60']);
});
