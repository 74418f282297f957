import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { type FunctionAnswer, startGateway } from './gateway.ts';
import type { GatewayEvent } from './gateway-event.ts';
import { routeOf } from './gateway-routes.ts';
import { freePort } from './ports.ts';

const routes = [
  { routeKey: 'GET /', functionKey: 'checkout' },
  { routeKey: 'POST /v1/payments', functionKey: 'payments' },
  { routeKey: 'GET /v1/payments/{id}', functionKey: 'payments' },
  { routeKey: 'GET /v1/payments/latest', functionKey: 'latest' },
  { routeKey: '$default', functionKey: 'reference' },
];

describe('the route', () => {
  test.each([
    ['GET', '/', 'checkout'],
    ['POST', '/v1/payments', 'payments'],
    ['GET', '/v1/payments/pay_1', 'payments'],
    ['GET', '/v1/payments/latest', 'latest'],
    ['DELETE', '/v1/payments/pay_1', 'reference'],
    ['GET', '/v1/payments/', 'reference'],
    ['GET', '/v1/payments/pay_1/', 'reference'],
    ['OPTIONS', '/v1/payments', 'reference'],
  ])('%s %s is answered by %s', (method, path, functionKey) => {
    expect(routeOf(routes, method, path)?.functionKey).toBe(functionKey);
  });

  test('is none where no other one takes it', () => {
    expect(routeOf(routes.slice(0, -1), 'GET', '/nowhere')).toBeUndefined();
  });
});

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

/** A gateway before functions that answer as told, with what they were given and what was said of their errors. */
async function startWith(answer: (event: GatewayEvent) => Promise<FunctionAnswer>) {
  const port = await freePort();
  const events: GatewayEvent[] = [];
  const errors: string[] = [];
  const gateway = await startGateway({
    host: '127.0.0.1',
    port,
    routes,
    invoke: (_functionKey, event) => {
      events.push(event);
      return answer(event);
    },
    onError: (functionKey, { message }) => errors.push(`${functionKey}: ${message}`),
  });
  open.push(gateway);
  return { url: `http://127.0.0.1:${port}`, port, events, errors };
}

const done = async () => ({ statusCode: 201, headers: { 'content-type': 'text/plain' }, body: '됐어요' });

test('the function gets the query and the text as they came, and an id of its own for each request', async () => {
  const { url, port, events } = await startWith(done);
  await fetch(`${url}/v1/payments?a=%C3%CA&flag&b=1+2&b=x;y`, { method: 'POST', body: '{"itemName":"초코파이"}' });
  await new Promise((resolve) => request({ port, path: '/?%zz' }, resolve).end());
  const [first, second] = events;
  expect(first).toMatchObject({
    version: '2.0',
    routeKey: 'POST /v1/payments',
    rawPath: '/v1/payments',
    rawQueryString: 'a=%C3%CA&flag&b=1+2&b=x;y',
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: '{"itemName":"초코파이"}',
    isBase64Encoded: false,
    requestContext: { http: { method: 'POST', path: '/v1/payments' } },
  });
  expect(second).toMatchObject({ rawPath: '/', rawQueryString: '%zz', isBase64Encoded: false });
  expect(second).not.toHaveProperty('body');
  const ids = events.map(({ requestContext }) => requestContext.requestId);
  expect(new Set(ids).size).toBe(2);
});

test('bytes that are no UTF-8 come through whole', async () => {
  const { url, events } = await startWith(done);
  await fetch(`${url}/v1/payments`, { method: 'POST', body: new Uint8Array([0x7b, 0xb0, 0xa1]) });
  expect(events[0]).toMatchObject({ body: 'e7Ch', isBase64Encoded: true });
});

test('the answer is the function’s, with the id of the request; HEAD has its headers alone', async () => {
  const { url, events } = await startWith(done);
  const answer = await fetch(`${url}/`);
  expect([answer.status, await answer.text()]).toEqual([201, '됐어요']);
  expect(answer.headers.get('apigw-requestid')).toBe(events[0]?.requestContext.requestId);
  const head = await fetch(`${url}/`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([201, '9', '']);
});

test('a web page of another site is allowed nothing', async () => {
  const { url } = await startWith(async ({ requestContext }) => ({
    statusCode: requestContext.http.method === 'OPTIONS' ? 404 : 200,
  }));
  const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
  for (const method of ['OPTIONS', 'POST']) {
    const answer = await fetch(`${url}/v1/payments`, { method, headers });
    expect(answer.status).toBe(method === 'OPTIONS' ? 404 : 200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

test('why a function failed is said on the terminal and not to the world', async () => {
  const { url, errors } = await startWith(() => Promise.reject(new Error('The setting X is missing')));
  const answer = await fetch(`${url}/`);
  expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  expect(errors).toEqual(['checkout: The setting X is missing']);
});

test('more than Lambda takes does not reach it', async () => {
  const { url, events } = await startWith(done);
  const answer = await fetch(`${url}/v1/payments`, { method: 'POST', body: 'x'.repeat(6 * 1024 * 1024 + 1) });
  expect([answer.status, events]).toEqual([413, []]);
});
