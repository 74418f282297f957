import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, startPaid, startPayment } from '../../../world/actions.ts';
import { createWorld, seededIds } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import { samplePayment } from '../payment/testing.ts';
import { createMemoryTable } from '../table/memory.ts';
import { forgetBuyer } from './forget-buyer.ts';
import { insertPayment } from './payments.ts';

test('a buyer is forgotten on every finished payment, and the books stay as they were', async () => {
  const virtual = await createWorld();
  for (const buyerId of ['buyer-1', 'buyer-2', 'buyer-1']) {
    const { comeBack } = await startPaid(virtual, { buyerId });
    await virtual.get(comeBack);
    virtual.simulator.clock.advance('1d');
  }
  const open = await startPayment(virtual, { buyerId: 'buyer-1' });
  const days = { from: '2026-11-22', to: '2026-11-30' };
  const { table, clock } = virtual.service;
  const now = clock.now();
  expect(await forgetBuyer(table, { buyerId: 'buyer-1', ...days }, now)).toEqual({ forgotten: 2, open: [open.id] });
  const buyers = (await allPayments(virtual)).map(({ buyerId }) => buyerId);
  expect(buyers.sort()).toEqual(['buyer-1', 'buyer-2', 'forgotten', 'forgotten']);
  await expectEqualBooks(virtual);
  await virtual.settle();
  expect(await forgetBuyer(table, { buyerId: 'buyer-1', ...days }, now)).toEqual({ forgotten: 1, open: [] });
  expect(await forgetBuyer(table, { buyerId: 'buyer-1', ...days }, now)).toEqual({ forgotten: 0, open: [] });
});

test('both days are included, and no other; a day has more payments than one page', async () => {
  const table = createMemoryTable();
  const ids = seededIds('many');
  const noonOf = (day: number) => Date.UTC(2026, 10, day, 3);
  for (const [day, count] of [
    [20, 2],
    [21, 1],
    [22, 260],
    [23, 1],
  ] as const) {
    for (let i = 0; i < count; i++) {
      await insertPayment(table, samplePayment('approved', { id: newPaymentId(ids, noonOf(day)), version: 0 }));
    }
  }
  const forgotten = await forgetBuyer(table, { buyerId: 'buyer-1', from: '2026-11-21', to: '2026-11-22' }, 0);
  expect(forgotten).toEqual({ forgotten: 261, open: [] });
});
