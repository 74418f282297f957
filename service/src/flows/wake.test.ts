import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { cutOffApproves, payAtKakaoPay, startPaid, startPayment, statusOf } from '../../../world/actions.ts';
import { cutAt, type Hook } from '../../../world/outside.ts';
import { createWorld, startTime } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import { paymentKey } from '../store/payments.ts';
import { wake } from './wake.ts';

test('nothing due: nothing is done', async () => {
  const virtual = await createWorld();
  await startPayment(virtual);
  expect(await virtual.wake()).toEqual({ due: 0, failed: 0 });
});

test('a checkout nobody finished expires when the last payer must be back, not before', async () => {
  const virtual = await createWorld();
  const { id } = await startPayment(virtual);
  virtual.simulator.clock.advance(16 * 60_000 - 100);
  expect(await virtual.wake()).toEqual({ due: 0, failed: 0 });
  virtual.simulator.clock.advance(100);
  expect(await virtual.wake()).toEqual({ due: 1, failed: 0 });
  expect(await virtual.payment(id)).toMatchObject({ status: 'expired' });
  expect(await virtual.wake()).toEqual({ due: 0, failed: 0 });
});

test('whatever KakaoPay shows for an expired payment, it ends without a charge', async () => {
  for (const expiredStatus of ['last', 'QUIT_PAYMENT', 'FAIL_PAYMENT'] as const) {
    const virtual = await createWorld({ simulator: { assume: { expiredStatus } } });
    const { id, comeBack } = await startPaid(virtual);
    virtual.simulator.clock.advance('15m');
    await virtual.get(comeBack);
    await virtual.settle();
    expect(['expired', 'quit', 'failed']).toContain(await statusOf(virtual, id));
    await expectEqualBooks(virtual);
  }
});

test('all that is due is moved on, from every shard', async () => {
  const virtual = await createWorld();
  const ids = await cutOffApproves(virtual, 25);
  expect(await virtual.wake()).toEqual({ due: 25, failed: 0 });
  for (const id of ids) expect(await statusOf(virtual, id)).toBe('approved');
  expect(virtual.simulator.ledger().entries).toHaveLength(25);
  await expectEqualBooks(virtual);
});

test('one that fails stops no other, is counted, and is done when its pause is over', async () => {
  const virtual = await createWorld();
  await cutOffApproves(virtual, 12);
  let failures = 1;
  const once: Hook = ({ name, moment }) =>
    name === 'table.get' && moment === 'before' && failures-- > 0 ? 'lose' : undefined;
  expect(await virtual.wake(once)).toEqual({ due: 12, failed: 1 });
  expect(virtual.simulator.ledger().entries).toHaveLength(11);
  expect(await virtual.wake()).toEqual({ due: 0, failed: 0 });
  await virtual.pass(30_000);
  expect(await virtual.wake()).toEqual({ due: 1, failed: 0 });
  expect(virtual.simulator.ledger().entries).toHaveLength(12);
  await expectEqualBooks(virtual);
});

describe('an item that cannot be moved on', () => {
  /** Due, and nobody knows what it is; or a payment that has lost its insides. */
  const broken = { queue: 'due#0', queuedAt: startTime };

  test('is put back later and later, and in the end before a person', async () => {
    const virtual = await createWorld();
    const key = { pk: 'somewhere', sk: 'oddity_1' };
    await virtual.service.table.putIfAbsent({ ...key, ...broken });
    const pauses: number[] = [];
    for (let i = 0; i < 5; i++) {
      expect(await virtual.wake()).toEqual({ due: 1, failed: 1 });
      const item = await virtual.service.table.get(key);
      expect(item).toMatchObject({ queue: 'due#0', failures: i + 1 });
      pauses.push(Math.round((Number(item?.queuedAt) - virtual.service.clock.now()) / 1000));
      await virtual.pass(Number(item?.queuedAt) - virtual.service.clock.now());
    }
    expect(pauses).toEqual([30, 60, 300, 900, 3600]);
    expect(await virtual.wake()).toEqual({ due: 1, failed: 1 });
    expect(await virtual.service.table.get(key)).toMatchObject({ queue: 'review' });
    expect(virtual.lines.filter((line) => line.includes('"ERROR"') && line.includes('item_parked'))).toHaveLength(1);
    expect(await virtual.wake()).toEqual({ due: 0, failed: 0 });
  });

  test('has no age when nobody knows what it is', async () => {
    const virtual = await createWorld();
    await virtual.service.table.putIfAbsent({ pk: 'somewhere', sk: 'oddity_1', ...broken });
    await virtual.wake();
    const woke = virtual.lines.map((line) => JSON.parse(line)).find(({ message }) => message === 'woke');
    expect(woke).toMatchObject({ due: 1, failed: 1, oldestOpenSeconds: 0 });
  });

  test('does not keep others waiting, however many there are', async () => {
    const virtual = await createWorld();
    for (let i = 0; i < 1_200; i++) {
      await virtual.service.table.putIfAbsent({ pk: 'somewhere', sk: `oddity_${i}`, ...broken, queue: `due#${i % 4}` });
    }
    const [id = ''] = await cutOffApproves(virtual, 1);
    await virtual.wake();
    expect(await statusOf(virtual, id)).toBe('approved');
  });

  test('starts anew when it was moved on by somebody else', async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const payment = (await virtual.payment(id)) as Payment;
    const { table } = virtual.service;
    await table.updateIf(paymentKey(id), payment.version, { failures: 4 });
    await virtual.get(comeBack);
    expect(await table.get(paymentKey(id))).not.toHaveProperty('failures');
  });
});

test('an approve that is cut off at any moment between two runs is looked up within a minute', async () => {
  for (let second = 0; second < 60; second += 3) {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    const run = () => {
      const now = virtual.service.clock.now();
      return wake(virtual.service, { stopAt: now + 35_000, waitUntil: now + 35_000 });
    };
    await run();
    const firstRunAt = virtual.service.clock.now();
    await virtual.pass(second * 1000);
    const cut = { hook: cutAt(2, 'after', 'crash') } as const;
    await virtual.get(comeBack, cut).catch(() => {});
    const cutAtMs = virtual.service.clock.now();
    for (let minute = 1; minute <= 2; minute++) {
      await virtual.pass(Math.max(0, firstRunAt + minute * 60_000 - virtual.service.clock.now()));
      await run();
      if ((await statusOf(virtual, id)) === 'approved') break;
    }
    expect(await statusOf(virtual, id)).toBe('approved');
    expect(virtual.service.clock.now() - cutAtMs).toBeLessThanOrEqual(61_000);
  }
});

test('two at once and a payer that comes back meanwhile approve once', async () => {
  const virtual = await createWorld();
  const ids = await cutOffApproves(virtual, 10);
  const payment = await virtual.payment(ids[0] ?? '');
  const comeBack = payment && (await payAtKakaoPay(virtual, payment));
  await Promise.all([virtual.wake(), virtual.get(comeBack ?? ''), virtual.wake()]);
  expect(virtual.simulator.ledger().entries).toHaveLength(10);
  await expectEqualBooks(virtual);
});

test('nothing is begun that could not be finished in time', async () => {
  const virtual = await createWorld();
  const ids = await cutOffApproves(virtual, 12);
  const now = virtual.service.clock.now();
  expect(await wake(virtual.service, { stopAt: now, waitUntil: now })).toEqual({ due: 0, failed: 0 });
  expect(virtual.simulator.ledger().entries).toHaveLength(0);
  await wake(virtual.service, { stopAt: now + 1, waitUntil: now });
  expect(virtual.simulator.ledger().entries).toHaveLength(ids.length);
});
