import { expect, test } from 'vitest';
import type { Item, Table } from '../ports/table.ts';
import { createMemoryTable } from '../table/memory.ts';
import { canceledOn } from './cancellation-days.ts';
import { walkChanged } from './changed.ts';
import { forgetBuyer } from './forget-buyer.ts';
import { listByDay } from './list.ts';
import { listEvents } from './list-events.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { rowsOf } from './reconciliations.ts';

// A table whose pages have no end, read by a clock that stands still: each loop has a bound of its own.

const now = Date.UTC(2026, 10, 23, 3);
const clock = { now: () => now };
const day = '2026-11-23';

async function drain(pages: AsyncGenerator<unknown>): Promise<void> {
  for await (const _ of pages);
}

const indexEmpty = (table: Table): Table => ({
  ...table,
  query: async (query) => (query.index ? { items: [] } : table.query(query)),
});

/** How many pages are read until this gives up; they are empty, or hold this. */
async function pagesRead(read: (table: Table) => Promise<unknown>, items: readonly Item[] = []): Promise<number> {
  let pages = 0;
  const query = async () => {
    pages += 1;
    return { items, cursor: 'more' };
  };
  await read({ ...createMemoryTable(), query });
  return pages;
}

test.each<[string, number, (table: Table) => Promise<unknown>]>([
  ['a walk over what was changed', 100, (table) => walkChanged(table, { since: now, now, limit: 1 })],
  ['the rows of a run', 1_000, (table) => drain(rowsOf(table, 'rec_1'))],
  ['the payments of a day', 5_000, (table) => listByDay(table, clock, { from: day, to: day, limit: 1 })],
  ['the subscriptions of a month', 5_000, (table) => listSubscriptions(table, clock, { limit: 1 })],
  ['the payments of a buyer', 2 * 100_000, (table) => forgetBuyer(table, { buyerId: 'b', from: day, to: day }, now)],
  ['the notes of cancellations', 10_000, (table) => drain(canceledOn(indexEmpty(table), { from: day, to: day }, now))],
])('%s: %i pages', async (_, pages, read) => {
  expect(await pagesRead(read)).toBe(pages);
});

test('a list of events goes on where it has given up', async () => {
  const item: Item = { pk: 'things', sk: 'thing_1', queue: 'review', queuedAt: 1, version: 1 };
  const list = async (table: Table) =>
    expect(await listEvents(table, clock, { filter: {}, since: now, limit: 1 })).toEqual({
      events: [],
      next: { walk: { queue: 'review', cursor: 'more' }, next: undefined },
    });
  expect(await pagesRead(list, [item])).toBe(5_000);
});
