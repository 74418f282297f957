import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { startApproved } from '../../../world/actions.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld } from '../../../world/world.ts';
import type { Webhooks } from '../ports/webhooks.ts';
import { readEndpoints } from '../store/endpoints.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { sendTest } from './test-delivery.ts';
import { wake } from './wake.ts';

/** What stands in the header, by the specification of Standard Webhooks. */
function signatureBy(secret: string, headers: Readonly<Record<string, string>>, body: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const said = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(said).digest('base64')}`;
}

test('is signed, goes to the address at once, and is told with what came back', async () => {
  const virtual = await createWorld();
  const { id, url, secret } = await makeEndpoint(virtual);
  virtual.receiver.answer = () => ({ status: 202, said: 'thank you' });
  const answer = await ask(virtual, 'POST', `/v1/webhook-endpoints/${id}/test`);
  const [sent, ...others] = virtual.receiver.received;
  expect(others).toEqual([]);
  expect(answer).toEqual({
    status: 200,
    body: { id: sent?.id, delivered: true, status: 202, said: 'thank you', ms: expect.any(Number) },
  });
  expect(sent?.url).toBe(url);
  expect(sent?.id).toMatch(/^test_/);
  expect(JSON.parse(sent?.body ?? '')).toEqual({
    type: 'webhook.test',
    timestamp: expect.stringMatching(/^2026-11-23T05:00:00/),
    data: { endpointId: id },
  });
  expect(sent?.headers['webhook-signature']).toBe(signatureBy(secret, sent?.headers ?? {}, sent?.body ?? ''));
});

test('for a day after a change of the secret both sign, then the new one alone', async () => {
  const virtual = await createWorld();
  const { id, secret } = await makeEndpoint(virtual);
  const path = `/v1/webhook-endpoints/${id}`;
  const { body } = await ask<{ secret: string }>(virtual, 'POST', `${path}/rotate-secret`);
  const signersOf = async () => {
    await ask(virtual, 'POST', `${path}/test`);
    const sent = virtual.receiver.received.at(-1);
    const signatures = sent?.headers['webhook-signature']?.split(' ') ?? [];
    const by = (one: string) => signatures.indexOf(signatureBy(one, sent?.headers ?? {}, sent?.body ?? ''));
    return { old: by(secret), new: by(body.secret), count: signatures.length };
  };
  expect(await signersOf()).toEqual({ new: 0, old: 1, count: 2 });
  await virtual.pass(86_400_000);
  expect(await signersOf()).toEqual({ new: 0, old: -1, count: 1 });
});

test.each([
  [
    { status: 500, said: 'oops' },
    { delivered: false, status: 500, said: 'oops' },
  ],
  [
    { status: 301, said: '' },
    { delivered: false, status: 301, said: '' },
  ],
  [{ status: undefined, error: 'refused_address' } as const, { delivered: false, error: 'refused_address' }],
])('an answer %j is shown, and nothing is tried again', async (came, shown) => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  virtual.receiver.answer = () => came;
  const answer = await ask(virtual, 'POST', `/v1/webhook-endpoints/${id}/test`);
  expect(answer).toMatchObject({ status: 200, body: shown });
  await virtual.settle();
  expect(virtual.receiver.received).toHaveLength(1);
  expect((await ask(virtual, 'GET', `/v1/webhook-endpoints/${id}`)).body).not.toHaveProperty('failingSince');
});

test('one that is disabled can be tested before it is enabled', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  await ask(virtual, 'PATCH', `/v1/webhook-endpoints/${id}`, { enabled: false });
  expect((await ask(virtual, 'POST', `/v1/webhook-endpoints/${id}/test`)).body).toMatchObject({ delivered: true });
});

test('bears the time that its receiver’s clock shows, as every delivery does', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  const [endpoint] = (await readEndpoints(virtual.service.table)).list;
  const times: (string | undefined)[] = [];
  const post: Webhooks['post'] = async ({ headers }) => {
    times.push(headers['webhook-timestamp']);
    return { status: 204, said: '' };
  };
  const teller = { ...virtual.service, webhooks: { post, now: () => 1_700_000_000_999 }, webhookSecrets: ['one'] };
  await sendTest(teller, endpoint as Endpoint);
  await startApproved(virtual);
  await virtual.pass(60_000);
  await wake(teller, { stopAt: teller.clock.now() + 30_000, waitUntil: 0 });
  expect([endpoint?.id, times]).toEqual([id, ['1700000000', '1700000000']]);
});
