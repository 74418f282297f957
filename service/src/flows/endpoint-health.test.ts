import { describe, expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { startApproved } from '../../../world/actions.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld } from '../../../world/world.ts';
import { changeEndpoints, readEndpoints } from '../store/endpoints.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import { type Health, noteHealth } from './endpoint-health.ts';

test.each([410, 500])('an answer %i of the address it had is nothing to the address it has', async (status) => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  const path = `/v1/webhook-endpoints/${id}`;
  virtual.receiver.answer = async () => {
    await ask(virtual, 'PATCH', path, { url: 'https://shop.example/new' });
    return { status, said: '' };
  };
  const payment = await startApproved(virtual);
  await virtual.stream();
  expect((await ask(virtual, 'GET', path)).body).toMatchObject({ enabled: true });
  expect((await ask(virtual, 'GET', path)).body).not.toHaveProperty('failingSince');
  virtual.receiver.answer = undefined;
  await virtual.settle();
  expect(virtual.receiver.received.map(({ id: eventId, url }) => [eventId, url])).toEqual([
    [`${payment.id}_3`, 'https://shop.example/hook'],
    [`${payment.id}_3`, 'https://shop.example/new'],
  ]);
});

const dayMs = 86_400_000;
const endpoint = (id: string, over: Partial<Endpoint> = {}): Endpoint => ({
  ...{ id, slot: 0, url: 'https://shop.test/', generation: 1, createdAt: 1 },
  ...over,
});

/** What becomes of the list when an endpoint that was known so is found so. */
async function noted(list: readonly Endpoint[], known: Endpoint, health: Health) {
  const virtual = await createWorld();
  const { table, clock } = virtual.service;
  await virtual.pass(6 * dayMs);
  const now = clock.now();
  const at = (one: Endpoint): Endpoint =>
    one.failingSince === undefined ? one : { ...one, failingSince: now - one.failingSince };
  const { version, list: before } = await changeEndpoints(table, () => list.map(at));
  await noteHealth(virtual.service, at(known), health);
  const after = await readEndpoints(table);
  const errors = virtual.lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'ERROR');
  return { now, before, after: after.list, isWritten: after.version !== version, errors };
}

describe('an endpoint that is found', () => {
  /** `failingSince` is how long it has failed. */
  test.each<[string, Health, Partial<Endpoint>, (now: number) => Partial<Endpoint>]>([
    ['well again fails no more', 'well', { failingSince: dayMs }, () => ({})],
    ['failing is known to fail since then', 'failing', {}, (now) => ({ failingSince: now })],
    [
      'failing for five days is disabled',
      'failing',
      { failingSince: 5 * dayMs },
      (now) => ({ failingSince: now - 5 * dayMs, disabled: { because: 'failing', at: now } }),
    ],
    ['gone is disabled', 'gone', {}, (now) => ({ disabled: { because: 'gone', at: now } })],
  ])('%s, and no other', async (_, health, before, after) => {
    const others = [endpoint('we_a', { failingSince: 1 }), endpoint('we_c')];
    const known = endpoint('we_b', before);
    const found = await noted([others[0] as Endpoint, known, others[1] as Endpoint], known, health);
    const { disabled, ...rest } = after(found.now);
    expect(found.after).toStrictEqual([
      ...[found.before[0], endpoint('we_b', { ...rest, ...(disabled && { disabled }) }), found.before[2]],
    ]);
    const { because } = disabled ?? {};
    expect(found.errors).toMatchObject(because ? [{ message: 'endpoint_disabled', endpointId: 'we_b', because }] : []);
    expect(found.errors).toHaveLength(because ? 1 : 0);
  });

  const almost = { failingSince: 5 * dayMs - 1 };
  const off = { disabled: { because: 'shop', at: 1 }, failingSince: 1 } as const;
  test.each<[string, Health, Partial<Endpoint>, readonly Endpoint[]]>([
    ['well, as it was', 'well', {}, [endpoint('we_a')]],
    ['failing, for less than five days', 'failing', almost, [endpoint('we_a', almost)]],
    ['well, and disabled', 'well', off, [endpoint('we_a', off)]],
    ['gone, and disabled', 'gone', off, [endpoint('we_a', off)]],
    ['failing, as others have found meanwhile', 'failing', {}, [endpoint('we_a', { failingSince: 1 })]],
    ['gone, as others have found meanwhile', 'gone', {}, [endpoint('we_a', off)]],
    ['gone, and was deleted meanwhile', 'gone', {}, [endpoint('we_b')]],
  ])('%s: nothing is written', async (_, health, known, list) => {
    const found = await noted(list, endpoint('we_a', known), health);
    expect(found).toMatchObject({ isWritten: false, errors: [] });
  });
});
