import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createShop, readyBody, visit } from '../testing/shop.ts';
import { callNames } from './calls.ts';

const prefixes = { current: '/online/v1/payment/', legacy: '/v1/payment/' };
const apiHeaders = {
  current: { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' },
  legacy: { authorization: 'KakaoAK 1234', 'content-type': 'application/x-www-form-urlencoded' },
};
const envelope = { current: ['error_code', 'error_message'], legacy: ['code', 'msg'] };

function expectOwnError(generation: 'current' | 'legacy', answer: { status: number; body: Record<string, unknown> }) {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(Object.keys(answer.body).slice(0, 2)).toEqual(envelope[generation]);
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.ts|node:|Error:/);
}

const post = async (generation: 'current' | 'legacy', call: string, body: string | ReadableStream) => {
  const { sim } = await createShop(generation);
  const init = { method: 'POST', headers: apiHeaders[generation], body, duplex: 'half' };
  return visit(sim, prefixes[generation] + call, init as RequestInit);
};

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test.each([
    '',
    '{',
    '[]',
    'null',
    '"a"',
    '1',
    '{"cid":',
    '\u0000',
    '%',
    '=&=&',
    '{"__proto__":{"cid":"TC0ONETIME"}}',
  ])('the body %j gets an error of its own', async (body) =>
    expectOwnError(generation, await post(generation, 'ready', body)),
  );

  test('a body over 64 kB is refused, whether its length is told or not', async () => {
    const huge = JSON.stringify({ ...readyBody, item_code: 'a'.repeat(70_000) });
    const stream = () => new Blob([huge]).stream();
    const { sim } = await createShop(generation);
    const headers = { ...apiHeaders[generation], 'content-length': String(huge.length) };
    const told = await visit(sim, `${prefixes[generation]}ready`, { method: 'POST', headers, body: huge });
    for (const answer of [told, await post(generation, 'ready', stream())]) {
      expectOwnError(generation, answer);
      expect(answer.body.error_message ?? answer.body.msg).toBe('request body is too large');
    }
  });

  test.each([
    'nothing',
    '',
    'ready/',
    'Ready',
    'orders',
    'status/x',
    'manage/subscription',
    'a%00b',
    '%ff',
    '%2e%2e%2f',
  ])('the path %j is no call', async (path) => {
    const answer = await post(generation, path, JSON.stringify(readyBody));
    expectOwnError(generation, answer);
    expect(answer.body.error_code ?? answer.body.code).toBe(generation === 'current' ? -404 : -9);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('the method %s is no call', async (method) => {
    const { sim } = await createShop(generation);
    const answer = await visit(sim, `${prefixes[generation]}ready`, { method, headers: apiHeaders[generation] });
    expectOwnError(generation, answer);
  });

  test('whatever is sent to whatever call, the answer is an error of its own', async () => {
    const { sim } = await createShop(generation);
    const paths = [...callNames, 'manage/subscription/status', 'manage/subscription/inactive'];
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(readyBody), 'tid', 'sid', 'pg_token'), fc.jsonValue());
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fields.map((value) => JSON.stringify(value)),
      fc.webQueryParameters(),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, async (path, text) => {
        const init = { method: 'POST', headers: apiHeaders[generation], body: text };
        expectOwnError(generation, await visit(sim, prefixes[generation] + path, init));
      }),
      { numRuns: 150 },
    );
  });
});

test('an address nobody knows gets an error body too', async () => {
  const { sim } = await createShop();
  const { status, body } = await visit(sim, '/v2/payment/ready', { method: 'POST' });
  expect([status, body.error_code]).toEqual([404, -404]);
});
