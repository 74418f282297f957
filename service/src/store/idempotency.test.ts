import { describe, expect, test } from 'vitest';
import { createMemoryTable } from '../table/memory.ts';
import { type Claim, claimKey, sha256 } from './idempotency.ts';

const now = Date.UTC(2026, 10, 23, 5);
/** A key is remembered for a day. */
const dayLong = 86_400_000;
const request = { idempotencyKey: 'key-1', fingerprint: 'f-1', paymentId: 'pay_1', now };

const withTable = () => {
  const table = createMemoryTable();
  return (over: Partial<typeof request> = {}): Promise<Claim> => claimKey(table, { ...request, ...over });
};

async function known(claim: Promise<Claim>): Promise<Extract<Claim, { outcome: 'known' }>> {
  const found = await claim;
  if (found.outcome !== 'known') throw new Error(found.outcome);
  return found;
}

test('a new key is ours', async () => {
  expect(await withTable()()).toMatchObject({ outcome: 'claimed', paymentId: 'pay_1' });
});

test('the same key and body lead to the first payment', async () => {
  const claim = withTable();
  await claim();
  expect(await claim({ paymentId: 'pay_2', now: now + 1 })).toMatchObject({ outcome: 'known', paymentId: 'pay_1' });
});

test('another body is told apart', async () => {
  const claim = withTable();
  await claim();
  expect(await claim({ fingerprint: 'f-2' })).toEqual({ outcome: 'other_body' });
});

test('another key leads to another payment', async () => {
  const claim = withTable();
  await claim();
  expect(await claim({ idempotencyKey: 'key-2', paymentId: 'pay_2' })).toMatchObject({
    outcome: 'claimed',
    paymentId: 'pay_2',
  });
});

describe('a claim whose payment is not there', () => {
  test('is left to its owner for as long as a request may run', async () => {
    const claim = withTable();
    await claim();
    const found = await known(claim({ paymentId: 'pay_2', now: now + 29_999 }));
    expect(await found.takeOver()).toEqual({ outcome: 'in_progress' });
  });

  test('is taken over afterwards, for a payment that is born then', async () => {
    const claim = withTable();
    await claim();
    const found = await known(claim({ paymentId: 'pay_2', now: now + 30_000 }));
    expect(await found.takeOver()).toMatchObject({ outcome: 'claimed', paymentId: 'pay_2' });
    const next = await known(claim({ now: now + 59_999 }));
    expect(await next.takeOver()).toEqual({ outcome: 'in_progress' });
  });

  test('is taken over by one only', async () => {
    const claim = withTable();
    await claim();
    const found = await Promise.all([1, 2].map(() => known(claim({ now: now + 30_000 }))));
    const taken = await Promise.all(found.map((one) => one.takeOver()));
    expect(taken.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'in_progress']);
  });

  test('is free at once when its owner gave it back', async () => {
    const claim = withTable();
    const first = await claim();
    if (first.outcome === 'claimed') await first.release();
    const found = await known(claim({ paymentId: 'pay_2', now: now + 1 }));
    expect(await found.takeOver()).toMatchObject({ outcome: 'claimed', paymentId: 'pay_2' });
  });

  test('is not given back by an owner who has lost it', async () => {
    const claim = withTable();
    const first = await claim();
    const found = await known(claim({ now: now + 30_000 }));
    await found.takeOver();
    if (first.outcome === 'claimed') await first.release();
    const next = await known(claim({ now: now + 30_001 }));
    expect(await next.takeOver()).toEqual({ outcome: 'in_progress' });
  });
});

describe('when its window is over', () => {
  test('a key is new, whatever its body', async () => {
    const claim = withTable();
    await claim();
    const late = { fingerprint: 'f-2', paymentId: 'pay_2' };
    expect(await claim({ ...late, now: now + dayLong - 1 })).toEqual({ outcome: 'other_body' });
    expect(await claim({ ...late, now: now + dayLong })).toMatchObject({
      outcome: 'claimed',
      paymentId: 'pay_2',
    });
    expect(await claim({ ...late, paymentId: 'pay_3', now: now + dayLong + 1 })).toMatchObject({
      outcome: 'known',
      paymentId: 'pay_2',
    });
  });

  test('the table may forget it, and it is not in clear', async () => {
    const table = createMemoryTable();
    const items: unknown[] = [];
    const watched: typeof table = {
      ...table,
      putIfAbsent(item) {
        items.push(item);
        return table.putIfAbsent(item);
      },
    };
    await claimKey(watched, { ...request, idempotencyKey: 'secret-key' });
    expect(items).toMatchObject([{ sk: 'idempotency', forgetAt: (now + dayLong) / 1000 }]);
    expect(JSON.stringify(items)).not.toContain('secret-key');
  });
});

test('a key can be pointed to a payment that was there before', async () => {
  const claim = withTable();
  const first = await claim();
  if (first.outcome === 'claimed') await first.pointTo('pay_0');
  expect(await claim()).toMatchObject({ outcome: 'known', paymentId: 'pay_0' });
});

test('a key that vanished between two looks is still somebody else’s', async () => {
  const table = createMemoryTable();
  const vanishing = { ...table, putIfAbsent: async () => ({ written: false, current: undefined }) as const };
  expect(await claimKey(vanishing, request)).toEqual({ outcome: 'in_progress' });
});

test('a text in short, as it can stand in a key of the table', () => {
  expect(sha256('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
});
