import { describe, expect, test } from 'vitest';
import { expectDocumented } from '../../../tests/documented.ts';
import { order, startCanceled, startPayment } from '../../../world/actions.ts';
import { startContradicted } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { checkApiKey, newApiKey, type Scope, storeApiKey } from '../store/api-keys.ts';
import { shopRoutes } from './shop-routes.ts';

async function keyWith(virtual: VirtualWorld, scope: Scope): Promise<string> {
  const key = newApiKey(virtual.service.ids);
  await storeApiKey(virtual.service.table, key, [scope]);
  return key;
}

async function revoked(virtual: VirtualWorld): Promise<string> {
  const key = await keyWith(virtual, 'payments:read');
  const id = (await checkApiKey(virtual.service.table, key))?.id ?? '';
  await virtual.service.table.updateIf({ pk: `api_key#${id}`, sk: 'api_key' }, 1, { revokedAt: 1 });
  return key;
}

const otherScope = (scope: Scope): Scope => (scope === 'payments:read' ? 'payments:write' : 'payments:read');

/** What a request may carry instead of a good key, and what it is answered. */
const wrongs: readonly (readonly [
  string,
  number,
  (virtual: VirtualWorld, scope: Scope) => Promise<string | undefined>,
])[] = [
  ['no key', 401, async () => undefined],
  ['an empty header', 401, async () => ''],
  ['no scheme', 401, async ({ apiKey }) => apiKey],
  ['another scheme', 401, async ({ apiKey }) => `Basic ${apiKey}`],
  ['a wrong key', 401, async ({ apiKey }) => `Bearer ${apiKey.slice(0, -1)}${apiKey.endsWith('0') ? 1 : 0}`],
  ["KakaoPay's own word", 401, async () => 'SECRET_KEY DEV0000000000000000000000000000000000001'],
  ['a key beside another word', 401, async ({ apiKey }) => `Bearer x ${apiKey}`],
  ['no space before the key', 401, async ({ apiKey }) => `Bearer${apiKey}`],
  ['a revoked key', 401, async (virtual) => `Bearer ${await revoked(virtual)}`],
  ['a key of another scope', 403, async (virtual, scope) => `Bearer ${await keyWith(virtual, otherScope(scope))}`],
];

/** What each address asks for, in so many words. */
const scopeOf = (method: string, path: string): Scope => {
  if (method === 'GET') return 'payments:read';
  if (path.endsWith('/review')) return 'reviews:write';
  return path.endsWith('/cancellations') ? 'cancellations:write' : 'payments:write';
};

/** A payment for which the address is good, and the body that it takes. */
async function startFor(virtual: VirtualWorld, path: string): Promise<{ id: string; sent: object }> {
  if (path.endsWith('/review')) return { id: await startContradicted(virtual), sent: { action: 'ask_again' } };
  if (path.includes('/cancellations')) return { ...(await startCanceled(virtual, 100)), sent: { amountWon: 200 } };
  return { id: (await startPayment(virtual)).id, sent: { ...order, orderId: 'another' } };
}

describe.each(shopRoutes.map(({ method, path }) => [method, path] as const))('%s %s', (method, template) => {
  const operation = `${method} ${template}`;
  const scope = scopeOf(method, template);

  async function ask(virtual: VirtualWorld, authorization: string | undefined) {
    const { id, sent } = await startFor(virtual, template);
    const given = { 'content-type': 'application/json', 'idempotency-key': 'key-2' };
    const headers: Record<string, string> = authorization === undefined ? given : { ...given, authorization };
    const path = template.replace('{id}', id).replace('{cancellationId}', '1');
    return virtual.payments({ method, path, headers, body: method === 'POST' ? JSON.stringify(sent) : '' });
  }

  test.each(wrongs)('%s is answered with %i', async (_, status, carry) => {
    const virtual = await createWorld();
    const answer = await ask(virtual, await carry(virtual, scope));
    expect(answer.status).toBe(status);
    expectDocumented(operation, answer);
    expect(answer.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(virtual.simulator.payments()).toHaveLength(1);
  });

  test('whoever has no key learns nothing of what else is wrong', async () => {
    const virtual = await createWorld();
    const path = template.replace('{id}', '%C3%CA');
    const wrong = { method, path, query: { limit: 'x' }, body: '{', notUtf8: 'The path.' };
    const answer = await virtual.payments(wrong);
    expect(answer.status).toBe(401);
    const headers = { authorization: `Bearer ${virtual.apiKey}` };
    expect([400, 415]).toContain((await virtual.payments({ ...wrong, headers })).status);
  });

  test.each(['Bearer', 'bearer', 'BEARER', 'Bearer  ', 'Bearer\t', 'Bearer \t '])(
    'a good key (%j) is let in',
    async (scheme) => {
      const virtual = await createWorld();
      const answer = await ask(virtual, `${scheme} ${await keyWith(virtual, scope)}`);
      expect(answer.status).toBe(/^POST .*(payments|cancellations)$/.test(operation) ? 201 : 200);
      expectDocumented(operation, answer);
    },
  );
});
