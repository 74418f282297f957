import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { cutOffApproves, startPayment, statusOf } from '../../../world/actions.ts';
import { workOff } from '../../../world/backlog.ts';
import { createWorld, type VirtualWorld, type WorldOptions } from '../../../world/world.ts';
import type { Page, Table } from '../ports/table.ts';
import { dueQueues } from '../store/queues.ts';
import { type WakeReport, wake } from './wake.ts';

/** Each look at an item takes 50 ms, and so does asking who is to hear of it: a run of 4 s is for some 40. */
function shortRun({ service, simulator }: VirtualWorld): Promise<WakeReport> {
  const get: Table['get'] = (key) => {
    simulator.clock.advance(50);
    return service.table.get(key);
  };
  const now = service.clock.now();
  return wake({ ...service, table: { ...service.table, get } }, { stopAt: now + 4_000, waitUntil: now });
}

async function startMany(virtual: VirtualWorld, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await startPayment(virtual)).id);
  return ids;
}

/** Payments that nobody has finished, all due. */
async function backlogOf(virtual: VirtualWorld, count: number): Promise<string[]> {
  const ids = await startMany(virtual, count);
  virtual.simulator.clock.advance('16m');
  return ids;
}

test('a backlog of many runs is worked off, and what becomes due meanwhile is seen to in the next run', async () => {
  const virtual = await createWorld();
  const backlog = await backlogOf(virtual, 240);
  let runs = 0;
  let due = 0;
  for (let left = 1; left > 0; runs++) {
    const fresh = runs < 5 ? await cutOffApproves(virtual, 8) : [];
    left = (await shortRun(virtual)).due;
    due += left;
    for (const id of fresh) expect(await statusOf(virtual, id)).toBe('approved');
  }
  expect(runs).toBeGreaterThan(6);
  expect(due).toBe(280);
  for (const id of backlog) expect(await statusOf(virtual, id)).toBe('expired');
  await expectEqualBooks(virtual);
});

test('the backlog of one partition holds up no other', async () => {
  const virtual = await createWorld();
  const { table, clock } = virtual.service;
  for (let i = 0; i < 500; i++) {
    const queuedAt = clock.now() - i;
    await table.putIfAbsent({ pk: 'somewhere', sk: `oddity_${i}`, queue: i < 300 ? 'due#0' : 'due#1', queuedAt });
  }
  const ids = await cutOffApproves(virtual, 12);
  await shortRun(virtual);
  for (const id of ids) expect(await statusOf(virtual, id)).toBe('approved');
});

test('one that takes long holds up no other', async () => {
  let asked = 0;
  let allAsked = (): void => {};
  const others = new Promise<void>((resolve) => {
    allAsked = resolve;
  });
  const virtual = await createWorld(
    lookingUp(async (number) => {
      asked += 1;
      if (asked === 45) allAsked();
      // The first one is answered when all others have been.
      if (number === 1) await others;
    }),
  );
  const ids = await backlogOf(virtual, 45);
  expect(await virtual.wake()).toEqual({ due: 45, failed: 0 });
  for (const id of ids) expect(await statusOf(virtual, id)).toBe('expired');
});

/** Before each lookup is answered, by its number. */
function lookingUp(before: (number: number) => Promise<void>): WorldOptions {
  let number = 0;
  return {
    transport: (direct) => async (request) => {
      if (request.url.endsWith('/order')) await before(++number);
      return direct(request);
    },
  };
}

test('a run goes on when the index still shows what was seen to', async () => {
  const virtual = await createWorld();
  const { table, clock } = virtual.service;
  for (let i = 0; i < 900; i++) {
    await table.putIfAbsent({ pk: 'somewhere', sk: `oddity_${i}`, queue: `due#${i % 3}`, queuedAt: clock.now() - i });
  }
  const end = clock.now() + 35_000;
  const report = await wake({ ...virtual.service, table: lagging(virtual, 700) }, { stopAt: end, waitUntil: end });
  // Each fails, and is due again when 30 s are over.
  expect(report).toEqual({ due: 1_800, failed: 1_800 });
});

/** The index as it was up to so many ms ago. */
function lagging({ service: { table, clock } }: VirtualWorld, lagMs: number): Table {
  const shown = new Map<string, { readonly at: number; readonly page: Page }>();
  return {
    ...table,
    async query(query) {
      const name = `${query.pk} ${query.newestFirst}`;
      const last = shown.get(name);
      if (last && clock.now() - last.at < lagMs) return last.page;
      const page = await table.query(query);
      shown.set(name, { at: clock.now(), page });
      return page;
    },
  };
}

test('every partition that items are put into is looked into', async () => {
  const virtual = await createWorld();
  const { table, clock } = virtual.service;
  for (const queue of [...dueQueues, 'unanswered']) {
    await table.putIfAbsent({ pk: 'somewhere', sk: `oddity_${queue}`, queue, queuedAt: clock.now() });
  }
  expect(await virtual.wake()).toEqual({ due: 5, failed: 5 });
});

test('20,000 are worked off, some 3,500 in each run, and what is fresh is seen to in the next run', async () => {
  const { due, runs, starved } = await workOff(20_000);
  expect(due).toBeGreaterThan(20_000);
  expect(runs).toBeLessThanOrEqual(8);
  expect(starved).toBe(0);
});
