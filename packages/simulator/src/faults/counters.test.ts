import { describe, expect, test } from 'vitest';
import { type Body, createShop, readyBody, subscribing } from '../testing/shop.ts';

const codeOf = ({ status, body }: { status: number; body: Body }) => [status, body.error_code ?? body.code];

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test('a lost answer has taken effect', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    sim.faults.add({ call: 'approve', kind: 'lose_answer' });
    const fields = await authenticated();
    await expect(call('approve', fields)).rejects.toThrow('fetch failed');
    expect(sim.ledger().totals.paidWon).toBe(2200);
    expect((await call('order', fields)).body.status).toBe('SUCCESS_PAYMENT');
    expect(codeOf(await call('approve', fields))).toEqual([400, -702]);
  });

  test('every third, twice, and only calls that took effect are counted', async () => {
    const { paid, call, sim } = await createShop(generation);
    sim.faults.add({ call: 'approve', kind: 'lose_answer', every: 3, times: 2 });
    const lost: number[] = [];
    for (let turn = 1; turn <= 10; turn += 1) {
      await call('approve', { ...readyBody, tid: 'T1', pg_token: 'x' });
      await paid().catch(() => lost.push(turn));
    }
    expect(lost).toEqual([3, 6]);
    expect(sim.ledger().totals.payments).toBe(10);
    expect(sim.faults.list()).toEqual([{ id: 1, call: 'approve', kind: 'lose_answer', every: 3, times: 2, fired: 2 }]);
  });

  test('a bank that does not know has paid all the same', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    sim.faults.add({ call: 'approve', kind: 'bank_unknown', times: 1 });
    const answer = await call('approve', await authenticated());
    expect(codeOf(answer)).toEqual([400, -780]);
    expect(answer.body.extras).toMatchObject({ method_result_code: 'BANK_FIRM_UNKNOWN' });
    expect(sim.ledger().totals.paidWon).toBe(2200);
  });

  test('a refusal has no effect; of an approve that the method refuses it is the end', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    sim.faults.add({ call: 'approve', kind: 'refuse', code: -785, times: 1 });
    sim.faults.add({ call: 'approve', kind: 'refuse', code: -780, every: 1, times: 1 });
    const fields = await authenticated();
    expect(codeOf(await call('approve', fields))).toEqual([400, -785]);
    expect((await call('order', fields)).body.status).toBe('AUTH_PASSWORD');
    const failed = await call('approve', fields);
    expect(codeOf(failed)).toEqual([400, -780]);
    expect(failed.body.extras).toBeUndefined();
    expect((await call('order', fields)).body.status).toBe('FAIL_PAYMENT');
    expect(codeOf(await call('approve', fields))).toEqual([400, -783]);
    expect(sim.ledger().entries).toEqual([]);
  });

  test('cancels and charges have codes of their own', async () => {
    const { paid, call, sim } = await createShop(generation);
    const { tid, sid, cid } = (await paid(subscribing)).body;
    sim.faults.add({ call: 'cancel', kind: 'bank_unknown' });
    sim.faults.add({ call: 'subscription', kind: 'bank_unknown' });
    const cancel = { cid, tid, cancel_amount: 100, cancel_tax_free_amount: 0 };
    expect(codeOf(await call('cancel', cancel))).toEqual([400, -781]);
    const charge = { cid, sid, partner_order_id: 'order-2', partner_user_id: 'user-1' };
    const amounts = { quantity: 1, total_amount: 1100, tax_free_amount: 0 };
    expect(codeOf(await call('subscription', { ...charge, ...amounts }))).toEqual([400, -782]);
    expect(sim.ledger().totals).toMatchObject({ paidWon: 3300, canceledWon: 100 });
  });
});

test('a stalled answer comes after all', async () => {
  const { ready, sim } = await createShop();
  sim.faults.add({ call: 'ready', kind: 'stall', ms: 1 });
  expect((await ready()).status).toBe(200);
});

test('faults can be cleared', async () => {
  const { ready, sim } = await createShop();
  sim.faults.add({
    call: 'ready',
    kind: 'refuse',
    code: -429,
    extras: { method_result_code: '1', method_result_message: 'a' },
  });
  const { status, body } = await ready();
  expect([status, body.extras.method_result_code]).toEqual([429, '1']);
  sim.faults.clear();
  expect((await ready()).status).toBe(200);
});

test('one fault can be removed, the others stay', async () => {
  const { ready, sim } = await createShop();
  const first = sim.faults.add({ call: 'ready', kind: 'refuse', code: -429 });
  const second = sim.faults.add({ call: 'order', kind: 'refuse', code: -429 });
  expect(sim.faults.remove(first)).toBe(true);
  expect(sim.faults.remove(first)).toBe(false);
  expect(sim.faults.list().map(({ id }) => id)).toEqual([second]);
  expect((await ready()).status).toBe(200);
});

test.each(['current', 'legacy'] as const)('%s: a setting gives every refusal extras', async (generation) => {
  const extras = { method_result_code: '9999', method_result_message: expect.any(String) };
  const { call, sim, ready } = await createShop(generation, { assume: { refusalExtras: 'always' } });
  expect((await call('order', { cid: 'TC0ONETIME', tid: 'T1' })).body.extras).toEqual(extras);
  expect((await call('nothing', {})).body.extras).toEqual(extras);
  const own = { method_result_code: '1', method_result_message: 'its own' };
  sim.faults.add({ call: 'ready', kind: 'refuse', code: -780, extras: own });
  expect((await ready()).body.extras).toEqual(own);
});
