import { expect, test } from 'vitest';
import { cutOffApprove, cutOffApproves } from '../../../world/actions.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Page, Table } from '../ports/table.ts';
import { wake } from './wake.ts';

// How much a run of wake does at once, and where it ends: a small function, and KakaoPay, must stand it.

/** 45 payments whose approve was cut off before it was sent, all of them due. */
async function backlog(): Promise<VirtualWorld> {
  const virtual = await createWorld();
  await cutOffApproves(virtual, 45);
  return virtual;
}

test('KakaoPay is asked about 20 payments at once, not about one, and not about all', async () => {
  const virtual = await backlog();
  let asked = 0;
  let most = 0;
  await virtual.wake(({ name, moment }) => {
    if (!name.startsWith('kakaopay.')) return;
    asked += moment === 'before' ? 1 : -1;
    most = Math.max(most, asked);
  });
  expect(most).toBe(20);
});

test('what is begun is finished; when the time is over the rest is left to the next run', async () => {
  const virtual = await backlog();
  const { service, simulator } = virtual;
  const table: Table = {
    ...service.table,
    get: (key) => {
      simulator.clock.advance('1s');
      return service.table.get(key);
    },
  };
  const now = service.clock.now();
  const { due } = await wake({ ...service, table }, { stopAt: now + 10_000, waitUntil: now });
  expect(due).toBeGreaterThanOrEqual(10);
  expect(due).toBeLessThanOrEqual(20);
  expect(simulator.ledger().entries).toHaveLength(due);
  expect(await virtual.wake()).toEqual({ due: 45 - due, failed: 0 });
});

test('a look at the queue reads 100 items of each of its partitions', async () => {
  const virtual = await createWorld();
  const limits: (number | undefined)[] = [];
  const { service } = virtual;
  const table: Table = {
    ...service.table,
    query: (query) => {
      limits.push(query.limit);
      return service.table.query(query);
    },
  };
  const now = service.clock.now();
  await wake({ ...service, table }, { stopAt: now + 10_000, waitUntil: now });
  expect(limits).toEqual([100, 100, 100, 100, 100]);
});

test('the age that the alarm watches is that of the oldest payment', async () => {
  const virtual = await createWorld();
  for (let minutes = 0; minutes < 30; minutes += 10) {
    await cutOffApprove(virtual);
    await virtual.pass(600_000);
  }
  await virtual.wake();
  const woke = virtual.lines.map((line) => JSON.parse(line)).find(({ message }) => message === 'woke');
  expect(woke.due).toBe(3);
  expect(Math.round(woke.oldestOpenSeconds / 60)).toBe(30);
});

test('the index lags behind, and shows what is done already: nothing is taken twice', async () => {
  const virtual = await backlog();
  const { service, simulator } = virtual;
  const stale = new Map<string, Promise<Page>>();
  const table: Table = {
    ...service.table,
    query: (query) => {
      simulator.clock.advance('100ms');
      const name = JSON.stringify({ ...query, to: undefined });
      const page = stale.get(name) ?? service.table.query(query);
      stale.set(name, page);
      return page;
    },
  };
  const now = service.clock.now();
  expect(await wake({ ...service, table }, { stopAt: now + 10_000, waitUntil: now })).toEqual({ due: 45, failed: 0 });
});

test('a run waits for what becomes due first, and then for the next', async () => {
  const asked: number[] = [];
  const virtual = await createWorld({
    transport: (toSimulator) => (request) => {
      if (request.url.endsWith('/order')) asked.push(virtual.service.clock.now());
      return toSimulator(request);
    },
  });
  const dueAt: number[] = [];
  for (let i = 0; i < 6; i++) {
    const id = await cutOffApprove(virtual);
    dueAt.push((await virtual.payment(id))?.wakeAt ?? 0);
    await virtual.pass(4_000);
  }
  const now = virtual.service.clock.now();
  await wake(virtual.service, { stopAt: now + 60_000, waitUntil: now + 60_000 });
  expect(asked).toHaveLength(6);
  for (const [at, due] of dueAt.entries()) {
    expect((asked[at] ?? 0) - due).toBeGreaterThanOrEqual(0);
    expect((asked[at] ?? 0) - due).toBeLessThan(1_500);
  }
});
