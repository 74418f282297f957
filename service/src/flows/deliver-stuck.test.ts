import { describe, expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { listen, sentTo } from '../../../world/listening.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Teller } from '../service.ts';
import { paymentKey } from '../store/payments.ts';
import type { Place } from '../store/place.ts';
import { createDelivery, deliverNews, type Which } from './deliver.ts';

// What cannot be delivered stops no other: it is put back in the queue, and in the end before a person.

const key = { pk: 'somewhere', sk: 'oddity_1' };
const place = (queue: string, queuedAt: number, at = key): Place => ({ ...at, queue, queuedAt });

/** What is logged while these are looked at. */
async function linesOf({ service, lines }: VirtualWorld, places: readonly Place[], which: Which, over = {}) {
  lines.length = 0;
  const delivery = createDelivery({ ...service, ...over }, service.clock.now() + 35_000);
  await delivery.look(places, which);
  await delivery.done();
  return lines.map((line) => {
    const { level, message, itemId, error, reason } = JSON.parse(line);
    return [level, message, itemId, error, ...(reason === undefined ? [] : [reason])];
  });
}

/** Something that nobody is told of, in this queue. */
async function withOddity(queue: string, over: { readonly failures?: number } = {}) {
  const virtual = await createWorld();
  const now = virtual.service.clock.now();
  await virtual.service.table.putIfAbsent({ ...key, queue, queuedAt: now, ...over });
  const stored = () => virtual.service.table.get(key);
  return { virtual, now, stored };
}

test('a failed delivery that is due is made, and not put back', async () => {
  const virtual = await createWorld();
  await listen(virtual, 'we_a');
  virtual.receiver.answer = () => ({ status: 500, said: '' });
  const { id } = await startApproved(virtual);
  await virtual.stream();
  await virtual.pass(6_000);
  const stands = (await virtual.service.table.get(paymentKey(id))) as unknown as Place;
  expect(stands.queue).toBe('retry#0');
  expect(await linesOf(virtual, [stands], 'due')).toEqual([]);
  expect(sentTo(virtual, 'we_a')).toHaveLength(2);
  expect((await virtual.payment(id))?.outbox).toMatchObject({ we_a: { tries: 2 } });
});

describe('what stands among the failed deliveries and is none', () => {
  test.each<Which>(['due', { slot: 0 }])('is put back, %j', async (which) => {
    const { virtual, now, stored } = await withOddity('retry#0');
    const lines = await linesOf(virtual, [place('retry#0', now)], which);
    expect(lines).toEqual([['INFO', 'item_failed', 'oddity_1', 'Error']]);
    expect(await stored()).toMatchObject({ queue: 'retry#0', queuedAt: now + 30_000, failures: 1 });
  });

  test('is put back, also where it is something that one could be told of', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    const stored = paymentKey(id);
    const item = await virtual.service.table.get(stored);
    await virtual.service.table.updateIf(stored, item?.version ?? 0, { queue: 'retry#0', queuedAt: 5 });
    const lines = await linesOf(virtual, [place('retry#0', 5, stored)], 'due');
    expect(lines).toEqual([['INFO', 'item_failed', id, 'Error']]);
  });

  test('is put before a person in the end', async () => {
    const { virtual, now, stored } = await withOddity('retry#0', { failures: 5 });
    const lines = await linesOf(virtual, [place('retry#0', now)], 'due');
    expect(lines).toEqual([['ERROR', 'item_parked', 'oddity_1', 'Error']]);
    expect(await stored()).toMatchObject({ queue: 'review', queuedAt: now, failures: 6 });
  });

  test('is none of ours where it stands elsewhere by now', async () => {
    const { virtual, now, stored } = await withOddity('retry#0');
    expect(await linesOf(virtual, [place('retry#0', now - 1)], 'due')).toEqual([]);
    expect(await stored()).toMatchObject({ queuedAt: now });
  });

  test('is said to have failed where it cannot be put back, either', async () => {
    const { virtual, now } = await withOddity('retry#0');
    const { table } = virtual.service;
    const updateIf = () => Promise.reject(new TypeError('no table'));
    const lines = await linesOf(virtual, [place('retry#0', now)], 'due', { table: { ...table, updateIf } });
    expect(lines).toEqual([['INFO', 'item_failed', 'oddity_1', 'Error']]);
  });
});

test('what stands among what is due is moved on by others: it is left where it is', async () => {
  const { virtual, now, stored } = await withOddity('due#1');
  expect(await linesOf(virtual, [place('due#1', now)], 'due')).toEqual([]);
  expect(await stored()).not.toHaveProperty('failures');
});

test('news of something that is not there, or of which nothing is to be told, is nothing', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  await deliverNews(virtual.service, [key, paymentKey(id)], virtual.service.clock.now() + 35_000);
  expect(virtual.lines.filter((line) => line.includes('item_'))).toEqual([]);
});

describe('a delivery that breaks', () => {
  class Broken extends Error {
    override name = 'Broken';
    readonly reason = 'no_more_sockets';
  }

  /** A payment whose event waits for an endpoint, and one whose try breaks. */
  async function breaking(thrown: unknown) {
    const virtual = await createWorld();
    await listen(virtual, 'we_a');
    const { id: broken } = await startApproved(virtual);
    const { id: other } = await startApproved(virtual);
    await virtual.pass(31_000);
    const webhooks: Teller['webhooks'] = {
      ...virtual.service.webhooks,
      post: (call) => (call.body.includes(broken) ? Promise.reject(thrown) : virtual.service.webhooks.post(call)),
    };
    const placeOf = async (id: string) => (await virtual.service.table.get(paymentKey(id))) as unknown as Place;
    const places = [await placeOf(broken), await placeOf(other)];
    const lines = (at = places) => linesOf(virtual, at, 'due', { webhooks });
    return { virtual, broken, other, places, lines, stored: () => virtual.service.table.get(paymentKey(broken)) };
  }

  test('is put back, and all others are told', async () => {
    const { virtual, broken, other, lines, stored } = await breaking(new Broken());
    expect(await lines()).toEqual([['INFO', 'item_failed', broken, 'Broken', 'no_more_sockets']]);
    expect(sentTo(virtual, 'we_a').map(({ id }) => id)).toEqual([`${other}_3`]);
    expect(await stored()).toMatchObject({ failures: 1, queuedAt: virtual.service.clock.now() + 30_000 });
  });

  test('is told of where the item stands elsewhere by now, too', async () => {
    const { broken, places, lines, stored } = await breaking('odd');
    const moved = places.map((one) => ({ ...one, queuedAt: one.queuedAt - 1 }));
    expect(await lines(moved)).toEqual([['INFO', 'item_failed', broken, 'string']]);
    expect(await stored()).not.toHaveProperty('failures');
  });

  test('of news is left to the next run', async () => {
    const { virtual, broken, stored } = await breaking(undefined);
    const webhooks = { ...virtual.service.webhooks, post: () => Promise.reject(new Broken()) };
    virtual.lines.length = 0;
    await deliverNews({ ...virtual.service, webhooks }, [paymentKey(broken)], virtual.service.clock.now() + 35_000);
    expect(virtual.lines.map((line) => JSON.parse(line))).toMatchObject([{ message: 'item_failed', itemId: broken }]);
    expect(await stored()).not.toHaveProperty('failures');
  });
});
