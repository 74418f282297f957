import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { payAtKakaoPay, startPaid, startPayment, statusOf } from '../../../world/actions.ts';
import { cutAt, type Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { wake } from './wake.ts';

/** That many payments whose approve was cut off before it was sent, all of them due. */
async function cutOff(virtual: VirtualWorld, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const { id, comeBack } = await startPaid(virtual);
    ids.push(id);
    await virtual.get(comeBack, { hook: cutAt(2, 'before', 'crash') }).catch(() => {});
  }
  virtual.simulator.clock.advance('31s');
  return ids;
}

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
    const virtual = await createWorld({ simulator: { expiredStatus } });
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
  const ids = await cutOff(virtual, 25);
  expect(await virtual.wake()).toEqual({ due: 25, failed: 0 });
  for (const id of ids) expect(await statusOf(virtual, id)).toBe('approved');
  expect(virtual.simulator.ledger().entries).toHaveLength(25);
  await expectEqualBooks(virtual);
});

test('one that fails stops no other, is counted, and is done next time', async () => {
  const virtual = await createWorld();
  await cutOff(virtual, 12);
  let failures = 1;
  const once: Hook = ({ name, moment }) =>
    name === 'table.get' && moment === 'before' && failures-- > 0 ? 'lose' : undefined;
  expect(await virtual.wake(once)).toEqual({ due: 12, failed: 1 });
  expect(virtual.simulator.ledger().entries).toHaveLength(11);
  expect(await virtual.wake()).toEqual({ due: 1, failed: 0 });
  expect(virtual.simulator.ledger().entries).toHaveLength(12);
  await expectEqualBooks(virtual);
});

test('KakaoPay down: nothing is sent twice, it is asked less and less often, and all is well when it is back', async () => {
  const virtual = await createWorld();
  const [id = ''] = await cutOff(virtual, 1);
  const asked: number[] = [];
  const down: Hook = ({ name, moment }) => {
    if (!name.startsWith('kakaopay.') || moment !== 'before') return undefined;
    expect(name).toBe('kakaopay.order');
    asked.push(virtual.service.clock.now());
    return 'lose';
  };
  for (let minute = 0; minute < 10; minute++) {
    await virtual.wake(down);
    virtual.simulator.clock.advance('1m');
  }
  const minutes = asked.map((at) => Math.round((at - (asked[0] ?? 0)) / 60_000));
  expect(minutes).toEqual([0, 1, 2, 3, 4, 6]);
  await virtual.settle();
  expect(await statusOf(virtual, id)).toBe('approved');
  await expectEqualBooks(virtual);
});

test('two at once and a payer that comes back meanwhile approve once', async () => {
  const virtual = await createWorld();
  const ids = await cutOff(virtual, 10);
  const payment = await virtual.payment(ids[0] ?? '');
  const comeBack = payment && (await payAtKakaoPay(virtual, payment));
  await Promise.all([virtual.wake(), virtual.get(comeBack ?? ''), virtual.wake()]);
  expect(virtual.simulator.ledger().entries).toHaveLength(10);
  await expectEqualBooks(virtual);
});

test('nothing is begun that could not be finished in time', async () => {
  const virtual = await createWorld();
  const ids = await cutOff(virtual, 12);
  const now = virtual.service.clock.now();
  expect(await wake(virtual.service, now)).toEqual({ due: 12, failed: 0 });
  expect(virtual.simulator.ledger().entries).toHaveLength(0);
  await wake(virtual.service, now + 1);
  expect(virtual.simulator.ledger().entries).toHaveLength(ids.length);
});
