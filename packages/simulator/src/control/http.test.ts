import { describe, expect, test } from 'vitest';
import { createShop, startMs, subscribing, visit } from '../testing/shop.ts';
import { controlCalls } from './routes.ts';

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

test('pay and quit answer where the browser goes', async () => {
  const { ready, sim } = await createShop();
  const first = (await ready()).body.tid;
  const paid = await visit(sim, `/_sim/payments/${first}/pay`, post({ method: 'CARD', card: 'KB', install_month: 0 }));
  expect(paid.body.redirect).toMatch(/^https:\/\/shop\.example\/return\?id=1&pg_token=[0-9a-f]{20}$/);
  const second = (await ready()).body.tid;
  const quit = await visit(sim, `/_sim/payments/${second}/quit`, post(''));
  expect(quit.body).toEqual({ redirect: 'https://shop.example/cancel' });
  const { payments } = (await visit(sim, '/_sim/payments')).body;
  expect(payments).toMatchObject([
    { tid: first, status: 'AUTH_PASSWORD', method: 'CARD', totalWon: 2200, createdAt: '2026-11-23T10:00:00+09:00' },
    { tid: second, status: 'QUIT_PAYMENT' },
  ]);
});

test('steps, faults and the end of a subscription', async () => {
  const { ready, paid, sim } = await createShop();
  const { tid } = (await ready()).body;
  const step = await visit(sim, `/_sim/payments/${tid}/step`, post({ event: 'send_tms' }));
  expect(step.body).toEqual({ status: 'SEND_TMS' });
  const { sid } = (await paid(subscribing)).body;
  expect((await visit(sim, `/_sim/subscriptions/${sid}/end`, post(''))).body).toEqual({ done: true });
  const { subscriptions } = (await visit(sim, '/_sim/subscriptions')).body;
  expect(subscriptions).toMatchObject([{ sid, status: 'INACTIVE', inactivatedAt: '2026-11-23T10:00:00+09:00' }]);
  await visit(sim, '/_sim/faults', post({ call: 'order', kind: 'refuse', code: -429, every: 2 }));
  expect((await visit(sim, '/_sim/faults')).body.faults).toMatchObject([{ call: 'order', fired: 0 }]);
});

test('the ledger has every act that moved money, and adds it up', async () => {
  const { paid, call, sim } = await createShop();
  const { tid, cid, aid } = (await paid({ tax_free_amount: 1100, vat_amount: 100 })).body;
  await call('cancel', { tid, cid, cancel_amount: 600, cancel_tax_free_amount: 600 });
  const { entries, totals } = (await visit(sim, '/_sim/ledger')).body;
  const at = '2026-11-23T10:00:00+09:00';
  expect(entries).toEqual([
    { aid, tid, kind: 'PAYMENT', totalWon: 2200, taxFreeWon: 1100, vatWon: 100, at },
    { aid: expect.stringMatching(/^A/), tid, kind: 'CANCEL', totalWon: 600, taxFreeWon: 600, vatWon: 0, at },
  ]);
  expect(totals).toEqual({ payments: 1, cancels: 1, paidWon: 2200, canceledWon: 600, netWon: 1600 });
});

test('the clock moves forward only, and a reset sets everything right', async () => {
  const { paid, sim } = await createShop();
  await paid();
  const moved = await visit(sim, '/_sim/clock', post({ advance: '16m' }));
  expect(moved.body).toEqual({ now: '2026-11-23T10:16:00+09:00', nowMs: startMs + 960_000, aheadMs: 960_000 });
  for (const advance of ['-1m', 'soon', '999999999999d', null]) {
    expect((await visit(sim, '/_sim/clock', post({ advance }))).status).toBe(400);
  }
  sim.faults.add({ call: 'ready', kind: 'lose_answer' });
  expect((await visit(sim, '/_sim/reset', post(''))).body).toEqual({ done: true });
  expect((await visit(sim, '/_sim/clock')).body).toEqual({
    now: '2026-11-23T10:00:00+09:00',
    nowMs: startMs,
    aheadMs: 0,
  });
  expect([sim.payments(), sim.subscriptions(), sim.ledger().entries, sim.faults.list()]).toEqual([[], [], [], []]);
});

test.each([
  ['/_sim/payments/T1/pay', { method: 'MONEY' }, 404],
  ['/_sim/payments/T1/quit', {}, 404],
  ['/_sim/payments/T1/step', { event: 'open' }, 404],
  ['/_sim/subscriptions/S1/end', {}, 404],
  ['/_sim/payments/T1/pay', {}, 400],
  ['/_sim/payments/T1/pay', '{', 400],
  ['/_sim/payments/T1/pay', '[]', 400],
  ['/_sim/payments/T1/step', { event: 'approve' }, 400],
  ['/_sim/faults', { call: 'ready', kind: 'refuse', code: -9999 }, 400],
  ['/_sim/faults', { call: 'ready', kind: 'explode' }, 400],
  ['/_sim/faults', { call: 'everything', kind: 'lose_answer' }, 400],
  ['/_sim/clock', `{"advance":"${'1'.repeat(70_000)}"}`, 400],
  ['/_sim/faults', { call: 'ready', kind: 'stall', ms: '1.5' }, 400],
  ['/_sim/faults/7/remove', {}, 404],
  ['/_sim/nothing', {}, 404],
])('%s with %.40j is refused with %i and a sentence', async (path, body, status) => {
  const { sim } = await createShop();
  const answer = await visit(sim, path, post(body));
  expect([answer.status, answer.body]).toEqual([status, { error: expect.stringMatching(/\w/) }]);
});

test.each([
  ['TRACE', '/_sim/clock', 'GET, POST'],
  ['PUT', '/_sim/ledger', 'GET'],
  ['DELETE', '/_sim/payments/T1/quit', 'POST'],
])('%s %s is told which methods there are', async (method, path, allow) => {
  const { sim } = await createShop();
  const { status, headers, body } = await sim.answer({ method, path });
  expect([status, headers.allow]).toEqual([405, allow]);
  expect(JSON.parse(body)).toEqual({ error: `This address takes ${allow.replace(', ', ' and ')} only.` });
});

test.each(['limit=', 'limit=0', 'limit=1001', 'limit=x'])('a list with ?%s is refused', async (query) => {
  const { sim } = await createShop();
  for (const path of ['/_sim/payments', '/_sim/subscriptions', '/_sim/ledger']) {
    expect((await visit(sim, `${path}?${query}`)).status).toBe(400);
  }
});

describe('a page of another site', () => {
  const acts = controlCalls.map(({ method, path }) => [method, path.replace(/\{\w+\}/, 'T1')] as const);

  test.each(acts)('cannot %s %s', async (method, path) => {
    const { paid, sim } = await createShop();
    await paid();
    const before = [sim.payments(), sim.faults.list(), sim.clock.now()];
    const attempts: [string, Record<string, string>][] = [[`http://evil.example${path}`, {}]];
    if (method === 'POST') {
      attempts.push([path, { origin: 'https://evil.example' }], [path, { 'sec-fetch-site': 'cross-site' }]);
      attempts.push([path, { origin: 'null' }], [path, { origin: 'http://localhost:3000' }]);
    }
    for (const [url, headers] of attempts) {
      expect((await visit(sim, url, method === 'POST' ? post('', headers) : {})).status).toBe(403);
    }
    expect([sim.payments(), sim.faults.list(), sim.clock.now()]).toEqual(before);
  });
});

test('forms of the list page lead to the shop, as the payer would go, or back to it', async () => {
  const { ready, sim } = await createShop();
  const { tid } = (await ready()).body;
  const list = await visit(sim, '/?lang=en');
  expect([list.status, list.body]).toEqual([200, expect.stringContaining(tid)]);
  const actions = [...list.body.matchAll(/action="([^"]+)"/g)].map((match) => match[1]);
  expect(actions).toContain(`/_sim/payments/${tid}/pay?lang=en`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const act = await visit(sim, `/_sim/payments/${tid}/pay?lang=en`, { method: 'POST', headers, body: 'method=MONEY' });
  expect(act.status).toBe(303);
  expect(act.headers.get('location')).toMatch(/^https:\/\/shop\.example\/return\?id=1&pg_token=[0-9a-f]{20}$/);
  const moved = await visit(sim, '/_sim/clock?lang=en', { method: 'POST', headers, body: 'advance=1m' });
  expect([moved.status, moved.headers.get('location')]).toEqual([303, '/?lang=en']);
  const refused = await visit(sim, `/_sim/payments/${tid}/quit`, { method: 'POST', headers });
  expect(refused.status).toBe(303);
  expect(sim.payments()).toMatchObject([{ status: 'QUIT_PAYMENT' }]);
  const late = await visit(sim, `/_sim/payments/${tid}/pay`, { method: 'POST', headers, body: 'method=MONEY' });
  expect([late.status, late.headers.get('content-type')]).toEqual([409, 'text/html; charset=utf-8']);
});

test('the list page shows subscriptions and finished payments', async () => {
  const { paid, call, sim } = await createShop();
  const { sid } = (await paid(subscribing)).body;
  const charge = { cid: 'TCSUBSCRIP', sid, partner_order_id: 'order-2', partner_user_id: 'user-1' };
  await call('subscription', { ...charge, quantity: 1, total_amount: 1100, tax_free_amount: 0 });
  const { body } = await visit(sim, '/');
  expect(body).toContain(`/_sim/subscriptions/${sid}/end`);
  await sim.payer.endSubscription(sid);
  expect((await visit(sim, '/')).body).not.toContain('/end"');
});

test('the OpenAPI document describes every call', async () => {
  const { sim } = await createShop();
  const { body } = await visit(sim, '/_sim/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  for (const { method, path, body: schema } of controlCalls) {
    const operation = body.paths[path][method.toLowerCase()];
    expect(operation.responses['200'].content['application/json'].schema.type).toBe('object');
    expect(operation.requestBody !== undefined).toBe(schema !== undefined);
  }
  expect(body.paths['/_sim/payments/{tid}/pay'].post.requestBody.content['application/json'].schema).toMatchObject({
    type: 'object',
    properties: { method: { enum: ['MONEY', 'CARD'] } },
    required: ['method'],
  });
});

test('style, script and icon of the pages are served', async () => {
  const { sim } = await createShop();
  for (const [path, type] of [
    ['/assets/page.css', 'text/css'],
    ['/assets/page.js', 'text/javascript'],
    ['/assets/icon.svg', 'image/svg+xml'],
  ] as const) {
    const { status, headers } = await visit(sim, path);
    expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
  }
});

test('curl -d calls its JSON a form, and is understood', async () => {
  const { sim } = await createShop();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' };
  const moved = await visit(sim, '/_sim/clock', post('{"advance":"16m"}', headers));
  expect([moved.status, moved.body.aheadMs]).toEqual([200, 960_000]);
});

test('lists come a page at a time', async () => {
  const { paid, sim } = await createShop();
  for (let index = 0; index < 5; index += 1) await paid({ partner_order_id: `order-${index}` });
  for (const [path, list, id] of [
    ['/_sim/payments', 'payments', 'tid'],
    ['/_sim/ledger', 'entries', 'aid'],
  ] as const) {
    const all = (await visit(sim, path)).body;
    expect([all[list].length, all.next]).toEqual([5, undefined]);
    const first = (await visit(sim, `${path}?limit=3`)).body;
    expect([first[list].length, first.next]).toEqual([3, all[list][2][id]]);
    const second = (await visit(sim, `${path}?limit=3&after=${first.next}`)).body;
    expect([...first[list], ...second[list]]).toEqual(all[list]);
    expect(second.next).toBeUndefined();
  }
  expect((await visit(sim, '/_sim/ledger?limit=1')).body.totals.payments).toBe(5);
  expect((await visit(sim, '/_sim/payments?q=ORDER-4')).body.payments).toMatchObject([{ orderId: 'order-4' }]);
  for (const query of ['limit=0', 'limit=1001', 'limit=x', 'after=T1']) {
    expect((await visit(sim, `/_sim/payments?${query}`)).status).toBe(400);
  }
});

test('one fault can be removed', async () => {
  const { sim } = await createShop();
  const fields = { call: 'ready', kind: 'refuse', code: '-429', times: '1', ms: '' };
  const form = new URLSearchParams(fields).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { faults } = (await visit(sim, '/_sim/faults', post(form, headers))).body;
  expect(faults).toEqual([{ id: 1, call: 'ready', kind: 'refuse', code: -429, times: 1, fired: 0 }]);
  expect((await visit(sim, '/_sim/faults/1/remove', post(''))).body).toEqual({ faults: [] });
});

test('who comes by an unknown name hears how to make it known', async () => {
  const { sim } = await createShop();
  const answer = await visit(sim, 'http://172.17.0.2:4000/_sim/payments');
  expect(answer.status).toBe(403);
  expect(answer.body.error).toContain('--public-url http://172.17.0.2:4000');
});
