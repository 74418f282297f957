import { describe, expect, test } from 'vitest';
import { createShop } from '../testing/shop.ts';

const order = (fault: string) => ({ 'Simulator-Fault': fault });

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test('a call orders its own fault, and no other call has it', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    const fields = await authenticated();
    const refused = await call('approve', fields, order('refuse; code=-785'));
    expect(refused.body.error_code ?? refused.body.code).toBe(-785);
    await expect(call('approve', fields, order('lose_answer'))).rejects.toThrow('fetch failed');
    expect((await call('order', fields)).body.status).toBe('SUCCESS_PAYMENT');
    expect(sim.faults.list()).toEqual([]);
  });

  test.each([
    ['', 'kind is wrong: it must be one of refuse, unavailable, '],
    ['lose_anwser', 'kind is wrong: it must be one of refuse, unavailable, '],
    ['refuse', 'code is wrong: it is missing.'],
    ['refuse; code=-9999', 'code is wrong: it is not a documented code.'],
    ['refuse; code', 'code must be like name=value.'],
    ['refuse; code=-780; kind=stall; ms=5', 'ms is wrong: this fault has no such field.'],
    ['stall; ms=12s', 'ms is wrong: it must be a whole number.'],
    ['stall; ms=600001', 'ms is wrong: it must be 600000 or less.'],
    ['stall; seconds=12', 'seconds is wrong: this fault has no such field.'],
    ['stall; when=later', 'when is wrong: it must be before or after.'],
    ['unavailable; status=404', 'status is wrong: it must be one of 503, 500, 429.'],
    ['lose_answer; times=1', 'times is wrong: this fault has no such field.'],
    ['lose_answer, stall', 'kind is wrong: it must be one of refuse, unavailable, '],
    ['lag; ms=1000', 'lag can strike order, subscription_status.'],
  ])('%j is a plain error, and nothing is done', async (fault, reason) => {
    const { authenticated, call, sim } = await createShop(generation);
    const fields = await authenticated();
    const { status, body } = await call('approve', fields, order(fault));
    expect([status, body]).toEqual([400, { error: expect.stringContaining(`Simulator-Fault: ${reason}`) }]);
    expect(sim.payments()).toMatchObject([{ status: 'AUTH_PASSWORD' }]);
  });
});

test('its fields may stand in quotation marks, and extras as they are named', async () => {
  const { ready } = await createShop();
  const text = 'refuse;code = "-780" ; method_result_code=USER_LOCKED; method_result_message="in use"';
  const { call, authenticated } = await createShop();
  const { body } = await call('approve', await authenticated(), order(text));
  expect(body).toMatchObject({
    error_code: -780,
    extras: { method_result_code: 'USER_LOCKED', method_result_message: 'in use' },
  });
  expect((await ready()).status).toBe(200);
});

test('it comes before the faults that are set, which it does not count', async () => {
  const { call, authenticated, sim } = await createShop();
  sim.faults.add({ kind: 'refuse', code: -429, times: 1 });
  const fields = await authenticated().catch(() => undefined);
  expect(fields).toBeUndefined();
  sim.faults.clear();
  const paid = await authenticated();
  sim.faults.add({ kind: 'refuse', code: -429 });
  expect((await call('approve', paid, order('unavailable; status=500'))).status).toBe(500);
  expect(sim.faults.list()).toMatchObject([{ fired: 0 }]);
});

test('a call without a valid key has no fault', async () => {
  const { call, sim } = await createShop('current', { secretKeys: ['DEV1'] });
  expect((await call('ready', {}, order('lose_request'))).status).toBe(401);
  sim.faults.add({ kind: 'lose_request' });
  expect((await call('ready', {})).status).toBe(401);
});

test('what was done tells which fault struck, ordered or set', async () => {
  const { call, authenticated, sim } = await createShop();
  const fields = await authenticated();
  await call('approve', fields, order('lose_answer')).catch(() => undefined);
  await call('approve', fields, order('cat'));
  sim.faults.add({ kind: 'unavailable' });
  await call('approve', fields);
  expect(sim.requests({ call: 'approve' })).toMatchObject([
    { fault: 'lose_answer', lost: true, effect: 'approved' },
    { status: 400, text: expect.stringContaining('Simulator-Fault'), effect: 'none' },
    { fault: 'unavailable', code: -503, lost: false, effect: 'none' },
  ]);
});
