import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createKakaoPay } from '../create-kakaopay.ts';
import { options, requests, tid } from '../testing.ts';

// Over real sockets on this machine: what `fetch` really does when things go wrong.

let server: Server | undefined;
afterEach(async () => {
  vi.useRealTimers();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

async function against(listener: RequestListener) {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return createKakaoPay({ ...options, baseUrl: `http://127.0.0.1:${port}` });
}

test('the call goes out and the answer comes back', async () => {
  const seen: unknown[] = [];
  const kakaoPay = await against(async (request, response) => {
    request.setEncoding('utf8');
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push(
      request.method,
      request.url,
      request.headers.authorization,
      request.headers['content-type'],
      JSON.parse(body),
    );
    response.end(JSON.stringify({ tid, status: 'READY', item_name: '초코파이' }));
  });
  expect(await kakaoPay.order({ tid })).toEqual({ ok: true, value: { tid, status: 'READY', item_name: '초코파이' } });
  expect(seen).toEqual([
    'POST',
    '/online/v1/payment/order',
    'SECRET_KEY DEVSECRETKEY0001',
    'application/json',
    { cid: 'TC0ONETIME', tid },
  ]);
});

test('a redirect is not followed', async () => {
  let visits = 0;
  const kakaoPay = await against((_, response) => {
    visits += 1;
    response.writeHead(307, { Location: '/elsewhere' }).end();
  });
  expect(await kakaoPay.approve(requests.approve)).toMatchObject({
    error: { code: 'bad_answer', certainty: 'unknown', httpStatus: 307 },
  });
  expect(visits).toBe(1);
});

test('an answer that never comes is a time-out', async () => {
  const kakaoPay = await against(() => {});
  const result = await kakaoPay.approve(requests.approve, { timeoutMs: 50 });
  expect(result).toMatchObject({ error: { code: 'timeout', certainty: 'unknown' } });
});

test('an answer that stops in the middle is a time-out', async () => {
  const kakaoPay = await against((_, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('{"tid"');
  });
  const result = await kakaoPay.approve(requests.approve, { timeoutMs: 50 });
  expect(result).toMatchObject({ error: { code: 'timeout', certainty: 'unknown' } });
});

test('a connection cut after the request is lost', async () => {
  const kakaoPay = await against((request) => request.socket.destroy());
  const result = await kakaoPay.approve(requests.approve);
  expect(result).toMatchObject({ error: { code: 'connection_lost', certainty: 'unknown' } });
});

test('a call that is to be sent before a moment that has passed is not sent', async () => {
  let visits = 0;
  const kakaoPay = await against((_, response) => {
    visits += 1;
    response.end(JSON.stringify({ tid, aid: 'A1', amount: { total: 2200 } }));
  });
  const now = Date.UTC(2026, 10, 25, 9);
  vi.useFakeTimers({ toFake: ['Date'], now });
  const late = await kakaoPay.approve(requests.approve, { sendBefore: new Date(now) });
  expect(late).toMatchObject({ error: { code: 'too_late_to_send', certainty: 'refused' } });
  expect(visits).toBe(0);
  expect(await kakaoPay.approve(requests.approve, { sendBefore: new Date(now + 1) })).toMatchObject({ ok: true });
  expect(visits).toBe(1);
});

test('an address where nobody listens proves that nothing was sent', async () => {
  const kakaoPay = await against(() => {});
  await new Promise((resolve) => server?.close(resolve));
  const result = await kakaoPay.approve(requests.approve);
  expect(result).toMatchObject({ error: { code: 'not_connected', certainty: 'refused' } });
});
