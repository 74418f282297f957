import { describe, expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { listen, sentTo } from '../../../world/listening.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Attribute } from '../ports/table.ts';
import { paymentKey } from '../store/payments.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import type { Untold } from '../webhooks/outbox.ts';
import { createDelivery, type Which } from './deliver.ts';

// Which of what waits is delivered, and since when it has waited.

const pending = [3];
type Waits = Omit<Untold, 'pending' | 'at'> & { readonly inMs: number };

/** A payment of which this waits for an endpoint that has been failing for so long, or is well. */
async function waiting({ inMs, ...untold }: Waits, failingForMs?: number) {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  await virtual.pass(600_000);
  const now = virtual.service.clock.now();
  const over: Partial<Endpoint> = failingForMs === undefined ? {} : { failingSince: now - failingForMs };
  await listen(virtual, 'we_a', over);
  await wait(virtual, id, { we_a: { pending, ...untold, at: now + inMs } });
  return { virtual, id, now };
}

async function wait(
  { service: { table } }: VirtualWorld,
  id: string,
  outbox: Record<string, Attribute>,
): Promise<void> {
  const item = await table.get(paymentKey(id));
  await table.updateIf(paymentKey(id), item?.version ?? 0, { outbox });
}

async function look({ service }: VirtualWorld, id: string, which: Which) {
  const delivery = createDelivery(service, service.clock.now() + 35_000);
  await delivery.look([paymentKey(id)], which);
  await delivery.done();
  return delivery;
}

const news: Waits = { tries: 0, inMs: 30_000 };
const retry: Waits = { tries: 1, slot: 0, inMs: 5_000 };

describe('delivered is', () => {
  test.each<[string, Which, Waits, number | undefined, boolean]>([
    ['of news, what nobody has tried, whenever it would be looked for', 'news', news, undefined, true],
    ['of news, what an endpoint hears that has failed for less than a minute', 'news', news, 59_999, true],
    ['no news of an endpoint that has failed for a minute', 'news', news, 60_000, false],
    ['of news, nothing that was tried before, not even where it is due', 'news', { ...retry, inMs: 0 }, 1, false],
    ['of news, nothing that was put off', 'news', { ...news, slot: 0, inMs: 0 }, 1, false],
    ['of what is due, what is due now', 'due', { ...retry, inMs: 0 }, 1, true],
    ['of what is due, what is due now and nobody has tried', 'due', { ...news, inMs: 0 }, undefined, true],
    ['of what is due, nothing that is due in a moment', 'due', { ...retry, inMs: 1 }, 1, false],
    ['of what is due, no news that the stream may still bring', 'due', { ...news, inMs: 1 }, undefined, false],
    ['of one endpoint’s, all that waits in its queue', { slot: 0 }, retry, 1, true],
    ['of one endpoint’s, nothing from another queue', { slot: 1 }, retry, 1, false],
    ['of one endpoint’s, what is due besides', { slot: 1 }, { ...retry, inMs: 0 }, 1, true],
  ])('%s', async (_, which, waits, failingForMs, isTold) => {
    const { virtual, id } = await waiting(waits, failingForMs);
    const delivery = await look(virtual, id, which);
    expect(sentTo(virtual, 'we_a').map((sent) => sent.id)).toEqual(isTold ? [`${id}_3`] : []);
    expect(delivery.isWell(0)).toBe(isTold);
    expect(delivery.oldestAt() < Number.POSITIVE_INFINITY).toBe(isTold);
  });
});

describe('it has waited', () => {
  test('since it happened, where it was tried in vain', async () => {
    const { virtual, id, now } = await waiting({ ...retry, inMs: 0 });
    const at = (await virtual.payment(id))?.events.at(-1)?.at;
    expect(at).toBeLessThan(now - 590_000);
    expect((await look(virtual, id, 'due')).oldestAt()).toBe(at);
  });

  test('since it was wished for, where it was not tried yet', async () => {
    const { virtual, id, now } = await waiting({ tries: 0, inMs: -7 });
    expect((await look(virtual, id, 'due')).oldestAt()).toBe(now - 7);
  });

  test('since the next try was due, where the event is forgotten', async () => {
    const { virtual, id, now } = await waiting(retry);
    await wait(virtual, id, { we_a: { pending: [9], tries: 3, slot: 0, at: now - 9 } });
    expect((await look(virtual, id, 'due')).oldestAt()).toBe(now - 9);
  });

  test('as long as the oldest of all', async () => {
    const { virtual, id, now } = await waiting({ tries: 0, inMs: -7 });
    const { id: later } = await startApproved(virtual);
    await wait(virtual, later, { we_a: { pending, tries: 0, at: now - 3 } });
    const delivery = createDelivery(virtual.service, now + 35_000);
    for (const one of [later, id, later]) await delivery.look([paymentKey(one)], 'due');
    await delivery.done();
    expect(delivery.oldestAt()).toBe(now - 7);
    expect(sentTo(virtual, 'we_a')).toHaveLength(2);
  });
});
