import { expect, test } from 'vitest';
import { startPaid } from '../../../world/actions.ts';
import { createWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import type { Table } from '../ports/table.ts';
import { apply } from './apply.ts';

test('decides again on what stands there when another writer was first', async () => {
  const { service, ...virtual } = await createWorld();
  const { id } = await startPaid({ service, ...virtual });
  const stale = (await virtual.payment(id)) as Payment;
  const first = await apply(service, stale, { type: 'payer_returned', pgToken: 'first' });
  const second = await apply(service, stale, { type: 'payer_returned', pgToken: 'second' });
  expect(first).toMatchObject({ effect: { type: 'approve', pgToken: 'first' } });
  expect(second).toEqual({ payment: first.payment });
});

test('gives up after five lost races, and carries nothing out', async () => {
  const { service, ...virtual } = await createWorld();
  const { id } = await startPaid({ service, ...virtual });
  const payment = (await virtual.payment(id)) as Payment;
  let writes = 0;
  const contested: Table = {
    ...service.table,
    async updateIf(key, version, changes) {
      writes += 1;
      await service.table.updateIf(key, version, { buyerId: `buyer-${version}` });
      return service.table.updateIf(key, version, changes);
    },
  };
  const applied = await apply({ ...service, table: contested }, payment, { type: 'payer_returned', pgToken: 't' });
  expect(applied.effect).toBeUndefined();
  expect(applied.payment).toMatchObject({ status: 'ready', version: payment.version + 5 });
  expect(writes).toBe(5);
});

test('a payment that is not in the table is left alone', async () => {
  const { service, ...virtual } = await createWorld();
  const { id } = await startPaid({ service, ...virtual });
  const gone = { ...((await virtual.payment(id)) as Payment), id: 'pay_01m83ccy40eqyf4q04fx5fmdgz' };
  expect(await apply(service, gone, { type: 'payer_returned', pgToken: 't' })).toEqual({ payment: gone });
});
