import { expect, test } from 'vitest';
import { allPayments, bodyOf, order, startPayment, statusOf } from '../../../world/actions.ts';
import { cutAll, type Hook, recordInto } from '../../../world/outside.ts';
import { useKey } from '../../../world/telling.ts';
import { createWorld } from '../../../world/world.ts';
import type { PaymentOrder } from '../payment/birth.ts';
import type { Payment } from '../payment/payment.ts';
import type { PaymentView } from '../routes/view.ts';
import { claimOrder, readOrder } from '../store/orders.ts';
import { isCurrent, orderPayment } from './order.ts';
import { orderOnce } from './order-once.ts';

// The time line of an order's claim, by its values: 20 s sure, 30 s held.

test.each([
  [0, false],
  [19_000, false],
  [21_000, true],
])('a link that took %i ms to make is handed out after another look at the order: %s', async (ms, looks) => {
  const virtual = await createWorld();
  await useKey(virtual);
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

test('a payment that another one takes the place of stays in the list of its order', async () => {
  const virtual = await createWorld();
  const first = bodyOf<PaymentView>(await virtual.post('/v1/payments', order));
  const second = bodyOf<PaymentView>(await virtual.post('/v1/payments', { ...order, totalWon: 2300 }));
  expect((await readOrder(virtual.service.table, 'A-1001'))?.paymentIds).toEqual([first.id, second.id]);
});

const wanted: PaymentOrder = {
  ...{ orderId: 'A-1001', buyerId: 'buyer-1', itemName: 'Choco Pie', quantity: 1 },
  ...{ totalWon: 2200, taxFreeWon: 0, vatWon: 200 },
};
const askedFor = { paymentId: 'pay_second', order: wanted, fingerprint: 'other', by: 'key' };

test.each([
  [29_999, 'in_progress'],
  [30_000, 'created'],
])('%i ms after it was claimed, an order whose payment was never made: %s', async (ms, outcome) => {
  const { service } = await createWorld();
  const claim = { orderId: 'A-1001', paymentId: 'pay_first', fingerprint: 'print', now: service.clock.now() };
  await claimOrder(service.table, claim);
  const clock = { now: () => claim.now + ms };
  expect((await orderPayment({ ...service, clock }, askedFor)).outcome).toBe(outcome);
});

test.each([
  [-1, 'found'],
  [0, 'created'],
])('%i ms after the end of its time, the same request gets its payment: %s', async (ms, outcome) => {
  const virtual = await createWorld();
  const payment = await startPayment(virtual);
  const { fingerprint = '' } = (await readOrder(virtual.service.table, payment.orderId)) ?? {};
  const service = { ...virtual.service, clock: { now: () => payment.expiresAt + ms } };
  expect((await orderPayment(service, { ...askedFor, fingerprint })).outcome).toBe(outcome);
});

test('of two that want to replace the same payment at once, one makes a payment and the other waits', async () => {
  const virtual = await createWorld();
  const { id } = bodyOf<PaymentView>(await virtual.post('/v1/payments', order));
  await virtual.post(`/v1/payments/${id}/close`, {});
  let met = false;
  const meanwhile: Hook = async ({ name, moment }) => {
    if (met || name !== 'table.updateIf' || moment !== 'before') return;
    met = true;
    expect((await virtual.post('/v1/payments', { ...order, totalWon: 2300 })).status).toBe(201);
  };
  const late = await virtual.post('/v1/payments', { ...order, totalWon: 2400 }, { hook: meanwhile });
  expect([late.status, bodyOf<{ code: string }>(late).code]).toEqual([409, 'request_in_progress']);
  expect((await allPayments(virtual)).map(({ totalWon }) => totalWon).sort()).toEqual([2200, 2300]);
});

test('a key leads to its payment when that one is over and the order has another', async () => {
  const virtual = await createWorld();
  const headers = { 'idempotency-key': 'key-1' };
  const { id } = bodyOf<PaymentView>(await virtual.post('/v1/payments', order, { headers }));
  expect((await virtual.post('/v1/payments', { ...order, totalWon: 2300 })).status).toBe(201);
  expect(await statusOf(virtual, id)).toBe('closed');
  const again = await virtual.post('/v1/payments', order, { headers });
  expect([again.status, bodyOf<PaymentView>(again).id]).toEqual([201, id]);
});

test('a payment that can be paid and of whose order nothing is known is not handed out', async () => {
  const { service } = await createWorld();
  expect(await isCurrent(service, { status: 'ready', orderId: 'unknown', id: 'pay_1' } as Payment)).toBe(false);
});

test('a key costs one write, before the payment is made', async () => {
  const virtual = await createWorld();
  await useKey(virtual);
  const calls: string[] = [];
  await virtual.post('/v1/payments', order, { headers: { 'idempotency-key': 'key-1' }, hook: recordInto(calls) });
  expect(calls.filter((name) => /^table\.(put|update|write|transact)/.test(name))).toEqual([
    'table.putIfAbsent',
    'table.putIfAbsent',
    'table.putIfAbsent',
  ]);
});

test('a key that vanished between two looks has to wait', async () => {
  const { service } = await createWorld();
  const table = { ...service.table, putIfAbsent: async () => ({ written: false, current: undefined }) as const };
  const order = () => Promise.reject(new Error('nothing is made'));
  const once = { idempotencyKey: 'key-1', fingerprint: 'print-1', order };
  expect(await orderOnce({ ...service, table }, once)).toEqual({ outcome: 'in_progress' });
});

test('an order that vanished between two looks has to wait', async () => {
  const { service } = await createWorld();
  const table = { ...service.table, putIfAbsent: async () => ({ written: false, current: undefined }) as const };
  expect(await orderPayment({ ...service, table }, askedFor)).toEqual({ outcome: 'in_progress' });
});
