import { describe, expect, test } from 'vitest';
import { createWorld } from '../../../world/world.ts';
import { toRequest } from '../inbound/api-gateway.ts';
import { newApiKey, storeApiKey } from '../store/api-keys.ts';
import { byApiKey } from './by-api-key.ts';

const listWith = async (authorizationOf: (key: string) => string) => {
  const { apiKey, get } = await createWorld();
  return get('/v1/payments', { headers: { authorization: authorizationOf(apiKey) } });
};

describe('the key is what stands behind the word Bearer', () => {
  test.each(['Bearer KEY', 'bearer KEY', 'Bearer   KEY', 'Bearer \tKEY', 'Bearer KEY ', 'Bearer KEY \t'])(
    '%j lets in',
    async (header) => {
      expect((await listWith((key) => header.replace('KEY', key))).status).toBe(200);
    },
  );

  test.each([
    'KEY',
    'BearerKEY',
    'xBearer KEY',
    'Basic x, Bearer KEY',
    'Bearer KEY x',
    'Bearer KEY, Basic x',
    'Bearer',
  ])('%j does not', async (header) => {
    const answer = await listWith((key) => header.replace('KEY', key));
    expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  });
});

test('whose key is good for something else is told what it would take', async () => {
  const { service, get } = await createWorld();
  const key = newApiKey(service.ids);
  await storeApiKey(service.table, key, ['payments:write']);
  const { status, body } = await get('/v1/payments', { headers: { authorization: `Bearer ${key}` } });
  expect([status, JSON.parse(body)]).toMatchObject([403, { detail: 'This needs the scope payments:read.' }]);
});

describe('who asks from within', () => {
  const ask = async (scopes: readonly string[]) => {
    const { service } = await createWorld();
    const caller = { id: 'operator:kim', scopes };
    const request = { method: 'GET', path: '/', query: {}, headers: {}, body: '', id: '1', caller };
    return byApiKey('payments:read').admit(service, request, {});
  };

  test('needs no key, and the scope all the same', async () => {
    expect(await ask(['payments:read'])).toMatchObject({ id: 'operator:kim' });
    await expect(ask(['payments:write'])).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('nothing that comes from outside says who asks', () => {
  const caller = { id: 'operator:kim', scopes: ['payments:read'] };
  const event = {
    rawPath: '/v1/payments',
    requestContext: { http: { method: 'GET' }, caller },
    caller,
    headers: { caller: 'x' },
  };
  expect(toRequest(event)?.caller).toBeUndefined();
});
