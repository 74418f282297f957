import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../world/actions.ts';
import {
  actOn,
  askSubscription,
  chargeNow,
  chargesOf,
  passUntil,
  startSubscribed,
} from '../../../world/subscribing.ts';
import { createWorld } from '../../../world/world.ts';
import type { Item, Table } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';

// The table is put back to an earlier time, KakaoPay is not: what was charged since then is charged no second time.

/** A table that can be put back to what it held when it was saved. */
function restorable(): {
  readonly table: Table;
  save(): readonly Item[];
  restore(items: readonly Item[]): Promise<void>;
} {
  let current = createMemoryTable();
  const items = new Map<string, Item>();
  const keep = <Result extends Awaited<ReturnType<Table['putIfAbsent']>>>(result: Result): Result => {
    if (result.written) items.set(`${result.item.pk} ${result.item.sk}`, result.item);
    return result;
  };
  return {
    table: {
      get: (key) => current.get(key),
      query: (query) => current.query(query),
      putIfAbsent: async (item) => keep(await current.putIfAbsent(item)),
      updateIf: async (key, version, changes) => keep(await current.updateIf(key, version, changes)),
    },
    save: () => [...items.values()],
    async restore(saved) {
      current = createMemoryTable();
      for (const { version: _, ...item } of saved) await current.putIfAbsent(item);
    },
  };
}

async function restored(plan: object | undefined, charge: (virtual: Virtual, id: string) => Promise<unknown>) {
  const backup = restorable();
  const virtual = await createWorld({ table: backup.table });
  const { id } = await startSubscribed(virtual, { plan });
  await virtual.pass(120_000);
  const saved = backup.save();
  await charge(virtual, id);
  const taken = virtual.simulator.ledger().entries.length;
  await backup.restore(saved);
  return { virtual, id, taken };
}
type Virtual = Awaited<ReturnType<typeof createWorld>>;
const monthlyPlan = { amountWon: 9900, interval: { unit: 'month' } };

describe('the table is restored to before a charge', () => {
  test('of the plan: it is not made again, a person is called, and the next date is charged once it is resumed', async () => {
    const { virtual, id, taken } = await restored(monthlyPlan, (world) => passUntil(world, '2026-12-23'));
    expect(taken).toBe(2);
    for (let i = 0; i < 3; i++) await virtual.wake();
    expect(virtual.simulator.ledger().entries).toHaveLength(2);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'paused', pauseReason: 'charged_elsewhere' });
    const errors = virtual.lines.filter((line) => line.includes('"ERROR"'));
    expect(errors.map((line) => JSON.parse(line))).toMatchObject([
      { message: 'subscription_found_charged_elsewhere', subscriptionId: id },
    ]);

    // Whoever has looked resumes it: also on the very day, nothing is taken twice.
    const resumed = bodyOf(await actOn(virtual, id, 'resume'));
    expect(resumed).toMatchObject({ status: 'active', nextCharge: { n: 2, at: '2027-01-23T01:00:00.000Z' } });
    await virtual.wake();
    expect(virtual.simulator.ledger().entries).toHaveLength(2);
    await passUntil(virtual, '2027-01-23');
    expect(virtual.simulator.ledger().entries).toHaveLength(3);
    expect(await chargesOf(virtual)).toEqual(['2027-01-23 approved']);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active' });
  });

  test('of the shop: its key charges no second time, and another key is a charge of its own', async () => {
    const { virtual, id, taken } = await restored(undefined, (world, id) => chargeNow(world, id));
    expect(taken).toBe(2);
    await virtual.pass(60_000);
    const again = await chargeNow(virtual, id);
    expect([again.status, bodyOf(again)]).toMatchObject([409, { code: 'subscription_not_chargeable' }]);
    expect((await chargeNow(virtual, id)).status).toBe(409);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'paused', pauseReason: 'charged_elsewhere' });
    expect(virtual.simulator.ledger().entries).toHaveLength(2);
    await actOn(virtual, id, 'resume');
    await virtual.settle();
    expect(virtual.simulator.ledger().entries).toHaveLength(2);
    expect((await chargeNow(virtual, id, { key: 'charge-2' })).status).toBe(201);
    expect(virtual.simulator.ledger().entries).toHaveLength(3);
  });

  test('of the shop, of one that is paused: it comes to rest as well', async () => {
    const { virtual, id } = await restored(undefined, (world, id) => chargeNow(world, id));
    await actOn(virtual, id, 'pause');
    expect((await chargeNow(virtual, id)).status).toBe(409);
    await virtual.settle();
    const now = await askSubscription(virtual, id);
    expect(now).toMatchObject({ status: 'paused', pauseReason: 'charged_elsewhere' });
    expect(now).not.toHaveProperty('chargingPaymentId');
  });
});

test('somebody with the key charges at KakaoPay itself: nothing more is charged until somebody has looked', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  const { sid = '' } = await askSubscription(virtual, id);
  await passUntil(virtual, '2026-12-01');
  await virtual.service.kakaoPay.subscription({
    ...{ cid: 'TCSUBSCRIP', sid, partner_order_id: 'elsewhere', partner_user_id: 'buyer-1' },
    ...{ quantity: 1, total_amount: 100, tax_free_amount: 0 },
  });
  await passUntil(virtual, '2026-12-24');
  expect(virtual.simulator.ledger().entries).toHaveLength(2);
  expect(await askSubscription(virtual, id)).toMatchObject({ status: 'paused', pauseReason: 'charged_elsewhere' });
  // The date itself has gone by, as after any pause.
  expect(bodyOf(await actOn(virtual, id, 'resume'))).toMatchObject({ nextCharge: { n: 2 } });
});
