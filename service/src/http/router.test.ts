import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../../world/world.ts';
import { type Answer, json } from './message.ts';
import { Problem, problems } from './problem.ts';
import { jsonBody } from './read-json.ts';
import { anybody, type Route, route } from './route.ts';
import { createApp } from './router.ts';

const secret = 'a secret that was on its way';
const at = (method: Route['method'], path: Route['path'], handle: Route['handle']): Route => ({
  name: `${method} ${path}`,
  method,
  path,
  summary: '',
  access: anybody,
  answers: {},
  handle,
});
const routes: readonly Route[] = [
  at('GET', '/things/{id}', (_, { request, path }) => json(200, { path, query: request.query })),
  at('POST', '/things/{id}', () => json(201, {})),
  at('HEAD', '/', () => ({ status: 200, headers: {}, body: '' })),
  at('GET', '/a.b', () => json(200, {})),
  at('GET', '/problem', () => {
    throw new Problem('forbidden', { detail: 'Not you.', headers: { 'x-why': 'because' } });
  }),
  at('GET', '/error', () => {
    throw new TypeError(secret);
  }),
  at('GET', '/late-error', async () => {
    await Promise.reject(new RangeError(`${secret}\n    at ${secret}`));
    return json(200, {});
  }),
  at('GET', '/thrown', () => {
    throw secret;
  }),
  at('GET', '/no-trace', () => {
    throw Object.assign(new RangeError(secret), { stack: undefined });
  }),
  at('GET', '/reports/{day}.csv', () => json(200, {})),
];

async function ask(method: string, path: string): Promise<{ answer: Answer; lines: string[] }> {
  const { service, lines } = await createWorld();
  lines.length = 0;
  const request = { method, path, query: { a: '1' }, headers: {}, body: '', id: 'request-7' };
  return { answer: await createApp(routes)(service, request), lines };
}

describe('a route', () => {
  test('is found, with what its path names', async () => {
    const { answer } = await ask('GET', '/things/a.b-c');
    expect(answer).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: '{"path":{"id":"a.b-c"},"query":{"a":"1"}}',
    });
  });

  test.each([
    ['GET', '/reports/1Xcsv'],
    ['GET', '/'],
    ['GET', '/things'],
    ['GET', '/things/a/b'],
    ['GET', '/things/a/'],
    ['GET', '/aXb'],
    ['GET', '/%00'],
    ['GET', '/__proto__'],
    ['GET', ''],
  ])('that is none is a problem: %s %s', async (method, path) => {
    const { answer } = await ask(method, path);
    expect([404, 405]).toContain(answer.status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test.each([
    ['DELETE', '/things/1', 'GET, POST'],
    ['HEAD', '/things/1', 'GET, POST'],
    ['constructor', '/', 'HEAD'],
  ])('with another method says which there are: %s %s', async (method, path, allow) => {
    const { answer } = await ask(method, path);
    expect(answer).toMatchObject({ status: 405, headers: { allow } });
    expect(JSON.parse(answer.body).code).toBe('method_not_allowed');
  });
});

test('a problem is its answer, and no line in the log', async () => {
  const { answer, lines } = await ask('GET', '/problem');
  expect(answer).toMatchObject({ status: 403, headers: { 'x-why': 'because' } });
  const { status, title, retryable } = problems.forbidden;
  const type = '/problems#forbidden';
  expect(JSON.parse(answer.body)).toEqual({ type, title, status, code: 'forbidden', retryable, detail: 'Not you.' });
  expect(lines).toEqual([]);
});

test.each([
  ['/error', /^TypeError at /],
  ['/late-error', /^RangeError at /],
  ['/no-trace', /^RangeError $/],
  ['/thrown', /^string$/],
])('%s: anything else is ours, found by its request, and its words stay with us', async (path, words) => {
  const { answer, lines } = await ask('GET', path);
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.body)).toMatchObject({
    code: 'internal_error',
    detail: 'Request request-7',
    retryable: true,
  });
  expect(lines).toHaveLength(1);
  const said = { level: 'ERROR', message: 'request_failed', error: expect.stringMatching(words) as string };
  expect(JSON.parse(lines[0] ?? '')).toMatchObject(said);
  expect(answer.body + lines.join()).not.toContain(secret);
});

describe('who asks comes before what is asked', () => {
  const asked = route({
    ...at('POST', '/asked', () => json(200, {})),
    access: {
      by: 'api key',
      admit(_, { headers }) {
        if (headers.key === undefined) throw new Problem('unauthorized');
        return headers.key;
      },
    },
    query: v.strictObject({ a: v.picklist(['1']) }),
    body: jsonBody(v.object({ text: v.string() })),
    handle: (_, { caller, query, body }) => json(200, { caller, query, body }),
  });
  const send = async (over: object) => {
    const { service } = await createWorld();
    const request = { method: 'POST', path: '/asked', query: { a: '1' }, headers: {}, body: '{"text":"x"}', id: '' };
    return createApp([asked])(service, { ...request, ...over });
  };
  const key = { key: 'k', 'content-type': 'application/json' };

  test.each([
    ['a wrong query', { query: { a: '2' } }],
    ['a body that is none', { body: '{' }],
    ['a body of another kind', { headers: {} }],
    ['text that is not UTF-8', { notUtf8: 'The body.' }],
    ['a wrong body', { body: '{}' }],
  ])('a stranger with %s hears of the key alone', async (_, over) => {
    expect((await send({ headers: { 'content-type': 'application/json' }, ...over })).status).toBe(401);
    expect((await send({ headers: key, ...over })).status).not.toBe(200);
  });

  test('whoever has the key is told what was not UTF-8', async () => {
    const { status, body } = await send({ headers: key, notUtf8: 'The body.' });
    expect([status, JSON.parse(body)]).toMatchObject([400, { code: 'not_utf8', detail: 'The body.' }]);
  });

  test('what the access and the schemas have read is handed on', async () => {
    expect(JSON.parse((await send({ headers: key })).body)).toEqual({
      caller: 'k',
      query: { a: '1' },
      body: { text: 'x' },
    });
  });
});
