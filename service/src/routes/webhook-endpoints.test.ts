import { describe, expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { type EndpointWithSecret, makeEndpoint } from '../../../world/telling.ts';
import { createWorld, startTime, type VirtualWorld } from '../../../world/world.ts';
import { changeEndpoints, readEndpoints } from '../store/endpoints.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';

const all = '/v1/webhook-endpoints';
const dayMs = 86_400_000;
/** Each call of the table's takes 20 ms. */
const aboutStart = /^2026-11-23T05:00:00\.\d{3}Z$/;

const listOf = async ({ service }: VirtualWorld) => (await readEndpoints(service.table)).list;

/** As the delivery finds one. */
const note = ({ service }: VirtualWorld, id: string, over: Partial<Endpoint>) =>
  changeEndpoints(service.table, (list) => list.map((one) => (one.id === id ? { ...one, ...over } : one)));

describe('making one', () => {
  test('shows its secret, this once', async () => {
    const virtual = await createWorld();
    const body = {
      url: 'https://shop.example/hook',
      types: ['payment.approved', 'payment.canceled'],
      description: 'ERP',
    };
    const made = await ask(virtual, 'POST', all, body);
    expect(made.status).toBe(201);
    const { id, secret, ...rest } = made.body as unknown as EndpointWithSecret;
    expect(id).toMatch(/^we_[0-9a-hjkmnp-tv-z]{12}$/);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const keyId = virtual.apiKey.split('_')[1];
    expect(rest).toEqual({ ...body, enabled: true, createdAt: expect.stringMatching(aboutStart), by: keyId });
    const shown = { id, ...rest };
    expect(await ask(virtual, 'GET', `${all}/${id}`)).toEqual({ status: 200, body: shown });
    expect(await ask(virtual, 'GET', all)).toEqual({ status: 200, body: { endpoints: [shown] } });
  });

  test('stores and logs nothing of the secret', async () => {
    const virtual = await createWorld();
    const { secret } = await makeEndpoint(virtual);
    const kept = JSON.stringify([await virtual.service.table.get({ pk: 'webhooks', sk: 'endpoints' }), virtual.lines]);
    expect(kept).not.toContain(secret.slice('whsec_'.length, 20));
  });

  test('another secret of the stage makes others', async () => {
    const secrets = [];
    for (const webhookSecrets of [['one'], ['two'], ['two', 'one']]) {
      secrets.push((await makeEndpoint(await createWorld({ webhookSecrets }))).secret);
    }
    expect(secrets[0]).not.toBe(secrets[1]);
    expect(secrets[2]).toBe(secrets[1]);
  });

  test('there are five at most, each with a slot of its own; one that is deleted leaves its to the next', async () => {
    const virtual = await createWorld();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await makeEndpoint(virtual, { url: `https://shop.example/${i}` })).id);
    const sixth = { url: 'https://shop.example/5' };
    expect(await ask(virtual, 'POST', all, sixth)).toMatchObject({ status: 409, body: { code: 'too_many_endpoints' } });
    expect((await listOf(virtual)).map(({ slot }) => slot)).toEqual([0, 1, 2, 3, 4]);
    expect(await ask(virtual, 'DELETE', `${all}/${ids[2]}`)).toEqual({ status: 204, body: {} });
    expect((await ask(virtual, 'POST', all, sixth)).status).toBe(201);
    expect((await listOf(virtual)).map(({ slot }) => slot)).toEqual([0, 1, 3, 4, 2]);
  });

  test('two that ask at one moment get the last place once', async () => {
    const virtual = await createWorld();
    for (let i = 0; i < 4; i++) await makeEndpoint(virtual, { url: `https://shop.example/${i}` });
    const both = [5, 6].map((i) => ask(virtual, 'POST', all, { url: `https://shop.example/${i}` }));
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('the same again, as after an answer that was lost, is told which it is', async () => {
    const virtual = await createWorld();
    const { id } = await makeEndpoint(virtual, { types: ['payment.approved', 'payment.failed'] });
    const again = { url: 'https://shop.example/hook', types: ['payment.failed', 'payment.approved'] };
    expect(await ask(virtual, 'POST', all, again)).toMatchObject({
      status: 409,
      body: { code: 'endpoint_exists', endpointId: id },
    });
    expect((await ask(virtual, 'POST', all, { ...again, types: ['payment.failed'] })).status).toBe(201);
    expect((await ask(virtual, 'POST', all, { url: again.url })).status).toBe(201);
    expect(await listOf(virtual)).toHaveLength(3);
  });
});

describe('what cannot be one', () => {
  const url = 'https://shop.example/hook';
  test.each<[unknown, string]>([
    [{}, 'url'],
    [{ url: '' }, 'url'],
    [{ url: 'shop.example' }, 'url'],
    [{ url: 'http://shop.example/hook' }, 'url'],
    [{ url: 'https://user:secret@shop.example/hook' }, 'url'],
    [{ url: 'http://127.0.0.1/hook' }, 'url'],
    [{ url: `https://shop.example/${'x'.repeat(500)}` }, 'url'],
    [{ url: 1 }, 'url'],
    [{ url, types: [] }, 'types'],
    [{ url, types: 'payment.approved' }, 'types'],
    [{ url, types: ['payment.approvd'] }, 'types.0'],
    [{ url, types: ['webhook.test'] }, 'types.0'],
    [{ url, types: ['payment.approved', 'payment.approved'] }, 'types'],
    [{ url, description: ' ' }, 'description'],
    [{ url, description: 'x'.repeat(201) }, 'description'],
    [{ url, secret: 'whsec_mine' }, 'secret'],
    [{ url, enabled: false }, 'enabled'],
  ])('%j names the field', async (body, path) => {
    const virtual = await createWorld();
    const made = await ask(virtual, 'POST', all, body);
    expect(made).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } });
    expect(await listOf(virtual)).toEqual([]);
    if (path === 'secret' || JSON.stringify(body) === '{}' || path === 'enabled') return;
    const { id } = await makeEndpoint(virtual, { url: 'https://other.example/' });
    const before = await listOf(virtual);
    const changed = await ask(virtual, 'PATCH', `${all}/${id}`, body);
    expect(changed).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } });
    expect(await listOf(virtual)).toEqual(before);
  });

  test.each<[unknown, string]>([
    [{}, ''],
    [{ enabled: 'no' }, 'enabled'],
    [{ enabled: null }, 'enabled'],
    [{ url: null }, 'url'],
    [{ slot: 1 }, 'slot'],
  ])('a change %j names the field', async (body, path) => {
    const virtual = await createWorld();
    const { id } = await makeEndpoint(virtual);
    const before = await listOf(virtual);
    expect(await ask(virtual, 'PATCH', `${all}/${id}`, body)).toMatchObject({
      status: 400,
      body: { errors: [{ path }] },
    });
    expect(await listOf(virtual)).toEqual(before);
  });
});

describe('changing one', () => {
  test('takes what is named and leaves the rest; null takes away', async () => {
    const virtual = await createWorld();
    const { secret: _, ...made } = await makeEndpoint(virtual, { types: ['payment.approved'], description: 'ERP' });
    const path = `${all}/${made.id}`;
    const { types: __, ...everything } = made;
    expect((await ask(virtual, 'PATCH', path, { types: null })).body).toEqual(everything);
    const { description: ___, ...bare } = everything;
    expect((await ask(virtual, 'PATCH', path, { description: null })).body).toEqual(bare);
    const url = 'https://shop.example/other';
    expect((await ask(virtual, 'PATCH', path, { url, types: ['payment.failed'] })).body).toEqual({
      ...bare,
      url,
      types: ['payment.failed'],
    });
  });

  test('does not make two of one', async () => {
    const virtual = await createWorld();
    const first = await makeEndpoint(virtual);
    const second = await makeEndpoint(virtual, { types: ['payment.failed'] });
    expect(await ask(virtual, 'PATCH', `${all}/${second.id}`, { types: null })).toMatchObject({
      status: 409,
      body: { code: 'endpoint_exists', endpointId: first.id },
    });
    expect((await ask(virtual, 'PATCH', `${all}/${first.id}`, { url: first.url })).status).toBe(200);
  });

  test('disabling says who did it and when; the first reason stays', async () => {
    const virtual = await createWorld();
    const { id } = await makeEndpoint(virtual);
    const path = `${all}/${id}`;
    const first = (await ask(virtual, 'PATCH', path, { enabled: false })).body;
    expect(first).toMatchObject({
      enabled: false,
      disabled: { because: 'shop', at: expect.stringMatching(aboutStart) },
    });
    const disabled = { enabled: false, disabled: first?.disabled };
    await virtual.pass(60_000);
    expect((await ask(virtual, 'PATCH', path, { enabled: false })).body).toMatchObject(disabled);
    expect((await ask(virtual, 'PATCH', path, { description: 'x' })).body).toMatchObject(disabled);
  });

  test('enabling one that was disabled begins anew', async () => {
    const virtual = await createWorld();
    const { id, secret: _, ...made } = await makeEndpoint(virtual);
    await note(virtual, id, { disabled: { because: 'failing', at: startTime }, failingSince: startTime - 5 * dayMs });
    const failing = await ask(virtual, 'GET', `${all}/${id}`);
    expect(failing.body).toMatchObject({
      enabled: false,
      disabled: { because: 'failing' },
      failingSince: '2026-11-18T05:00:00.000Z',
    });
    const enabled = await ask(virtual, 'PATCH', `${all}/${id}`, { enabled: true });
    expect(enabled.body).toEqual({ id, ...made });
  });

  test('one that fails and is enabled goes on failing; at another address nobody has failed yet', async () => {
    const virtual = await createWorld();
    const { id } = await makeEndpoint(virtual);
    await note(virtual, id, { failingSince: startTime });
    const change = async (body: object) => (await ask(virtual, 'PATCH', `${all}/${id}`, body)).body;
    expect(await change({ enabled: true })).toHaveProperty('failingSince');
    expect(await change({ url: 'https://shop.example/new' })).not.toHaveProperty('failingSince');
  });
});

describe('another secret', () => {
  test('is shown once, and the next has to wait for a day', async () => {
    const virtual = await createWorld();
    const { id, secret } = await makeEndpoint(virtual);
    const rotate = () => ask(virtual, 'POST', `${all}/${id}/rotate-secret`);
    const first = await rotate();
    expect(first).toMatchObject({ status: 200, body: { id } });
    const until = String(first.body.bothSecretsUntil);
    expect(until).toMatch(/^2026-11-24T05:00:00/);
    expect(first.body.secret).not.toBe(secret);
    expect((await ask(virtual, 'GET', `${all}/${id}`)).body).toHaveProperty('bothSecretsUntil');
    await virtual.pass(dayMs - 1_000);
    const soon = await rotate();
    expect(soon).toMatchObject({ status: 409, body: { code: 'rotation_in_progress' } });
    expect(soon.body.detail).toContain(until);
    await virtual.pass(1_000);
    expect((await ask(virtual, 'GET', `${all}/${id}`)).body).not.toHaveProperty('bothSecretsUntil');
    const third = await rotate();
    expect(third.status).toBe(200);
    expect(new Set([secret, first.body.secret, third.body.secret]).size).toBe(3);
  });

  test('of one is nothing to the others', async () => {
    const virtual = await createWorld();
    const { id } = await makeEndpoint(virtual);
    const other = await makeEndpoint(virtual, { url: 'https://shop.example/other' });
    await ask(virtual, 'POST', `${all}/${id}/rotate-secret`);
    expect((await ask(virtual, 'POST', `${all}/${other.id}/rotate-secret`)).status).toBe(200);
  });
});

test('one that is not there is not found', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  await ask(virtual, 'DELETE', `${all}/${id}`);
  const bodies = { PATCH: { enabled: true } } as Record<string, object>;
  for (const [method, rest] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/rotate-secret'],
    ['POST', '/test'],
    ['GET', '/replay'],
  ] as const) {
    for (const gone of [id, 'we_000000000000']) {
      const answer = await ask(virtual, method, `${all}/${gone}${rest}`, bodies[method]);
      expect(answer, method + rest).toMatchObject({ status: 404, body: { code: 'endpoint_not_found' } });
    }
  }
});
