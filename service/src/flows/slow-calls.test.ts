import { describe, expect, test } from 'vitest';
import { expectNothingTaken, expectPaidOnce } from '../../../tests/books.ts';
import { approveElsewhere, payAtKakaoPay, returnLink, startPayment, statusOf } from '../../../world/actions.ts';
import { cutAll, type Hook, slowMs } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

// Time goes by while a call runs. KakaoPay may carry out an approve 11 s after it was *sent*, which is not when it was
// decided: the intent's write comes in between, and a function may be frozen there.

/** A payer who pays and comes back that long before the payment expires. */
async function paidBeforeExpiry(seconds: number): Promise<{ virtual: VirtualWorld; id: string; comeBack: string }> {
  // KakaoPay judges the 15 minutes when a request arrives, not when it is done with it.
  const virtual = await createWorld({ simulator: { lifeMs: 900_000 + slowMs.kakaopay } });
  const payment = await startPayment(virtual);
  await virtual.pass(payment.expiresAt - virtual.service.clock.now() - seconds * 1000);
  return { virtual, id: payment.id, comeBack: await payAtKakaoPay(virtual, payment) };
}

/** The intent's write takes that long; the connection breaks, and KakaoPay carries the approve out all the same. */
const slowWriteThenLate =
  (virtual: VirtualWorld, writeMs: number, brokenAfterMs: number): Hook =>
  async ({ name, moment }) => {
    if (name === 'table.updateIf' && moment === 'after') await virtual.pass(writeMs);
    if (name !== 'kakaopay.approve' || moment !== 'before') return undefined;
    await virtual.pass(brokenAfterMs);
    return 'late';
  };

test('a slow write near the expiry: what KakaoPay still carries out is never called expired', async () => {
  const { virtual, id, comeBack } = await paidBeforeExpiry(3);
  const cameBackAt = virtual.service.clock.now();
  await virtual.get(comeBack, { hook: slowWriteThenLate(virtual, 1_900, 4_500) });
  // 12.4 s after the decision KakaoPay still shows AUTH_PASSWORD: the approve is on its way.
  await virtual.pass(cameBackAt + 12_400 - virtual.service.clock.now());
  await virtual.get(returnLink(virtual, id, 'result'));
  expect(await statusOf(virtual, id)).toBe('approving');
  await virtual.settle();
  await expectPaidOnce(virtual, id);
});

test('a slow write with time left: no second approve goes out while the first one runs', async () => {
  const { virtual, id, comeBack } = await paidBeforeExpiry(300);
  const cameBackAt = virtual.service.clock.now();
  await virtual.get(comeBack, { hook: slowWriteThenLate(virtual, 1_900, 5_500) });
  const sent: number[] = [];
  const watch: Hook = ({ name, moment }) => {
    if (name === 'kakaopay.approve' && moment === 'before') sent.push(virtual.service.clock.now());
  };
  for (let look = 0; look < 30; look++) {
    await virtual.get(returnLink(virtual, id, 'result'), { hook: watch });
    await virtual.wake(watch);
    await virtual.pass(1_000);
  }
  expect(sent.filter((at) => at < cameBackAt + 1_900 + 10_900)).toEqual([]);
  await virtual.settle();
  await expectPaidOnce(virtual, id);
});

test('after a restore from backup a payment that was paid is not called expired: KakaoPay is asked first', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  // It was approved after the moment to which the table was restored: the item is `ready` again.
  await approveElsewhere(virtual, payment);
  await virtual.settle();
  expect(await statusOf(virtual, payment.id)).toBe('needs_review');
});

test('a payment nobody paid does not expire while KakaoPay cannot be asked', async () => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  await virtual.pass(payment.expiresAt + 60_000 - virtual.service.clock.now());
  for (let minute = 0; minute < 5; minute++) {
    await virtual.wake(cutAll('kakaopay.order', 'before', 'lose'));
    expect(await statusOf(virtual, payment.id)).toBe('ready');
    await virtual.pass(60_000);
  }
  await virtual.settle();
  expect(await statusOf(virtual, payment.id)).toBe('expired');
  await expectNothingTaken(virtual);
});

describe('an intent that is no longer fresh when its write is done', () => {
  const approvesOf = (names: string[]) => names.filter((name) => name === 'kakaopay.approve').length;

  test('is written anew before anything is sent', async () => {
    const { virtual, id, comeBack } = await paidBeforeExpiry(300);
    const names: string[] = [];
    let slow = 1;
    await virtual.get(comeBack, {
      hook: ({ name, moment }) => {
        if (moment === 'before') names.push(name);
        return name === 'table.updateIf' && moment === 'before' && slow-- > 0 ? 'slow' : undefined;
      },
    });
    expect(names).toEqual([
      'table.get',
      'table.updateIf',
      'table.updateIf',
      'kakaopay.approve',
      'table.get',
      'table.updateIf',
    ]);
    await expectPaidOnce(virtual, id);
  });

  test('is left to wake, unsent, when every write is slow', async () => {
    const { virtual, id, comeBack } = await paidBeforeExpiry(300);
    const names: string[] = [];
    await virtual.get(comeBack, {
      hook: ({ name, moment }) => {
        if (moment === 'before') names.push(name);
        return name === 'table.updateIf' && moment === 'before' ? 'slow' : undefined;
      },
    });
    expect(approvesOf(names)).toBe(0);
    await virtual.settle();
    await expectPaidOnce(virtual, id);
  });

  test('and meanwhile somebody else moved on: a function that was frozen for minutes sends nothing', async () => {
    const { virtual, id, comeBack } = await paidBeforeExpiry(300);
    const names: string[] = [];
    let frozen = 1;
    await virtual.get(comeBack, {
      hook: async ({ name, moment }) => {
        if (moment === 'before') names.push(name);
        if (name !== 'table.updateIf' || moment !== 'after' || frozen-- < 1) return;
        await virtual.pass(120_000);
        await virtual.wake();
      },
    });
    expect(approvesOf(names)).toBe(0);
    await expectPaidOnce(virtual, id);
  });
});
