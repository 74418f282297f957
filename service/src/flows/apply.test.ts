import { expect, test } from 'vitest';
import { startPaid } from '../../../tests/paying.ts';
import { createWorld } from '../../../tests/world.ts';
import type { Payment } from '../payment/payment.ts';
import type { Table } from '../ports/table.ts';
import { apply } from './apply.ts';

test('decides again on what stands there when another writer was first', async () => {
  const { world, ...virtual } = await createWorld();
  const { id } = await startPaid({ world, ...virtual });
  const stale = (await virtual.payment(id)) as Payment;
  const first = await apply(world, stale, { type: 'payer_returned', pgToken: 'first' });
  const second = await apply(world, stale, { type: 'payer_returned', pgToken: 'second' });
  expect(first).toMatchObject({ effect: 'approve', payment: { attempt: { pgToken: 'first' } } });
  expect(second).toEqual({ payment: first.payment });
});

test('gives up after five lost races, and carries nothing out', async () => {
  const { world, ...virtual } = await createWorld();
  const { id } = await startPaid({ world, ...virtual });
  const payment = (await virtual.payment(id)) as Payment;
  let writes = 0;
  const contested: Table = {
    ...world.table,
    async updateIf(key, version, changes) {
      writes += 1;
      await world.table.updateIf(key, version, { buyerId: `buyer-${version}` });
      return world.table.updateIf(key, version, changes);
    },
  };
  const applied = await apply({ ...world, table: contested }, payment, { type: 'payer_returned', pgToken: 't' });
  expect(applied.effect).toBeUndefined();
  expect(applied.payment).toMatchObject({ status: 'ready', version: payment.version + 5 });
  expect(writes).toBe(5);
});

test('a payment that is not in the table is left alone', async () => {
  const { world, ...virtual } = await createWorld();
  const { id } = await startPaid({ world, ...virtual });
  const gone = { ...((await virtual.payment(id)) as Payment), id: 'pay_01m83ccy40eqyf4q04fx5fmdgz' };
  expect(await apply(world, gone, { type: 'payer_returned', pgToken: 't' })).toEqual({ payment: gone });
});
