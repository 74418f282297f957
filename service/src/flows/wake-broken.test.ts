import { expect, test } from 'vitest';
import { leaveMuch } from '../../../world/left-behind.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Attribute, Item } from '../ports/table.ts';
import { dueQueues, unansweredQueue } from '../store/queues.ts';

// Items that are due and broken in every way: an attribute is missing, or is something else than it should be.

const queues = [...dueQueues, unansweredQueue];

async function itemsDue({ service: { table, clock } }: VirtualWorld): Promise<readonly Item[]> {
  const pages = await Promise.all(
    queues.map((pk) => table.query({ index: 'queue', pk, to: clock.now(), limit: 1_000 })),
  );
  return Promise.all(pages.flatMap(({ items }) => items.map(async (key) => (await table.get(key)) as Item)));
}

const wrong: readonly (Attribute | undefined)[] = [undefined, 'nonsense', -1, true, [], {}, ['x'], { type: 'cancel' }];

/** This item, with each of its attributes broken in each way, under a key of its own. */
function brokenLike({ pk, sk, version: _, ...attributes }: Item, number: () => number): Omit<Item, 'version'>[] {
  const names = Object.keys(attributes).filter((name) => name !== 'queue' && name !== 'queuedAt');
  return names.flatMap((name) =>
    wrong.map((value) => {
      const others = Object.entries({ ...attributes, [name]: value }).filter(([, one]) => one !== undefined);
      const tail = String(number()).padStart(6, '0');
      return { pk, sk: `${sk.slice(0, -6)}${tail}`, ...Object.fromEntries(others) } as Omit<Item, 'version'>;
    }),
  );
}

async function breakAll(virtual: VirtualWorld): Promise<number> {
  let count = 0;
  const { table, clock } = virtual.service;
  for (const item of await itemsDue(virtual)) {
    for (const broken of brokenLike(item, () => count++)) await table.putIfAbsent(broken as Item);
  }
  for (const sk of ['pay_', 'pay_x', 'sub_', 'sub_0', 'jobs_1', 'oddity', '__proto__', 'constructor_1', '_']) {
    await table.putIfAbsent({ pk: 'somewhere', sk, queue: 'due#1', queuedAt: clock.now() });
    count += 1;
  }
  return count;
}

test('whatever is broken stops nobody, ends at rest or before a person, and is not looped over', async () => {
  const virtual = await createWorld();
  await leaveMuch(virtual);
  const healthy = (await itemsDue(virtual)).map(({ sk }) => sk);
  const broken = await breakAll(virtual);
  expect(broken).toBeGreaterThan(500);
  for (let minute = 0; minute < 15; minute++) {
    await virtual.wake();
    await virtual.pass(60_000);
  }
  const due = (await itemsDue(virtual)).map(({ sk }) => sk);
  expect(healthy.filter((id) => due.includes(id))).toEqual([]);

  // Five hours, in which what fails is tried six times.
  for (let run = 0; run < 60; run++) {
    await virtual.pass(300_000);
    await virtual.wake();
  }
  // What KakaoPay says nothing about is asked about for a day. Nothing else is found again and again.
  for (const { sk, waiting } of await itemsDue(virtual)) expect(waiting, sk).toMatchObject({ reason: 'no_answer' });
  const parked = virtual.lines.filter((line) => line.includes('item_parked')).length;
  expect(parked).toBeGreaterThan(100);
});
