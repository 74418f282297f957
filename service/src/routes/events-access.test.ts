import { expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { startApproved } from '../../../world/actions.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { newApiKey, type Scope, scopes, storeApiKey } from '../store/api-keys.ts';
import { eventRoutes } from './event-routes.ts';

/** What each address asks for, in so many words; what it takes, and what it answers when all is well. */
const rows: Readonly<Record<string, readonly [Scope, object | undefined, number]>> = {
  'POST /v1/webhook-endpoints': ['events:write', { url: 'https://shop.example/second' }, 201],
  'GET /v1/webhook-endpoints': ['events:read', undefined, 200],
  'GET /v1/webhook-endpoints/{id}': ['events:read', undefined, 200],
  'PATCH /v1/webhook-endpoints/{id}': ['events:write', { description: 'ERP' }, 200],
  'DELETE /v1/webhook-endpoints/{id}': ['events:write', undefined, 204],
  'POST /v1/webhook-endpoints/{id}/rotate-secret': ['events:write', undefined, 200],
  'POST /v1/webhook-endpoints/{id}/test': ['events:write', undefined, 200],
  'POST /v1/webhook-endpoints/{id}/replay': ['events:write', { from: '2026-11-01' }, 202],
  'GET /v1/webhook-endpoints/{id}/replay': ['events:read', undefined, 404],
  'GET /v1/events': ['events:read', undefined, 200],
  'GET /v1/events/{id}': ['events:read', undefined, 200],
  'POST /v1/events/{id}/deliver': ['events:write', {}, 202],
};

test('there is a row for every route', () => {
  expect(eventRoutes.map(({ method, path }) => `${method} ${path}`)).toEqual(Object.keys(rows));
});

async function keyWith({ service }: VirtualWorld, granted: readonly Scope[]): Promise<string> {
  const key = newApiKey(service.ids);
  await storeApiKey(service.table, key, granted);
  return `Bearer ${key}`;
}

/** A world with an endpoint and a paid payment, and a way to ask that address in it. */
async function worldFor(operation: string) {
  const [method = '', template = ''] = operation.split(' ');
  const body = rows[operation]?.[1];
  const virtual = await createWorld();
  const endpoint = await makeEndpoint(virtual);
  const { id } = await startApproved(virtual);
  const path = template.replace('{id}', template.includes('events/') ? `${id}_3` : endpoint.id);
  const everything = async () =>
    JSON.stringify([
      await virtual.service.table.get({ pk: 'webhooks', sk: 'endpoints' }),
      await virtual.service.table.query({ pk: 'jobs', limit: 10 }),
      await virtual.payment(id),
      virtual.receiver.received,
    ]);
  const send = async (authorization: string | undefined, over: object = {}) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (authorization !== undefined) headers.authorization = authorization;
    const answer = await virtual.events({ method, path, headers, body: body ? JSON.stringify(body) : '', ...over });
    if (answer.status !== 204) expectDocumented(operation, answer);
    return answer.status;
  };
  return { virtual, send, everything };
}

test.each(Object.entries(rows))('%s asks for its scope, and for nothing else', async (operation, [scope, , good]) => {
  const { virtual, send, everything } = await worldFor(operation);
  const before = await everything();
  expect(await send(undefined)).toBe(401);
  expect(await send(`Bearer ${virtual.apiKey}0`)).toBe(401);
  expect(
    await send(
      await keyWith(
        virtual,
        scopes.filter((other) => other !== scope),
      ),
    ),
  ).toBe(403);
  expect(await everything()).toBe(before);
  expect(await send(await keyWith(virtual, [scope]))).toBe(good);
});

const withBody = Object.entries(rows).flatMap(([operation, [, body]]) => (body ? [operation] : []));

test.each(withBody)('%s takes JSON as it is described, and else changes nothing', async (operation) => {
  const { virtual, send, everything } = await worldFor(operation);
  const before = await everything();
  const key = `Bearer ${virtual.apiKey}`;
  for (const [wrong, status] of [
    ['', 400],
    ['{', 400],
    ['[]', 400],
    ['"x"', 400],
    ['{"surprise":1}', 400],
    [`{"description":"${'x'.repeat(20_000)}"}`, 413],
  ] as const) {
    expect(await send(key, { body: wrong }), wrong.slice(0, 20)).toBe(status);
  }
  expect(await send(key, { headers: { authorization: key, 'content-type': 'text/plain' } })).toBe(415);
  expect(await send(key, { notUtf8: 'The body.' })).toBe(400);
  expect(await everything()).toBe(before);
});

test('another method is told which there are', async () => {
  const { events } = await createWorld();
  const answer = await events({ method: 'PUT', path: '/v1/webhook-endpoints/we_000000000000' });
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, PATCH, DELETE']);
});
