import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, bodyOf, startPaid, startPayment } from '../../../world/actions.ts';
import {
  actOn,
  askSubscription,
  chargeNow,
  passUntil,
  startSubscribed,
  startSubscribing,
} from '../../../world/subscribing.ts';
import { createWorld, seededIds, type VirtualWorld } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import { samplePayment } from '../payment/testing.ts';
import { sampleSubscription } from '../subscription/testing.ts';
import { createMemoryTable } from '../table/memory.ts';
import { forgetBuyer } from './forget-buyer.ts';
import { rememberBuyer } from './list-subscriptions.ts';
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

describe('the subscriptions of a buyer', () => {
  const days = { from: '2026-11-22', to: '2027-01-31' };
  const forget = ({ service }: VirtualWorld) =>
    forgetBuyer(service.table, { buyerId: 'buyer-1', ...days }, service.clock.now());

  test('that can still be charged keep the buyer, whom KakaoPay has to be told', async () => {
    const virtual = await createWorld();
    const pending = await startSubscribing(virtual);
    const active = await startSubscribed(virtual, { orderId: 'S-2' });
    const paused = await startSubscribed(virtual, { orderId: 'S-3' });
    await actOn(virtual, paused.id, 'pause');
    const { open } = await forget(virtual);
    expect([...open].sort()).toEqual([pending.id, pending.firstPaymentId, active.id, paused.id].sort());
    expect((await askSubscription(virtual, active.id)).buyerId).toBe('buyer-1');
    await passUntil(virtual, '2026-12-23');
    expect((await askSubscription(virtual, active.id)).charged).toBe(1);
  });

  test('that were never made are not counted, and forgotten all the same', async () => {
    const table = createMemoryTable();
    const subscription = sampleSubscription();
    await rememberBuyer(table, subscription);
    expect(await forgetBuyer(table, { buyerId: 'buyer-1', ...days }, 5_001)).toEqual({ forgotten: 0, open: [] });
    const key = { pk: 'buyer#buyer-1', sk: subscription.id };
    expect(await table.get(key)).toEqual({ ...key, forgetAt: 6, version: 2 });
  });

  test('that have ended name the buyer no more, nor does what led to them', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const other = await startSubscribed(virtual, { orderId: 'S-2', buyerId: 'buyer-2' });
    await passUntil(virtual, '2026-12-23');
    await actOn(virtual, id, 'end');
    await virtual.pass(60_000);
    expect(await forget(virtual)).toEqual({ forgotten: 3, open: [] });
    expect((await askSubscription(virtual, id)).buyerId).toBe('forgotten');
    expect((await askSubscription(virtual, other.id)).buyerId).toBe('buyer-2');
    const { table, clock } = virtual.service;
    const { items } = await table.query({ pk: 'buyer#buyer-1', limit: 10 });
    expect(items).toMatchObject([{ sk: id, forgetAt: Math.ceil(clock.now() / 1000) }]);
    const headers = { authorization: `Bearer ${virtual.apiKey}` };
    const list = await virtual.get('/v1/subscriptions?buyerId=buyer-1', { headers });
    expect(bodyOf(list)).toEqual({ subscriptions: [] });
    expect(await forget(virtual)).toEqual({ forgotten: 0, open: [] });
    await expectEqualBooks(virtual);
  });

  test('that ended while a charge is under way keep the buyer until it is over, and so does the charge', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -500, times: 1 });
    const { id: paymentId } = bodyOf<{ id: string }>(await chargeNow(virtual, id));
    await actOn(virtual, id, 'end');
    expect(await forget(virtual)).toEqual({ forgotten: 1, open: [id, paymentId] });
    await virtual.settle();
    expect(await forget(virtual)).toEqual({ forgotten: 2, open: [] });
  });
});
