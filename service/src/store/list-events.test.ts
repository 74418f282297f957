import { beforeEach, describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import { dayMs } from '../kst.ts';
import type { Happened } from '../payment/payment.ts';
import { samplePayment } from '../payment/testing.ts';
import type { Table } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';
import { type EventFilter, type EventsPlace, eventsOf, listEvents } from './list-events.ts';
import { insertPayment, paymentKey } from './payments.ts';
import type { Told } from './told.ts';

const ids = seededIds('list-events');
/** Noon in Korea on 2026-11-23. */
const noon = Date.UTC(2026, 10, 23, 3);
let now = noon;
const clock = { now: () => now };
let table: Table;
beforeEach(() => {
  now = noon;
  table = createMemoryTable();
});

const types = ['created', 'approve_confirmed', 'part_cancel_confirmed', 'cancel_confirmed'] as const;

interface Made {
  readonly changedAt: number;
  /** How many of its events the shop is told of. */
  readonly told: number;
  /** Somebody is still to be told then. */
  readonly dueAt?: number;
}

/** A payment that was changed then for the last time; its id. */
async function make({ changedAt, told, dueAt }: Made): Promise<string> {
  const id = newPaymentId(ids, changedAt);
  const events = types.slice(0, told + 1).map((type, at): Happened => ({ n: at + 1, type, at: changedAt - told + at }));
  const outbox = { we_a: { pending: [2], tries: 0, at: dueAt ?? 0 } };
  await insertPayment(table, samplePayment('approved', { id, createdAt: changedAt, events, ...(dueAt && { outbox }) }));
  return id;
}

interface Question {
  readonly limit: number;
  readonly filter?: EventFilter;
  readonly since?: number;
  readonly newestFirst?: boolean;
}

async function page({ filter = {}, since = noon - 9 * dayMs, ...rest }: Question, after?: EventsPlace) {
  const { events, next } = await listEvents(table, clock, { filter, since, after, ...rest });
  return { events: events.map(({ told, n }) => `${told.id}_${n}`), next };
}

/** Every page until there is no next. */
async function pages(question: Question): Promise<string[][]> {
  const all: string[][] = [];
  let after: EventsPlace | undefined;
  for (let i = 0; i < 50; i++) {
    const { events, next } = await page(question, after);
    all.push(events);
    if (next === undefined) return all;
    after = next;
  }
  throw new Error('The pages have no end.');
}

const moveOn = (id: string, queuedAt = now) =>
  table.updateIf(paymentKey(id), 1, { queue: 'changed#2026-11-23', queuedAt });

describe('of the events of one thing', () => {
  const events = types.map((type, at) => ({ n: at + 1, type, at: noon + at }));
  const told = { events } as unknown as Told;

  test.each<[string, EventFilter, number | undefined, number[]]>([
    ['all that the shop is told of are listed', {}, undefined, [2, 3, 4]],
    ['those of one type', { type: 'payment.canceled' }, undefined, [4]],
    ['those from an instant on', { from: noon + 2 }, undefined, [3, 4]],
    ['those before an instant', { to: noon + 2 }, undefined, [2]],
    ['those after another one', {}, 2, [3, 4]],
  ])('%s', (_, filter, after, numbers) => {
    expect(eventsOf(told, filter, after).map(({ n }) => n)).toEqual(numbers);
  });

  test('each with its type and its time', () => {
    expect(eventsOf(told, { type: 'payment.approved' })).toEqual([
      { told, n: 2, type: 'payment.approved', at: noon + 1 },
    ]);
  });
});

describe('of all things', () => {
  test.each([1, 2, 3, 4, 5, 100])(
    'each event comes once, by the last change of its thing, in pages of %i',
    async (limit) => {
      const [third, first, second] = [
        await make({ changedAt: noon - 1_000, told: 2 }),
        await make({ changedAt: noon - 3 * dayMs, told: 3 }),
        await make({ changedAt: noon - dayMs, told: 1 }),
      ];
      const untold = await make({ changedAt: noon - dayMs - 1_000, told: 0, dueAt: noon + 60_000 });
      const all = [`${first}_2`, `${first}_3`, `${first}_4`, `${second}_2`, `${third}_2`, `${third}_3`];
      const found = await pages({ limit });
      expect(found.flat()).toEqual(all);
      expect(found.flat().join()).not.toContain(untold);
      expect(found.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
    },
  );

  test.each([1, 2, 3, 100])('the newest first, in pages of %i; those of one thing in order', async (limit) => {
    const made = [
      await make({ changedAt: noon - 1_000, told: 2 }),
      await make({ changedAt: noon - 2_000, told: 1 }),
      await make({ changedAt: noon - 2_000, told: 1 }),
      await make({ changedAt: noon - dayMs, told: 1 }),
    ];
    const [last, ...same] = made;
    const found = await pages({ limit, newestFirst: true });
    expect(found.flat().slice(0, 2)).toEqual([`${last}_2`, `${last}_3`]);
    expect(found.flat().slice(2, 4).sort()).toEqual([`${same[0]}_2`, `${same[1]}_2`].sort());
    expect(found.flat().slice(4)).toEqual([`${same[2]}_2`]);
  });

  test('backwards, what is moved between two pages brings no other one twice', async () => {
    const made: string[] = [];
    for (const at of [3, 2, 1]) made.push(await make({ changedAt: noon - at * 1_000, told: 2 }));
    const [oldest = '', moved = '', newest = ''] = made;
    const question = { limit: 3, newestFirst: true };
    const begun = await page(question);
    expect(begun.events).toEqual([`${newest}_2`, `${newest}_3`, `${moved}_2`]);
    await moveOn(moved, noon - 500);
    expect((await page(question, begun.next)).events).toEqual([`${oldest}_2`, `${oldest}_3`]);
  });

  test('what was changed before the time asked for does not come', async () => {
    await make({ changedAt: noon - 2_000, told: 1 });
    const id = await make({ changedAt: noon - 1_000, told: 1 });
    expect(await pages({ limit: 5, since: noon - 1_000 })).toEqual([[`${id}_2`]]);
  });

  test('a filter holds for all of them', async () => {
    const id = await make({ changedAt: noon - 2_000, told: 3 });
    await make({ changedAt: noon - 1_000, told: 2 });
    expect(await pages({ limit: 5, filter: { type: 'payment.canceled' } })).toEqual([[`${id}_4`]]);
  });

  test('a page that is full ends within a thing, and the next one goes on there', async () => {
    // Of one time, they come in the order of their keys.
    const [first, second] = [
      await make({ changedAt: noon - 1_000, told: 2 }),
      await make({ changedAt: noon - 1_000, told: 2 }),
    ].sort();
    const { events, next } = await page({ limit: 3 });
    expect(events).toEqual([`${first}_2`, `${first}_3`, `${second}_2`]);
    const place = { id: second, queue: 'changed#2026-11-23', queuedAt: noon - 1_000, n: 2 };
    expect(next).toEqual({ walk: undefined, next: place });
    expect(await page({ limit: 3 }, next)).toEqual({ events: [`${second}_3`], next: undefined });
  });

  test('what is due tomorrow and listed in part keeps nobody back who was changed today', async () => {
    const due = await make({ changedAt: noon - 2_000, told: 3, dueAt: noon + dayMs });
    const changed = await make({ changedAt: noon - 1_000, told: 1 });
    const first = await page({ limit: 2 });
    expect(first.events).toEqual([`${due}_2`, `${due}_3`]);
    expect((await page({ limit: 2 }, first.next)).events).toEqual([`${due}_4`, `${changed}_2`]);
  });
});

describe('where the thing that comes next was moved on between two pages', () => {
  test('those before it do not come again, those at its time and after it do', async () => {
    const before = await make({ changedAt: noon - 3_000, told: 2 });
    // At one time, they come in the order of their keys.
    const [moved = '', same = ''] = [
      await make({ changedAt: noon - 2_000, told: 2 }),
      await make({ changedAt: noon - 2_000, told: 2 }),
    ].sort();
    const after = await make({ changedAt: noon - 1_000, told: 1 });
    const { events, next } = await page({ limit: 3 });
    expect(events).toEqual([`${before}_2`, `${before}_3`, `${moved}_2`]);
    await moveOn(moved);
    const rest = [`${same}_2`, `${same}_3`, `${after}_2`];
    expect((await page({ limit: 3 }, next)).events).toEqual(rest);
    expect((await page({ limit: 9 }, next)).events).toEqual([...rest, `${moved}_3`]);
  });

  test('those in another queue come, though at an earlier time', async () => {
    const due = await make({ changedAt: noon - 2_000, told: 3, dueAt: noon + 1_000 });
    const changed = await make({ changedAt: noon - 3_000, told: 1 });
    const { events, next } = await page({ limit: 2 });
    expect(events).toEqual([`${due}_2`, `${due}_3`]);
    await moveOn(due, noon + 1_000);
    expect((await page({ limit: 2 }, next)).events).toEqual([`${changed}_2`, `${due}_4`]);
  });
});

test('a page is ended by time, and the next one goes on from there', async () => {
  const made: string[] = [];
  for (let i = 0; i < 5; i++) made.push(await make({ changedAt: noon - 5_000 + i, told: 1 }));
  const memory = table;
  let read = 0;
  // Each thing takes 2.5 s.
  table = {
    ...memory,
    get(key) {
      read += 1;
      now += 2_500;
      return memory.get(key);
    },
  };
  const rare = { limit: 1, filter: { type: 'payment.canceled' } } as const;
  const { events, next } = await page(rare);
  expect([events, read, next]).toEqual([[], 2, { walk: expect.objectContaining({ queue: 'changed#2026-11-23' }) }]);
  expect(await pages(rare)).toEqual([[], [], []]);
  expect(read).toBe(7);
});
