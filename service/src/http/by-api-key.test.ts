import { describe, expect, test } from 'vitest';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { toRequest } from '../inbound/api-gateway.ts';
import { newApiKey, storeApiKey } from '../store/api-keys.ts';
import { listApiKeys, readApiKey } from '../store/list-api-keys.ts';
import { byApiKey } from './by-api-key.ts';
import type { Answer } from './message.ts';

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

describe('that a key was used', () => {
  const usedAfter = async (ask: (virtual: VirtualWorld, headers: Record<string, string>) => Promise<Answer>) => {
    const virtual = await createWorld();
    const { table } = virtual.service;
    const { status } = await ask(virtual, { authorization: `Bearer ${virtual.apiKey}` });
    return [status, (await readApiKey(table, virtual.apiKey.slice(4, 16)))?.usedOn];
  };

  test.each([
    ['is noted once it was answered', '/v1/payments', 200, '2026-11-23'],
    ['is not noted where the answer is a problem', '/v1/payments?limit=0', 400, undefined],
    [
      'is not noted where reports are read, which nothing may be written for',
      '/v1/reports/months/2026-11',
      200,
      undefined,
    ],
  ])('%s', async (_, path, status, usedOn) => {
    expect(await usedAfter(({ get }, headers) => get(path, { headers }))).toEqual([status, usedOn]);
  });

  test('is not noted of an operator, who shows none', async () => {
    const virtual = await createWorld();
    const caller = { id: 'operator:kim', scopes: ['payments:read'] };
    expect((await virtual.payments({ path: '/v1/payments', caller })).status).toBe(200);
    expect(await listApiKeys(virtual.service.table)).toEqual([]);
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
