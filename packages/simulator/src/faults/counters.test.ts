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

describe('which calls a fault strikes', () => {
  const fates = async (count: number, call: () => Promise<unknown>) => {
    const struck: number[] = [];
    for (let turn = 1; turn <= count; turn += 1) await call().catch(() => struck.push(turn));
    return struck;
  };

  test('every call without one, or with any', async () => {
    const { ready, call, sim } = await createShop();
    const { tid } = (await ready()).body;
    const order = () => call('order', { cid: 'TC0ONETIME', tid });
    sim.faults.add({ kind: 'lose_answer', times: 2 });
    sim.faults.add({ call: 'any', kind: 'lose_answer', times: 1 });
    expect([await fates(1, ready), await fates(3, order)]).toEqual([[1], [1, 2]]);
  });

  test('the first few pass, and then each n-th', async () => {
    const { ready, sim } = await createShop();
    sim.faults.add({ call: 'ready', kind: 'lose_answer', skip: 2, every: 3, times: 2 });
    expect(await fates(15, ready)).toEqual([5, 8]);
  });

  test('by chance, which the seed decides', async () => {
    const drawn = async (seed: string, chance: number) => {
      const { ready, sim } = await createShop('current', { seed });
      sim.faults.add({ call: 'ready', kind: 'lose_answer', chance });
      return fates(200, ready);
    };
    const some = await drawn('a', 0.3);
    expect(await drawn('a', 0.3)).toEqual(some);
    expect(await drawn('b', 0.3)).not.toEqual(some);
    expect(some.length).toBeGreaterThan(40);
    expect(some.length).toBeLessThan(80);
    expect(await drawn('a', 0)).toEqual([]);
    expect(await drawn('a', 1)).toHaveLength(200);
  });

  test('one payment, by its tid or its order number', async () => {
    const { ready, call, sim, authenticated } = await createShop();
    const [first, second] = [await authenticated(), await authenticated({ partner_order_id: 'order-2' })];
    sim.faults.add({ tid: String(first.tid), kind: 'lose_request' });
    sim.faults.add({ orderId: 'order-2', kind: 'refuse', code: -798 });
    await expect(call('order', first)).rejects.toThrow('fetch failed');
    await expect(call('approve', first)).rejects.toThrow('fetch failed');
    expect((await call('order', second)).body.error_code).toBe(-798);
    expect((await call('approve', second)).body.error_code).toBe(-798);
    expect((await ready({ partner_order_id: 'order-2' })).body.error_code).toBe(-798);
    expect((await ready({ partner_order_id: 'order-3' })).status).toBe(200);
  });

  test('a charge by its order number, a subscription by its sid', async () => {
    const { paid, call, sim } = await createShop();
    const { cid, sid } = (await paid(subscribing)).body;
    const other = (await paid({ ...subscribing, partner_order_id: 'order-9' })).body;
    sim.faults.add({ orderId: 'order-2', kind: 'lose_answer' });
    sim.faults.add({ sid, kind: 'refuse', code: -752, call: 'subscription', skip: 1 });
    const charge = (of: string, order: string) =>
      call('subscription', { ...readyBody, cid, sid: of, partner_order_id: order });
    await expect(charge(other.sid, 'order-2')).rejects.toThrow('fetch failed');
    expect((await charge(sid, 'order-3')).status).toBe(200);
    expect((await charge(sid, 'order-4')).body.error_code).toBe(-752);
    expect((await charge(other.sid, 'order-5')).status).toBe(200);
  });
});

test.each([
  [{ kind: 'explode' }, 'kind is wrong: it must be one of refuse, '],
  [{ kind: 'refuse' }, 'code is wrong: it is missing.'],
  [{ kind: 'stall', tmies: 1 }, 'tmies is wrong: this fault has no such field.'],
  [{ kind: 'stall', ms: 0 }, 'ms is wrong: it must be 1 or more.'],
  [{ kind: 'lag', call: 'approve' }, 'call is wrong: lag can strike order, subscription_status, any.'],
  [{ kind: 'cut', chance: 1.5 }, 'chance is wrong: it must be 1 or less.'],
  [{ kind: 'cut', skip: -1 }, 'skip is wrong: it must be 0 or more.'],
  [undefined, 'A fault is an object with a kind.'],
])('%j is no fault', async (fault, reason) => {
  const { sim } = await createShop();
  expect(() => sim.faults.add(fault as never)).toThrow(reason);
  expect(sim.faults.list()).toEqual([]);
});
