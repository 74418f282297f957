import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createSimulator, type Simulator } from './simulator.ts';
import { readyBody } from './testing/shop.ts';

/** Bytes that are in use, and not merely not yet collected. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

async function call(sim: Simulator, path: string, fields: object): Promise<ReturnType<typeof JSON.parse>> {
  const headers = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };
  const message = { method: 'POST', path: `/online/v1/payment/${path}`, headers, body: JSON.stringify(fields) };
  return JSON.parse((await sim.answer(message)).body);
}

async function payMany(sim: Simulator, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) {
    const ids = { cid: 'TC0ONETIME', partner_order_id: `order-${n}`, partner_user_id: `user-${n}` };
    const url = (end: string) => `https://shop.example/kakaopay/${end}?order=order-${n}`;
    const urls = { approval_url: url('approve'), cancel_url: url('cancel'), fail_url: url('fail') };
    const { tid } = await call(sim, 'ready', { ...readyBody, ...ids, ...urls });
    const { redirect } = await sim.payer.pay(tid, { method: 'MONEY' });
    await call(sim, 'approve', { ...ids, tid, pg_token: new URL(redirect).searchParams.get('pg_token') });
  }
}

test('a full journal takes no more than 1.5 kB for each of its entries', async () => {
  const used = async (journal: number) => {
    const before = bytesInUse();
    const sim = await createSimulator({ listen: false, journal });
    await payMany(sim, 0, 1000);
    const after = bytesInUse();
    expect(sim.requests()).toHaveLength(journal);
    return after - before;
  };
  await used(0);
  const without = await used(0);
  expect(((await used(2000)) - without) / 2000).toBeLessThan(1500);
});

test('a paid payment takes no more than 800 bytes', async () => {
  const sim = await createSimulator({ listen: false });
  await payMany(sim, 0, 1000);
  const before = bytesInUse();
  await payMany(sim, 1000, 5000);
  const each = (bytesInUse() - before) / 4000;
  expect(sim.ledger().totals.payments).toBe(5000);
  expect(each).toBeLessThan(800);
});

test('with `keep` memory stays as it is, however many payments there are', async () => {
  const sim = await createSimulator({ listen: false, keep: 1000 });
  await payMany(sim, 0, 5000);
  const before = bytesInUse();
  await payMany(sim, 5000, 25_000);
  // All of them would take 16 MB.
  expect(bytesInUse() - before).toBeLessThan(1_000_000);
  expect(sim.ledger().totals).toMatchObject({ payments: 25_000, paidWon: 25_000 * 2200 });
});
