import { describe, expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { createWorld } from '../../../world/world.ts';
import { paymentKey } from '../store/payments.ts';
import { readTold, type Told } from '../store/told.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import type { Telling, Untold } from '../webhooks/outbox.ts';
import { putAside } from './put-aside.ts';

const hourMs = 3_600_000;
const endpoint: Endpoint = { id: 'we_a', slot: 4, url: 'https://we_a.test/', generation: 1, createdAt: 1 };

/** A payment of which something waits, put aside that long after it was approved. */
async function aside(telling: Telling & { readonly wakeAt?: number }, { ageMs = 0, mayStay = false } = {}) {
  const virtual = await createWorld();
  const { table, clock } = virtual.service;
  const { id } = await startApproved(virtual);
  const told = (await readTold(table, paymentKey(id))) as Told;
  const happenedAt = told.events.find(({ n }) => n === 3)?.at ?? 0;
  await virtual.pass(happenedAt + ageMs - clock.now());
  await putAside(virtual.service, { ...told, telling: { ...told.telling, ...telling } }, endpoint, () => mayStay);
  return { before: told.version, now: clock.now(), stored: await table.get(paymentKey(id)) };
}

const waits = (over: Partial<Untold> = {}): Untold => ({ pending: [3], tries: 2, at: 1, slot: 4, ...over });
const { slot: _, ...news } = waits({ tries: 0 });

describe('what an endpoint that does not answer has to hear', () => {
  test.each<[string, Telling & { readonly wakeAt?: number }, boolean]>([
    ['stays at the head of its queue, where it alone waits', { outbox: { we_a: waits() } }, true],
    ['makes room for what another endpoint hears', { outbox: { we_a: waits(), we_b: waits({ slot: 1 }) } }, false],
    ['makes room for a next step', { outbox: { we_a: waits() }, wakeAt: 9 }, false],
    ['leaves the queue of news', { outbox: { we_a: news } }, false],
  ])('%s', async (_, telling, stays) => {
    const { before, now, stored } = await aside(telling, { mayStay: true });
    expect(stored?.version).toBe(stays ? before : before + 1);
    if (!stays) expect(stored?.outbox).toMatchObject({ we_a: { pending: [3], at: now + 60_000, slot: 4 } });
  });

  test.each([
    ['for a minute at least', waits(), 59_000, 60_000],
    ['for as long as it is old', waits(), 2 * hourMs, 2 * hourMs],
    ['for six hours at most', waits(), 6 * hourMs + 1, 6 * hourMs],
    ['for a minute, where it is news', news, 2 * hourMs, 60_000],
    ['for a minute, where it is forgotten', waits({ pending: [9] }), 2 * hourMs, 60_000],
  ])('is put off %s', async (_, untold, ageMs, pauseMs) => {
    const { now, stored } = await aside({ outbox: { we_a: untold } }, { ageMs });
    const { pending, tries } = untold;
    expect(stored?.outbox).toStrictEqual({ we_a: { pending, tries, at: now + pauseMs, slot: 4 } });
    expect(stored).toMatchObject({ queue: 'retry#4', queuedAt: now + pauseMs });
  });
});

test('where nothing waits for the endpoint, nothing is put off', async () => {
  for (const telling of [{}, { outbox: { we_b: waits() } }]) {
    const { before, stored } = await aside(telling);
    expect(stored?.version).toBe(before);
  }
});

test('where the item or the endpoint is gone, nothing is put off', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  const told = await readTold(virtual.service.table, paymentKey(id));
  await putAside(virtual.service, undefined, endpoint, () => false);
  await putAside(virtual.service, told, undefined, () => false);
  expect(await readTold(virtual.service.table, paymentKey(id))).toMatchObject({ version: told?.version });
});
