import { describe, expect, test } from 'vitest';
import { cancelPayment, order, startApproved, startPaid, startPayment } from '../../../world/actions.ts';
import { cutAll, type Hook } from '../../../world/outside.ts';
import { reviewPayment, startContradicted } from '../../../world/review.ts';
import { actOn, chargeNow, monthly, startSubscribed, startSubscribing } from '../../../world/subscribing.ts';
import { askEvents, makeEndpoint } from '../../../world/telling.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { newApiKey, storeApiKey } from '../store/api-keys.ts';
import type { Answer } from './message.ts';
import { type ProblemCode, problems } from './problem.ts';

const refusing = (status: number, code: number) =>
  createWorld({ transport: () => async () => ({ status, body: `{"error_code":${code},"error_message":"no"}` }) });
const send = (virtual: VirtualWorld, key?: string, over: object = {}, hook?: Hook) =>
  virtual.post(
    '/v1/payments',
    { ...order, ...over },
    { headers: key === undefined ? {} : { 'idempotency-key': key }, ...(hook && { hook }) },
  );

/** How each problem comes about. */
const ways: Readonly<Record<ProblemCode, () => Promise<Answer>>> = {
  invalid_request: async () => send(await createWorld(), undefined, { totalWon: 0 }),
  invalid_json: async () => (await createWorld()).post('/v1/payments', '{"orderId":'),
  not_utf8: async () => (await createWorld()).reference({ path: '/problems', notUtf8: 'The path.' }),
  unsupported_media_type: async () =>
    (await createWorld()).post('/v1/payments', order, { headers: { 'content-type': 'text/plain' } }),
  invalid_cursor: async () => {
    const { get, apiKey } = await createWorld();
    return get('/v1/payments?cursor=x', { headers: { authorization: `Bearer ${apiKey}` } });
  },
  invalid_idempotency_key: async () => send(await createWorld(), ''),
  body_too_large: async () => send(await createWorld(), undefined, { itemName: 'x'.repeat(20_000) }),
  unauthorized: async () => (await createWorld()).get('/v1/payments'),
  forbidden: async () => {
    const { service, post } = await createWorld();
    const key = newApiKey(service.ids);
    await storeApiKey(service.table, key, ['payments:read']);
    return post('/v1/payments', order, { headers: { authorization: `Bearer ${key}` } });
  },
  not_found: async () => (await createWorld()).get('/v2'),
  payment_not_found: async () => {
    const { get, apiKey } = await createWorld();
    return get('/v1/payments/pay_1', { headers: { authorization: `Bearer ${apiKey}` } });
  },
  method_not_allowed: async () => (await createWorld()).checkout({ method: 'POST', path: '/' }),
  request_in_progress: async () => {
    const virtual = await createWorld();
    await send(virtual, 'key-1', {}, cutAll('kakaopay.ready', 'before', 'crash')).catch(() => {});
    return send(virtual, 'key-1');
  },
  order_already_paid: async () => {
    const virtual = await createWorld();
    const { comeBack } = await startPaid(virtual);
    await virtual.get(comeBack);
    return send(virtual);
  },
  order_in_payment: async () => {
    const virtual = await createWorld();
    const { comeBack } = await startPaid(virtual);
    await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', 'crash') }).catch(() => {});
    return send(virtual, undefined, { totalWon: 2300 });
  },
  payment_not_closable: async () => {
    const virtual = await createWorld();
    const { id, comeBack } = await startPaid(virtual);
    await virtual.get(comeBack);
    return virtual.post(`/v1/payments/${id}/close`, {});
  },
  cancellation_not_found: async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    const headers = { authorization: `Bearer ${virtual.apiKey}` };
    return virtual.get(`/v1/payments/${id}/cancellations/1`, { headers });
  },
  payment_not_cancelable: async () => {
    const virtual = await createWorld();
    return cancelPayment(virtual, (await startPayment(virtual)).id);
  },
  cancellation_in_progress: async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    const hook = cutAll('kakaopay.cancel', 'before', 'crash');
    await cancelPayment(virtual, id, {}, { hook }).catch(() => {});
    return cancelPayment(virtual, id, {}, { key: 'key-2' });
  },
  too_many_cancellations: async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    for (let n = 1; n <= 100; n++)
      expect((await cancelPayment(virtual, id, { amountWon: 1 }, { key: `key-${n}` })).status).toBe(201);
    return cancelPayment(virtual, id, { amountWon: 1 }, { key: 'key-101' });
  },
  endpoint_not_found: async () => askEvents(await createWorld(), 'GET', '/v1/webhook-endpoints/we_000000000000'),
  event_not_found: async () => askEvents(await createWorld(), 'GET', '/v1/events/pay_1_1'),
  replay_not_found: async () => {
    const virtual = await createWorld();
    return askEvents(virtual, 'GET', `/v1/webhook-endpoints/${(await makeEndpoint(virtual)).id}/replay`);
  },
  too_many_endpoints: async () => {
    const virtual = await createWorld();
    for (let i = 0; i < 5; i++) await makeEndpoint(virtual, { url: `https://shop.example/${i}` });
    return askEvents(virtual, 'POST', '/v1/webhook-endpoints', { url: 'https://shop.example/' });
  },
  endpoint_exists: async () => {
    const virtual = await createWorld();
    const { url } = await makeEndpoint(virtual);
    return askEvents(virtual, 'POST', '/v1/webhook-endpoints', { url });
  },
  endpoint_disabled: async () => {
    const virtual = await createWorld();
    const { id } = await makeEndpoint(virtual);
    await askEvents(virtual, 'PATCH', `/v1/webhook-endpoints/${id}`, { enabled: false });
    return askEvents(virtual, 'POST', `/v1/webhook-endpoints/${id}/replay`, { from: '2026-11-23' });
  },
  rotation_in_progress: async () => {
    const virtual = await createWorld();
    const rotate = `/v1/webhook-endpoints/${(await makeEndpoint(virtual)).id}/rotate-secret`;
    await askEvents(virtual, 'POST', rotate);
    return askEvents(virtual, 'POST', rotate);
  },
  replay_in_progress: async () => {
    const virtual = await createWorld();
    const replay = `/v1/webhook-endpoints/${(await makeEndpoint(virtual)).id}/replay`;
    await askEvents(virtual, 'POST', replay, { from: '2026-11-23' });
    return askEvents(virtual, 'POST', replay, { from: '2026-11-23' });
  },
  no_endpoint_listens: async () => {
    const virtual = await createWorld();
    return askEvents(virtual, 'POST', `/v1/events/${(await startApproved(virtual)).id}_3/deliver`, {});
  },
  no_review_needed: async () => {
    const virtual = await createWorld();
    return reviewPayment(virtual, (await startApproved(virtual)).id, { action: 'adopt' });
  },
  review_action_not_allowed: async () => {
    const virtual = await createWorld();
    const body = { action: 'settle_by_hand', as: 'unpaid', reason: '확인함' };
    return reviewPayment(virtual, await startContradicted(virtual), body);
  },
  cancellation_too_large: async () => {
    const virtual = await createWorld();
    return cancelPayment(virtual, (await startApproved(virtual)).id, { amountWon: 2201 });
  },
  cancellation_refused: async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781 });
    return cancelPayment(virtual, id);
  },
  reconciliation_not_found: async () => {
    const { get, apiKey } = await createWorld();
    return get('/v1/reports/reconciliations/rec_1', { headers: { authorization: `Bearer ${apiKey}` } });
  },
  subscription_not_found: async () => actOn(await createWorld(), 'sub_1', 'end'),
  no_subscriptions: async () => (await createWorld({ subscriptionCode: '' })).post('/v1/subscriptions', monthly),
  subscription_not_changeable: async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    await actOn(virtual, id, 'end');
    return actOn(virtual, id, 'resume');
  },
  subscription_without_plan: async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual, { plan: undefined });
    return virtual.patch(`/v1/subscriptions/${id}`, { amountWon: 500 });
  },
  subscription_not_chargeable: async () => {
    const virtual = await createWorld();
    return chargeNow(virtual, (await startSubscribing(virtual)).id);
  },
  charge_in_progress: async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    await chargeNow(virtual, id, { hook: cutAll('kakaopay.subscription', 'before', 'crash') }).catch(() => {});
    return chargeNow(virtual, id, { key: 'charge-2' });
  },
  charge_refused: async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782 });
    return chargeNow(virtual, id);
  },
  report_too_large: async () => {
    const { get, apiKey } = await createWorld();
    const headers = { authorization: `Bearer ${apiKey}` };
    return get('/v1/reports/months/2026-11', { headers, hook: cutAll('table.query', 'after', 'slow') });
  },
  idempotency_key_reused: async () => {
    const virtual = await createWorld();
    await startPayment(virtual);
    await send(virtual, 'key-1');
    return send(virtual, 'key-1', { totalWon: 2300 });
  },
  refused_by_kakaopay: async () => send(await refusing(400, -797)),
  kakaopay_not_configured: async () => send(await refusing(401, -401)),
  kakaopay_unavailable: async () => send(await refusing(503, -503)),
  internal_error: async () => send(await createWorld(), undefined, {}, cutAll('table.putIfAbsent', 'before', 'lose')),
};

test.each(Object.keys(problems) as ProblemCode[])('%s', async (code) => {
  const answer = await ways[code]();
  const { status, title, retryable } = problems[code];
  expect(answer.status, answer.body).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect(JSON.parse(answer.body)).toMatchObject({ type: `/problems#${code}`, title, status, code, retryable });
});

describe('the page of problems', () => {
  test('explains every one, at the place that `type` leads to', async () => {
    const { get } = await createWorld();
    const page = await get('/problems?lang=en');
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    for (const [code, { title }] of Object.entries(problems)) {
      expect(page.body).toContain(`<section id="${code}">`);
      expect(page.body).toContain(`<p>${title.replaceAll("'", '&#39;')}. `);
    }
  });
});
