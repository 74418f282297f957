import { describe, expect, test } from 'vitest';
import { createShop, readyBody, type Shop, subscribing } from '../testing/shop.ts';
import type { Fault } from './fault.ts';

type Body = Record<string, unknown>;

const codeOf = ({ status, body }: { status: number; body: Body }) => [status, body.error_code ?? body.code];

/** A shop where a payer has paid, and a fault that waits for the approve. */
async function faulty(generation: Shop['generation'], fault: Fault) {
  const waits: number[] = [];
  const shop = await createShop(generation, {
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  const fields = await shop.authenticated();
  shop.sim.faults.add(fault);
  const paidWon = () => shop.sim.ledger().totals.paidWon;
  return { ...shop, fields, waits, paidWon, approve: () => shop.call('approve', fields) };
}

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test.each([
    [{ kind: 'lose_request' }, 0],
    [{ kind: 'lose_answer' }, 2200],
    [{ kind: 'reset' }, 2200],
    [{ kind: 'reset', when: 'before' }, 0],
  ] as const)('%j is a lost connection, and has moved %i won', async (fault, won) => {
    const { approve, paidWon } = await faulty(generation, fault);
    await expect(approve()).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
    expect(paidWon()).toBe(won);
  });

  test.each([
    [429, [429, -429], [400, -10]],
    [500, [500, -500], [400, -1]],
    [503, [503, -503], [503, -9798]],
    [undefined, [503, -503], [503, -9798]],
  ] as const)('unavailable with status %s answers the code of the generation', async (status, current, legacy) => {
    const { approve, paidWon } = await faulty(generation, { kind: 'unavailable', times: 1, ...(status && { status }) });
    expect(codeOf(await approve())).toEqual(generation === 'current' ? current : legacy);
    expect(paidWon()).toBe(0);
    expect((await approve()).status).toBe(200);
  });

  test('unavailable after the effect has moved the money', async () => {
    const { approve, paidWon } = await faulty(generation, { kind: 'unavailable', status: 500, when: 'after' });
    expect((await approve()).status).toBeGreaterThanOrEqual(400);
    expect(paidWon()).toBe(2200);
  });

  test('a stall waits 12 s, or as long as it is told, after the effect or before it', async () => {
    const after = await faulty(generation, { kind: 'stall' });
    expect((await after.approve()).status).toBe(200);
    const before = await faulty(generation, { kind: 'stall', ms: 300_000, when: 'before' });
    expect((await before.approve()).status).toBe(200);
    expect([after.waits, before.waits]).toEqual([[12_000], [300_000]]);
  });

  test('a stall before the effect lets others act in between', async () => {
    let duringStall = async () => {};
    const shop = await createShop(generation, { sleep: () => duringStall() });
    const fields = await shop.authenticated();
    shop.sim.faults.add({ call: 'approve', kind: 'stall', when: 'before', times: 1 });
    duringStall = async () => {
      await shop.sim.payer.quit(String(fields.tid));
    };
    expect(codeOf(await shop.call('approve', fields))).toEqual([400, -783]);
  });

  test.each([200, 502, 504] as const)('garbage with status %i is no JSON, and the money has moved', async (status) => {
    const { approve, paidWon } = await faulty(generation, { kind: 'garbage', status });
    const answer = await approve();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html']);
    expect(answer.body).toContain('<html>');
    expect(paidWon()).toBe(2200);
  });

  test('a cut answer ends in the middle for fetch, and is a lost connection for a plain message', async () => {
    const { approve, paidWon, call, sim, fields } = await faulty(generation, { kind: 'cut' });
    await expect(approve()).rejects.toMatchObject({ message: 'terminated' });
    expect(paidWon()).toBe(2200);
    expect(sim.faults.list()[0]?.fired).toBe(1);
    sim.faults.clear();
    expect(codeOf(await call('approve', fields))).toEqual([400, -702]);
  });

  test('a repeat of the approve is refused with the code that is given', async () => {
    const { approve, sim, paidWon } = await faulty(generation, { kind: 'repeat', code: -785 });
    expect((await approve()).status).toBe(200);
    expect(codeOf(await approve())).toEqual([400, -785]);
    expect([paidWon(), sim.faults.list()[0]?.fired]).toEqual([2200, 1]);
  });

  test('so is a repeat of a cancel of the same amount, and of a charge of the same order', async () => {
    const { call, paid, sim } = await createShop(generation);
    const { cid, tid, sid } = (await paid(subscribing)).body;
    sim.faults.add({ kind: 'repeat', code: -702 });
    const cancel = (amount: number) =>
      call('cancel', { cid, tid, cancel_amount: amount, cancel_tax_free_amount: 0 }).then(codeOf);
    const charge = (order: string) =>
      call('subscription', { ...readyBody, cid, sid, partner_order_id: order }).then(codeOf);
    expect([await cancel(100), await cancel(200), await cancel(100)]).toEqual([
      [200, undefined],
      [200, undefined],
      [400, -702],
    ]);
    // The first payment of the subscription is no charge.
    expect([await charge('order-1'), await charge('order-2'), await charge('order-1')]).toEqual([
      [200, undefined],
      [200, undefined],
      [400, -702],
    ]);
    expect(sim.ledger().totals).toMatchObject({ payments: 3, cancels: 2 });
  });

  test('the payer ends the subscription just before it is charged', async () => {
    const { call, paid, sim } = await createShop(generation);
    const { cid, sid } = (await paid(subscribing)).body;
    sim.faults.add({ call: 'subscription', kind: 'payer_ends', skip: 1 });
    const charge = () => call('subscription', { ...readyBody, cid, sid }).then(codeOf);
    expect(await charge()).toEqual([200, undefined]);
    expect(await charge()).toEqual([400, -751]);
    expect(sim.subscriptions()).toMatchObject([{ status: 'INACTIVE' }]);
    // There is nothing left to end.
    expect(await charge()).toEqual([400, -751]);
    expect(sim.faults.list()[0]?.fired).toBe(1);
  });

  test('or just before its status is told', async () => {
    const { call, paid, sim } = await createShop(generation);
    const { cid, sid } = (await paid(subscribing)).body;
    sim.faults.add({ call: 'subscription_status', kind: 'payer_ends' });
    expect((await call('manage/subscription/status', { cid, sid })).body).toMatchObject({ status: 'INACTIVE' });
  });
});

test('every documented code refuses every call', async () => {
  const { call, sim } = await createShop();
  sim.faults.add({ kind: 'refuse', code: -798 });
  for (const path of ['ready', 'approve', 'cancel', 'order', 'subscription', 'manage/subscription/status']) {
    expect(codeOf(await call(path, { cid: 'TC0ONETIME' }))).toEqual([400, -798]);
  }
  expect(sim.faults.list()[0]?.fired).toBe(6);
});

test('from code, a code that nobody knows yet can be answered', async () => {
  const { ready, sim } = await createShop();
  sim.faults.add({ kind: 'refuse', code: -9999 });
  expect(codeOf(await ready())).toEqual([400, -9999]);
});

test('one fault strikes before the effect and another after it', async () => {
  const waits: number[] = [];
  const { ready, sim } = await createShop('current', {
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  sim.faults.add({ kind: 'stall', ms: 1000, when: 'before' });
  sim.faults.add({ kind: 'lose_answer' });
  await expect(ready()).rejects.toThrow('fetch failed');
  expect([waits, sim.payments()]).toMatchObject([[1000], [{ status: 'READY' }]]);
});
