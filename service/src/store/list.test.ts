import { beforeAll, describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import { dayMs, kstDay } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';
import { samplePayment } from '../payment/testing.ts';
import { createMemoryTable } from '../table/memory.ts';
import { type Listing, listByDay, listByOrder, monthBefore } from './list.ts';
import { insertPayment } from './payments.ts';

const table = createMemoryTable();
const ids = seededIds('list');
/** Noon in Korea on 2026-11-23. */
const noon = Date.UTC(2026, 10, 23, 3);
const made: Payment[] = [];

async function make(at: number, orderId: string, status: Status): Promise<void> {
  const id = newPaymentId(ids, at);
  const payment = samplePayment(status, { id, orderId, createdAt: at, version: 1 });
  await insertPayment(table, payment);
  made.push(payment);
}

// Seven a day on three days around two empty ones, every third approved.
beforeAll(async () => {
  for (const day of [0, 3, 4]) {
    for (let i = 0; i < 7; i++) {
      await make(noon - day * dayMs + i * 1000, `order-${i % 2}`, i % 3 === 0 ? 'approved' : 'ready');
    }
  }
});

const newestFirst = (payments: readonly Payment[]) =>
  payments
    .map(({ id }) => id)
    .sort()
    .reverse();

/** Every page until there is no cursor. */
async function readAll(list: (cursor: string | undefined) => Promise<Listing>): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  for (let i = 0; i < 100; i++) {
    const page = await list(cursor);
    pages.push(page.payments.map(({ id }) => id));
    cursor = page.cursor;
    if (cursor === undefined) return pages;
  }
  throw new Error('The pages have no end.');
}

describe('by day', () => {
  const range = { from: '2026-11-19', to: '2026-11-23' };

  test.each([1, 2, 3, 7, 8, 21, 100])('gives each payment once, newest first, in pages of %i', async (limit) => {
    const pages = await readAll((cursor) => listByDay(table, { ...range, limit, cursor }));
    expect(pages.flat()).toEqual(newestFirst(made));
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(limit);
  });

  test('gives the payments of one state', async () => {
    const pages = await readAll((cursor) => listByDay(table, { ...range, limit: 4, status: 'approved', cursor }));
    expect(pages.flat()).toEqual(newestFirst(made.filter(({ status }) => status === 'approved')));
  });

  test('gives whole payments, as they were stored', async () => {
    const { payments } = await listByDay(table, { ...range, limit: 1 });
    expect(payments[0]).toEqual(made.find(({ id }) => id === payments[0]?.id));
  });

  test.each([
    ['2026-11-23', '2026-11-23', 7],
    ['2026-11-20', '2026-11-23', 14],
    ['2026-11-21', '2026-11-22', 0],
    ['2026-11-24', '2026-11-23', 0],
  ])('from %s to %s, both included, there are %i', async (from, to, count) => {
    const { payments, cursor } = await listByDay(table, { from, to, limit: 100 });
    expect(payments).toHaveLength(count);
    expect(cursor).toBeUndefined();
  });

  test('a day is a day in Korea', async () => {
    const own = createMemoryTable();
    for (const at of [Date.UTC(2026, 11, 1, 14, 59, 59), Date.UTC(2026, 11, 1, 15)]) {
      await insertPayment(own, samplePayment('ready', { id: newPaymentId(ids, at), createdAt: at }));
    }
    for (const day of ['2026-12-01', '2026-12-02']) {
      expect((await listByDay(own, { from: day, to: day, limit: 9 })).payments).toHaveLength(1);
    }
  });

  test('a long run of empty days costs a bounded number of reads, and the cursor goes on', async () => {
    let reads = 0;
    const counting: typeof table = {
      ...table,
      query(query) {
        reads += 1;
        return table.query(query);
      },
    };
    const years = { from: '2025-01-01', to: '2026-11-18', limit: 10 };
    const first = await listByDay(counting, years);
    expect(first).toEqual({ payments: [], cursor: '2026-10-09' });
    expect(reads).toBe(40);
    const pages = await readAll((cursor) => listByDay(table, { ...years, cursor }));
    expect(pages.flat()).toEqual([]);
  });

  test.each([
    'x',
    '2026-11-24',
    '2026-00-00',
    '2026-02-30',
    '2026-11-23.x',
    '2026-11-22.WyJhIiwiYiJd',
    '.',
    '2026-11-23.',
  ])('a cursor that is none of ours is refused: %s', async (cursor) => {
    const listing = listByDay(table, { ...range, limit: 3, cursor });
    await expect(listing).rejects.toMatchObject({ code: 'bad_cursor' });
  });
});

describe('by order', () => {
  test.each([1, 2, 5, 100])('gives each payment once, newest first, in pages of %i', async (limit) => {
    const pages = await readAll((cursor) => listByOrder(table, { orderId: 'order-1', limit, cursor }));
    expect(pages.flat()).toEqual(newestFirst(made.filter(({ orderId }) => orderId === 'order-1')));
  });

  test('gives the payments of one state', async () => {
    const query = { orderId: 'order-0', status: 'approved' as const, limit: 2 };
    const pages = await readAll((cursor) => listByOrder(table, { ...query, cursor }));
    const expected = made.filter(({ orderId, status }) => orderId === 'order-0' && status === 'approved');
    expect(pages.flat()).toEqual(newestFirst(expected));
  });

  test('an order nobody made has none', async () => {
    expect(await listByOrder(table, { orderId: 'order-9', limit: 5 })).toEqual({ payments: [] });
  });

  test('what the index still shows but the table has not is left out', async () => {
    const lagging = { ...table, get: async () => undefined };
    expect((await listByOrder(lagging, { orderId: 'order-1', limit: 5 })).payments).toEqual([]);
  });
});

test('a month ends today, in Korea', () => {
  expect(kstDay(Date.UTC(2026, 10, 23, 15))).toBe('2026-11-24');
  expect(monthBefore('2026-11-23')).toBe('2026-10-24');
  expect(monthBefore('2026-03-01')).toBe('2026-01-30');
});
