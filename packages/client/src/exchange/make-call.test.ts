import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createKakaoPay } from '../create-kakaopay.ts';
import { answering, call, options, rejecting, requests, sid, tid } from '../testing.ts';

const paid = { aid: 'A469b848106d7b2dc395', tid, amount: { total: 2200 } };

const secrets = {
  secretKey: 'CANARYKEY00000000000',
  cidSecret: 'canarysecret0001',
  pg_token: 'canarytoken000000000',
  partner_user_id: 'canary-user-0001',
};

test('no error holds a secret, whatever KakaoPay or the transport says', async () => {
  const all = Object.values(secrets).join(' and ');
  const own = { secretKey: secrets.secretKey, cidSecret: secrets.cidSecret };
  const { pg_token, partner_user_id } = secrets;
  const clients = [
    answering(401, { error_code: -401, error_message: `wrong appKey(${all})` }, own),
    answering(400, { code: -780, msg: all, extras: { method_result_message: all } }, { ...own, generation: 'legacy' }),
    answering(200, all, own),
    answering(500, `<html>${all}</html>`, own),
    rejecting(Object.assign(new Error(all), { code: all, cause: new Error(all) }), own),
  ];
  for (const { kakaoPay, sent } of clients) {
    const result = await call(kakaoPay, 'approve', { pg_token, partner_user_id });
    expect(sent[0]?.body).toContain('canarytoken');
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toMatch(/canary/i);
  }
});

test('a short secret is not blotted out of a text, for it may be a part of any word', async () => {
  const { kakaoPay } = answering(400, { error_code: -708, error_message: 'bad pg_token' });
  expect(await call(kakaoPay, 'approve', { pg_token: 'pg_toke' })).toMatchObject({
    error: { kakaoPayMessage: 'bad pg_token' },
  });
  expect(await call(kakaoPay, 'approve', { pg_token: 'pg_token' })).toMatchObject({
    error: { kakaoPayMessage: 'bad ***' },
  });
});

test('a client shows none of its settings', () => {
  const kakaoPay = createKakaoPay({ ...options, ...secrets });
  const shown = JSON.stringify(kakaoPay) + inspect(kakaoPay, { depth: null, showHidden: true }) + String(kakaoPay);
  expect(shown).not.toMatch(/canary/i);
});

test('the merchant of the options is sent, with its secret', async () => {
  const { kakaoPay, sent } = answering(500, '', { cidSecret: 'abc' });
  await call(kakaoPay, 'order');
  expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ cid: 'TC0ONETIME', cid_secret: 'abc', tid });
});

test('a call may name another merchant; the secret of the first is not sent with it', async () => {
  const { kakaoPay, sent } = answering(500, '', { cidSecret: 'abc' });
  await call(kakaoPay, 'order', { cid: 'TCSUBSCRIP' });
  await call(kakaoPay, 'order', { cid: 'TCSUBSCRIP', cid_secret: 'def' });
  await call(kakaoPay, 'order', { cid: 'TC0ONETIME' });
  expect(sent.map(({ body }) => JSON.parse(body))).toEqual([
    { cid: 'TCSUBSCRIP', tid },
    { cid: 'TCSUBSCRIP', cid_secret: 'def', tid },
    { cid: 'TC0ONETIME', cid_secret: 'abc', tid },
  ]);
});

test('fields that are undefined or null are not sent', async () => {
  const { kakaoPay, sent } = answering(500, '', { generation: 'legacy' });
  await call(kakaoPay, 'approve', { cid: undefined, payload: null, total_amount: undefined });
  const names = [...new URLSearchParams(sent[0]?.body).keys()];
  expect(names).toEqual(['cid', 'tid', 'partner_order_id', 'partner_user_id', 'pg_token']);
});

test.each([
  ['current', 'http://localhost:4000/', 'http://localhost:4000/online/v1/payment/order'],
  ['current', 'http://localhost:4000/proxy//', 'http://localhost:4000/proxy/online/v1/payment/order'],
  ['legacy', 'http://localhost:4000', 'http://localhost:4000/v1/payment/order'],
] as const)('%s at %s is %s', async (generation, baseUrl, url) => {
  const { kakaoPay, sent } = answering(500, '', { generation, baseUrl });
  await call(kakaoPay, 'order');
  expect(sent[0]?.url).toBe(url);
});

test('the time-out is 15 s, or that of the options, or that of the call', async () => {
  const { kakaoPay, sent } = answering(500, '', { timeoutMs: 12_000 });
  await kakaoPay.order({ tid });
  await kakaoPay.order({ tid }, { timeoutMs: 900 });
  expect(sent.map(({ timeoutMs }) => timeoutMs)).toEqual([12_000, 900]);
});

test('a charge answers a tid of its own, and its sid may be left out', async () => {
  const { kakaoPay } = answering(200, { ...paid, tid: 'T469ba49306d7b2dc398' });
  expect(await call(kakaoPay, 'subscription', { sid })).toMatchObject({ ok: true });
});

const amount = { total: 2200 };
test.each([
  ['ready', { tid, next_redirect_pc_url: 'https://pay.example/pc' }],
  ['approve', { aid: 'A1', tid, amount }],
  ['cancel', { aid: 'A1', tid, status: 'CANCEL_PAYMENT', canceled_amount: amount, cancel_available_amount: amount }],
  ['order', { tid, status: 'READY' }],
  ['subscription', { aid: 'A1', tid, amount }],
  ['subscriptionStatus', { sid, status: 'ACTIVE' }],
  ['subscriptionInactive', { sid, status: 'INACTIVE' }],
] as const)('the least usable answer of %s has no field too many', async (name, body) => {
  expect(await call(answering(200, body).kakaoPay, name)).toEqual({ ok: true, value: body });
  for (const field of Object.keys(body)) {
    for (const broken of [undefined, null, '', {}]) {
      const { kakaoPay } = answering(200, { ...body, [field]: broken });
      expect(await call(kakaoPay, name)).toMatchObject({ ok: false, error: { code: 'bad_answer' } });
    }
  }
});

test.each([
  ['approve', { aid: 'A1', tid: 'T2', amount }],
  ['order', { tid: 'T2', status: 'READY' }],
  ['cancel', { aid: 'A1', tid: 'T2', status: 'READY', canceled_amount: amount, cancel_available_amount: amount }],
  ['subscriptionStatus', { sid: 'S2', status: 'ACTIVE' }],
  ['subscriptionInactive', { sid: 'S2', status: 'INACTIVE' }],
] as const)('an answer of %s about something else is no answer', async (name, body) => {
  expect(await call(answering(200, body).kakaoPay, name)).toMatchObject({ ok: false, error: { code: 'bad_answer' } });
});

test('the shortest and the longest time-out are sent', async () => {
  const { kakaoPay, sent } = answering(500, '');
  for (const timeoutMs of [1, 2 ** 31 - 1]) await kakaoPay.order({ tid }, { timeoutMs });
  expect(sent.map(({ timeoutMs }) => timeoutMs)).toEqual([1, 2 ** 31 - 1]);
});

test('the transport learns before when each call is to be sent', async () => {
  const { kakaoPay, sent } = answering(500, '');
  const sendBefore = new Date('2026-11-25T09:00:00Z');
  await kakaoPay.approve(requests.approve, { sendBefore });
  await kakaoPay.cancel(requests.cancel, { sendBefore });
  await kakaoPay.subscription(requests.subscription, { sendBefore });
  await kakaoPay.order({ tid });
  expect(sent.map((request) => request.sendBefore)).toEqual([sendBefore, sendBefore, sendBefore, undefined]);
});

test('a moment that is none is our fault', async () => {
  const { kakaoPay, sent } = answering(200, paid);
  for (const sendBefore of [new Date('soon'), 1_700_000_000_000, '2026-11-25', null] as Date[]) {
    const message = 'An option cannot be used. sendBefore must be a valid Date.';
    const error = { code: 'invalid_options', certainty: 'our_fault', field: 'sendBefore', message };
    expect(await kakaoPay.approve(requests.approve, { sendBefore })).toMatchObject({ ok: false, error });
  }
  expect(sent).toEqual([]);
});

test('a transport that throws at once or answers nothing does not throw through', async () => {
  const throwing = createKakaoPay({
    ...options,
    transport: () => {
      throw new Error('at once');
    },
  });
  const silent = createKakaoPay({ ...options, transport: async () => undefined as never });
  for (const kakaoPay of [throwing, silent]) {
    const error = { code: 'connection_lost', certainty: 'unknown' };
    expect(await call(kakaoPay, 'approve')).toMatchObject({ ok: false, error });
  }
});

test('a request that is none is our fault', async () => {
  const { kakaoPay, sent } = answering(200, paid);
  for (const request of [undefined, null, 'text', 5, []]) {
    const result = await kakaoPay.order(request as unknown as typeof requests.order);
    expect(result).toMatchObject({ ok: false, error: { certainty: 'our_fault' } });
  }
  expect(sent).toEqual([]);
});
