import { beforeAll, describe, expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { startSubscribed } from '../../../world/subscribing.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Request } from '../http/message.ts';
import type { Route } from '../http/route.ts';
import { createApp } from '../http/router.ts';
import type { Table } from '../ports/table.ts';
import type { Service, Teller } from '../service.ts';
import { signedId } from '../signed-links.ts';
import { newApiKey, revokeApiKey, type Scope, scopes, storeApiKey } from '../store/api-keys.ts';
import { createMemoryTable } from '../table/memory.ts';
import { allRoutes } from './all-routes.ts';
import { docsRoutes, referenceRoutes } from './reference-routes.ts';
import { tellVisitor } from './tell-visitor.ts';

type Purpose = 'checkout' | 'return' | 'receipt';

/** Whom every address lets in, in so many words: by the scope of a key, by the purpose of a link, or anybody. */
const rows: Readonly<Record<string, Scope | Purpose | 'anybody'>> = {
  'POST /v1/payments': 'payments:write',
  'GET /v1/payments': 'payments:read',
  'GET /v1/payments/{id}': 'payments:read',
  'POST /v1/payments/{id}/close': 'payments:write',
  'POST /v1/payments/{id}/cancellations': 'cancellations:write',
  'GET /v1/payments/{id}/cancellations': 'payments:read',
  'GET /v1/payments/{id}/cancellations/{cancellationId}': 'payments:read',
  'POST /v1/payments/{id}/review': 'reviews:write',
  'POST /v1/subscriptions': 'subscriptions:write',
  'GET /v1/subscriptions': 'subscriptions:read',
  'GET /v1/subscriptions/{id}': 'subscriptions:read',
  'PATCH /v1/subscriptions/{id}': 'subscriptions:write',
  'POST /v1/subscriptions/{id}/charges': 'subscriptions:write',
  'POST /v1/subscriptions/{id}/pause': 'subscriptions:write',
  'POST /v1/subscriptions/{id}/resume': 'subscriptions:write',
  'POST /v1/subscriptions/{id}/end': 'subscriptions:write',
  'POST /v1/webhook-endpoints': 'events:write',
  'GET /v1/webhook-endpoints': 'events:read',
  'GET /v1/webhook-endpoints/{id}': 'events:read',
  'PATCH /v1/webhook-endpoints/{id}': 'events:write',
  'DELETE /v1/webhook-endpoints/{id}': 'events:write',
  'POST /v1/webhook-endpoints/{id}/rotate-secret': 'events:write',
  'POST /v1/webhook-endpoints/{id}/test': 'events:write',
  'POST /v1/webhook-endpoints/{id}/replay': 'events:write',
  'GET /v1/webhook-endpoints/{id}/replay': 'events:read',
  'GET /v1/events': 'events:read',
  'GET /v1/events/{id}': 'events:read',
  'POST /v1/events/{id}/deliver': 'events:write',
  'GET /v1/reports/days/{day}': 'reports:read',
  'GET /v1/reports/months/{month}': 'reports:read',
  'GET /v1/reports/reconciliations': 'reports:read',
  'GET /v1/reports/reconciliations/{id}': 'reports:read',
  // A payment for testing: with a shop's own merchant code there is nothing here.
  'GET /': 'anybody',
  'HEAD /': 'anybody',
  'GET /checkout/{link}': 'checkout',
  'GET /return/{link}/{outcome}': 'return',
  'GET /receipt/{link}': 'receipt',
  'GET /openapi.json': 'anybody',
  'GET /problems': 'anybody',
  // In production only when asked for.
  'GET /docs': 'anybody',
};

test('there is a row for every route', () => {
  const routes = [...allRoutes, ...referenceRoutes, ...docsRoutes];
  expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(Object.keys(rows));
});

test('each is described as open to keys, to links or to anybody', () => {
  const routes = [...allRoutes, ...referenceRoutes, ...docsRoutes];
  const whom = (row: string) => (row === 'anybody' ? row : isScope(row) ? 'api key' : 'signed link');
  expect(routes.map(({ access }) => access.by)).toEqual(Object.values(rows).map(whom));
});

const isScope = (row: string): row is Scope => (scopes as readonly string[]).includes(row);
const byKey = Object.entries(rows).filter((row): row is [string, Scope] => isScope(row[1]));
const byLink = Object.entries(rows).filter((row): row is [string, Purpose] =>
  /^(checkout|return|receipt)$/.test(row[1]),
);

/** What each address that changes something takes; with it a good key would be let in. */
const order = { orderId: 'another', buyerId: 'buyer-1', itemName: '초코파이' };
const bodies: Readonly<Record<string, object>> = {
  'POST /v1/payments': { ...order, totalWon: 2200 },
  'POST /v1/payments/{id}/cancellations': { amountWon: 100 },
  'POST /v1/payments/{id}/review': { action: 'ask_again' },
  'POST /v1/subscriptions': { ...order, firstPayment: { amountWon: 100 } },
  'PATCH /v1/subscriptions/{id}': { amountWon: 100 },
  'POST /v1/subscriptions/{id}/charges': { amountWon: 100 },
  'POST /v1/webhook-endpoints': { url: 'https://shop.example/second' },
  'PATCH /v1/webhook-endpoints/{id}': { description: 'ERP' },
  'POST /v1/webhook-endpoints/{id}/replay': { from: '2026-11-01' },
  'POST /v1/events/{id}/deliver': {},
};

/** A shop with one of each, and how often anything was written. */
interface Shop {
  readonly virtual: VirtualWorld;
  readonly paymentId: string;
  readonly otherId: string;
  readonly subscriptionId: string;
  readonly endpointId: string;
  writes(): number;
}

let shop: Shop;
beforeAll(async () => {
  let writes = 0;
  const table = createMemoryTable();
  const counted =
    <Args extends unknown[], R>(write: (...args: Args) => R) =>
    (...args: Args): R => {
      writes += 1;
      return write(...args);
    };
  const counting: Table = {
    ...table,
    putIfAbsent: counted(table.putIfAbsent),
    updateIf: counted(table.updateIf),
  };
  const virtual = await createWorld({ table: counting });
  const endpoint = await makeEndpoint(virtual);
  const payment = await startApproved(virtual);
  const other = await startApproved(virtual);
  const subscription = await startSubscribed(virtual);
  shop = {
    virtual,
    paymentId: payment.id,
    otherId: other.id,
    subscriptionId: subscription.id,
    endpointId: endpoint.id,
    writes: () => writes,
  };
});

function requestOf(operation: string): Pick<Request, 'method' | 'path' | 'body'> {
  const [method = '', template = ''] = operation.split(' ');
  const id = template.includes('/subscriptions/')
    ? shop.subscriptionId
    : template.includes('/webhook-endpoints/')
      ? shop.endpointId
      : template.includes('/events/')
        ? `${shop.paymentId}_3`
        : shop.paymentId;
  const path = template
    .replace('{id}', id)
    .replace('{cancellationId}', '1')
    .replace('{day}', '2026-11-23')
    .replace('{month}', '2026-11');
  return { method, path, body: bodies[operation] ? JSON.stringify(bodies[operation]) : '' };
}

const app = createApp(
  [...allRoutes, ...referenceRoutes, ...docsRoutes] as readonly Route<Service & Teller>[],
  tellVisitor,
);

/** What a request is answered, and whether it has written, asked KakaoPay for or told anything. */
async function ask(request: Partial<Request>, headers: Readonly<Record<string, string>> = {}) {
  const { service, simulator, receiver } = shop.virtual;
  const traces = () => [shop.writes(), simulator.payments(), simulator.ledger(), receiver.received];
  const before = structuredClone(traces());
  const whole = { method: 'GET', path: '/', query: {}, body: '', id: 'request-1', ...request, headers };
  const { status } = await app(service, whole);
  return { status, leftTraces: JSON.stringify(traces()) !== JSON.stringify(before) };
}

const refused = (status: number) => ({ status, leftTraces: false });

async function keyWith(granted: readonly Scope[]): Promise<string> {
  const { ids, table } = shop.virtual.service;
  const key = newApiKey(ids);
  await storeApiKey(table, key, granted);
  return key;
}

const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' };

describe.each(byKey)('%s, for the scope %s alone', (operation, scope) => {
  const json = { 'content-type': 'application/json', 'idempotency-key': 'key' };
  const askWith = (key: string) => ask(requestOf(operation), { ...json, authorization: `Bearer ${key}` });

  test('refuses whoever has no key, a wrong one or one that was revoked', async () => {
    expect(await ask(requestOf(operation), json)).toEqual(refused(401));
    const { apiKey, service } = shop.virtual;
    expect(await askWith(`${apiKey.slice(0, -1)}${apiKey.endsWith('0') ? 1 : 0}`)).toEqual(refused(401));
    const revoked = await keyWith(scopes);
    await revokeApiKey(service.table, revoked.slice(4, 16), service.clock.now());
    expect(await askWith(revoked)).toEqual(refused(401));
  });

  test('refuses a key that has every other scope', async () => {
    expect(await askWith(await keyWith(scopes.filter((other) => other !== scope)))).toEqual(refused(403));
  });

  test('refuses the form of another site, which brings no key, and whatever is no JSON', async () => {
    const request = requestOf(operation);
    expect(await ask({ ...request, body: 'amountWon=100' }, form)).toEqual(refused(401));
    expect(await ask(request, { ...form, 'content-type': 'text/plain' })).toEqual(refused(401));
    if (request.body === '') return;
    const authorization = `Bearer ${await keyWith([scope])}`;
    expect(await ask(request, { ...form, authorization })).toEqual(refused(415));
  });
});

describe.each(byLink)('%s, for links to the %s alone', (operation, purpose) => {
  const [, template = ''] = operation.split(' ');
  const askWith = (link: string, method = 'GET', headers = {}) =>
    ask({ method, path: template.replace('{link}', link).replace('{outcome}', 'approve') }, headers);

  test('refuses links that we never made for it', async () => {
    const { settings } = shop.virtual.service;
    const link = signedId(settings, purpose, shop.paymentId);
    const [id = '', signature = ''] = link.split('.');
    const other = signedId(settings, purpose, shop.otherId).split('.')[1];
    const forged = [id, `${id}.`, `${id}.${signature.slice(1)}`, `${id}.${other}`, `${shop.otherId}.${signature}`];
    const purposes = (['checkout', 'return', 'receipt'] as const).filter((one) => one !== purpose);
    for (const one of [...forged, ...purposes.map((one) => signedId(settings, one, shop.paymentId))]) {
      expect(await askWith(one), one).toEqual(refused(404));
    }
    const stranger = { ...settings, linkSecrets: ['another secret'] };
    expect(await askWith(signedId(stranger, purpose, shop.paymentId))).toEqual(refused(404));
  });

  test('refuses the form of another site', async () => {
    const link = signedId(shop.virtual.service.settings, purpose, shop.paymentId);
    expect(await askWith(link, 'POST', form)).toEqual(refused(405));
  });
});

test.each(['/', '/openapi.json', '/problems'])(
  '%s, which is for anybody, refuses the form of another site',
  async (path) => {
    expect(await ask({ method: 'POST', path }, form)).toEqual(refused(405));
  },
);

test('what is for anybody makes nothing where money is real', async () => {
  const virtual = await createWorld({ merchantCode: 'CSHOP00001' });
  const { status } = await virtual.get('/');
  expect([status, virtual.simulator.payments()]).toEqual([404, []]);
});
