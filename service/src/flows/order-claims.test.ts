import { expect, test } from 'vitest';
import { allPayments, bodyOf, order } from '../../../world/actions.ts';
import { cutAll, type Hook, recordInto } from '../../../world/outside.ts';
import { createWorld } from '../../../world/world.ts';
import type { PaymentView } from '../routes/view.ts';
import { readOrder } from '../store/orders.ts';

// The time line of an order's claim, by its values: 20 s sure, 30 s held.

test.each([
  [0, false],
  [19_000, false],
  [21_000, true],
])('a link that took %i ms to make is handed out after another look at the order: %s', async (ms, looks) => {
  const virtual = await createWorld();
  const calls: string[] = [];
  const record = recordInto(calls);
  const answer = await virtual.post('/v1/payments', order, {
    hook: async (call) => {
      await record(call);
      if (call.name === 'kakaopay.ready' && call.moment === 'before') await virtual.pass(ms / 2);
      if (call.name === 'table.putIfAbsent' && call.moment === 'before' && calls.includes('kakaopay.ready')) {
        await virtual.pass(ms / 2);
      }
    },
  });
  expect(answer.status).toBe(201);
  const written = calls.lastIndexOf('table.putIfAbsent');
  expect(calls.slice(written + 1)).toEqual(looks ? ['table.get'] : []);
});

test.each([
  [29_000, 409],
  [31_000, 201],
])('a request that was cut off holds the order for 30 s: %i ms later the answer is %i', async (ms, status) => {
  const virtual = await createWorld();
  const cut = { hook: cutAll('kakaopay.ready', 'before', 'crash') } as const;
  await virtual.post('/v1/payments', order, cut).catch(() => undefined);
  await virtual.pass(ms);
  expect((await virtual.post('/v1/payments', order)).status).toBe(status);
});

test('a request that KakaoPay refuses holds the order no longer: the next one need not wait', async () => {
  const virtual = await createWorld();
  virtual.simulator.faults.add({ call: 'ready', kind: 'refuse', code: -500, times: 1 });
  expect((await virtual.post('/v1/payments', order)).status).toBe(503);
  expect((await virtual.post('/v1/payments', order)).status).toBe(201);
});

test('of two requests that replace a payment at one moment one does, and the other hands out nothing', async () => {
  const virtual = await createWorld();
  await virtual.post('/v1/payments', order);
  let writes = 0;
  let other = 0;
  const { status } = await virtual.post(
    '/v1/payments',
    { ...order, totalWon: 3300 },
    {
      hook: async ({ name, moment }) => {
        // The first one closes the payment, the second one takes its place in the order.
        if (name !== 'table.updateIf' || moment !== 'after' || ++writes !== 1) return;
        other = (await virtual.post('/v1/payments', { ...order, totalWon: 4400 })).status;
      },
    },
  );
  expect([status, other]).toEqual([409, 201]);
  const open = (await allPayments(virtual)).filter((payment) => payment.status === 'ready');
  expect(open.map(({ totalWon }) => totalWon)).toEqual([4400]);
});

test('a payment that was never made does not stay in the list of its order', async () => {
  const virtual = await createWorld();
  const cut = { hook: cutAll('kakaopay.ready', 'before', 'crash') } as const;
  await virtual.post('/v1/payments', order, cut).catch(() => undefined);
  await virtual.pass(31_000);
  const { id } = bodyOf<PaymentView>(await virtual.post('/v1/payments', order));
  expect((await readOrder(virtual.service.table, 'A-1001'))?.paymentIds).toEqual([id]);
});

test('a payment that was stored too late, by a function that is gone since, is not handed out by its key', async () => {
  const virtual = await createWorld();
  const headers = { 'idempotency-key': 'key-1' };
  let isReady = false;
  const frozen: Hook = async ({ name, moment }) => {
    if (name === 'kakaopay.ready') isReady = true;
    if (!isReady || name !== 'table.putIfAbsent') return undefined;
    if (moment === 'after') return 'crash';
    isReady = false;
    await virtual.pass(40_000);
    expect((await virtual.post('/v1/payments', order)).status).toBe(201);
    isReady = true;
    return undefined;
  };
  await virtual.post('/v1/payments', order, { headers, hook: frozen }).catch(() => undefined);
  const payments = await allPayments(virtual);
  expect(payments.map(({ status }) => status)).toEqual(['ready', 'ready']);
  const again = await virtual.post('/v1/payments', order, { headers });
  expect([again.status, bodyOf<{ code: string }>(again).code]).toEqual([409, 'request_in_progress']);
});
