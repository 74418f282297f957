import { expect, test } from 'vitest';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { createWorld } from '../../../world/world.ts';
import type { Table } from '../ports/table.ts';
import { paymentKey } from '../store/payments.ts';
import { readTold, type Told } from '../store/told.ts';
import { deliverAgain } from './deliver-again.ts';

async function approved() {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  const told = (await readTold(virtual.service.table, paymentKey(id))) as Told;
  return { virtual, id, told };
}

test('puts an event out again, whatever has changed since the item was read', async () => {
  const { virtual, id, told } = await approved();
  await cancelPayment(virtual, id, { amountWon: 700 });
  const after = await deliverAgain(virtual.service, told, 3, ['we_a']);
  const at = virtual.service.clock.now() + 30_000;
  expect(after.telling).toMatchObject({ outbox: { we_a: { pending: [3], tries: 0, at } }, news: 3 });
  expect(await virtual.payment(id)).toMatchObject({ version: after.version, status: 'partially_canceled', news: 3 });
});

test.each([
  ['another has always written before', false, 5],
  ['the item is gone', true, 1],
])('it is given up where %s', async (_, isGone, tries) => {
  const { virtual, told } = await approved();
  const { table, clock } = virtual.service;
  let writes = 0;
  const updateIf: Table['updateIf'] = async (key) => {
    writes += 1;
    if (writes > 10) throw new Error('No end');
    return { written: false, current: isGone ? undefined : await table.get(key) };
  };
  const again = deliverAgain({ table: { ...table, updateIf }, clock }, told, 3, ['we_a']);
  await expect(again).rejects.toThrow('What the event happened to is changed too often');
  expect(writes).toBe(tries);
});
