import { beforeAll, describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId } from '../ids.ts';
import { dayMs, kstDay } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';
import { samplePayment } from '../payment/testing.ts';
import { createMemoryTable } from '../table/memory.ts';
import { type Listing, listByDay, listByOrder, monthBefore, type Place } from './list.ts';
import { claimOrder, readOrder, replaceInOrder } from './orders.ts';
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
  const claim = { orderId, paymentId: id, fingerprint: 'f', now: at };
  const first = await claimOrder(table, claim);
  if (!first.claimed && first.order) await replaceInOrder(table, first.order, claim, true);
  made.push(payment);
}

const clock = { now: () => noon };

// Seven a day on three days around two empty ones, every third approved.
beforeAll(async () => {
  for (const day of [4, 3, 0]) {
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

/** Every page until there is no next. */
async function readAll(list: (after: Place | undefined) => Promise<Listing>): Promise<string[][]> {
  const pages: string[][] = [];
  let after: Place | undefined;
  for (let i = 0; i < 100; i++) {
    const page = await list(after);
    pages.push(page.payments.map(({ id }) => id));
    after = page.next;
    if (after === undefined) return pages;
  }
  throw new Error('The pages have no end.');
}

describe('by day', () => {
  const range = { from: '2026-11-19', to: '2026-11-23' };

  test.each([1, 2, 3, 7, 8, 21, 100])('gives each payment once, newest first, in pages of %i', async (limit) => {
    const pages = await readAll((after) => listByDay(table, clock, { ...range, limit, after }));
    expect(pages.flat()).toEqual(newestFirst(made));
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(limit);
  });

  test('gives the payments of one state', async () => {
    const pages = await readAll((after) => listByDay(table, clock, { ...range, limit: 4, status: 'approved', after }));
    expect(pages.flat()).toEqual(newestFirst(made.filter(({ status }) => status === 'approved')));
  });

  test('gives whole payments, as they were stored', async () => {
    const { payments } = await listByDay(table, clock, { ...range, limit: 1 });
    expect(payments[0]).toEqual(made.find(({ id }) => id === payments[0]?.id));
  });

  test.each([
    ['2026-11-23', '2026-11-23', 7],
    ['2026-11-20', '2026-11-23', 14],
    ['2026-11-21', '2026-11-22', 0],
    ['2026-11-24', '2026-11-23', 0],
  ])('from %s to %s, both included, there are %i', async (from, to, count) => {
    const { payments, next } = await listByDay(table, clock, { from, to, limit: 100 });
    expect(payments).toHaveLength(count);
    expect(next).toBeUndefined();
  });

  test('a day is a day in Korea', async () => {
    const own = createMemoryTable();
    for (const at of [Date.UTC(2026, 11, 1, 14, 59, 59), Date.UTC(2026, 11, 1, 15)]) {
      await insertPayment(own, samplePayment('ready', { id: newPaymentId(ids, at), createdAt: at }));
    }
    for (const day of ['2026-12-01', '2026-12-02']) {
      expect((await listByDay(own, clock, { from: day, to: day, limit: 9 })).payments).toHaveLength(1);
    }
  });

  test('a long run of empty days is ended by time, and the next page goes on from there', async () => {
    let now = noon;
    const slow: typeof table = {
      ...table,
      query(query) {
        now += 100;
        return table.query(query);
      },
    };
    const years = { from: '2025-01-01', to: '2026-11-18', limit: 10 };
    const first = await listByDay(slow, { now: () => now }, years);
    expect(first.payments).toEqual([]);
    expect(first.next).toEqual({ day: '2026-09-29', last: '' });
    const pages = await readAll((after) => listByDay(slow, { now: () => now }, { ...years, after }));
    expect(pages.flat()).toEqual([]);
  });

  test.each([
    ['one more than it lists', {}, [10, 10, 3, 3, 3]],
    ['many where a status is asked for', { status: 'approved' } as const, [250, 250, 250, 250, 250]],
  ])('of each day, a page reads %s', async (_, filter, limits) => {
    const asked: number[] = [];
    const watched: typeof table = {
      ...table,
      query(query) {
        asked.push(query.limit);
        return table.query(query);
      },
    };
    await listByDay(watched, clock, { from: '2026-11-20', to: '2026-11-24', limit: 9, ...filter });
    expect(asked).toEqual(limits);
  });

  test('a page looks on until it has what was asked for: one rare payment behind many', async () => {
    const own = createMemoryTable();
    const rare = newPaymentId(ids, noon);
    await insertPayment(own, samplePayment('quit', { id: rare, createdAt: noon }));
    for (let i = 1; i <= 2_000; i++) {
      await insertPayment(own, samplePayment('ready', { id: newPaymentId(ids, noon + i), createdAt: noon + i }));
    }
    const query = { from: '2026-11-23', to: '2026-11-23', limit: 1, status: 'quit' } as const;
    expect((await listByDay(own, clock, query)).payments.map(({ id }) => id)).toEqual([rare]);
  });
});

describe('by order', () => {
  test.each([1, 2, 5, 100])('gives each payment once, newest first, in pages of %i', async (limit) => {
    const pages = await readAll((after) => listByOrder(table, { orderId: 'order-1', limit, after }));
    const all = newestFirst(made.filter(({ orderId }) => orderId === 'order-1'));
    expect(pages.flat()).toEqual(all);
    expect(pages).toHaveLength(Math.ceil(all.length / limit));
    expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
  });

  test('tells where the next page begins', async () => {
    const { payments, next } = await listByOrder(table, { orderId: 'order-1', limit: 2 });
    expect(next).toEqual({ day: '2026-11-23', last: payments[1]?.id });
  });

  test('gives the payments of one state', async () => {
    const query = { orderId: 'order-0', status: 'approved' as const, limit: 2 };
    const pages = await readAll((after) => listByOrder(table, { ...query, after }));
    const expected = made.filter(({ orderId, status }) => orderId === 'order-0' && status === 'approved');
    expect(pages.flat()).toEqual(newestFirst(expected));
  });

  test('an order nobody made has none', async () => {
    expect(await listByOrder(table, { orderId: 'order-9', limit: 5 })).toEqual({ payments: [] });
  });

  test('a payment that was claimed and never made is left out', async () => {
    const own = createMemoryTable();
    await claimOrder(own, { orderId: 'order-1', paymentId: made[0]?.id ?? '', fingerprint: 'f', now: noon });
    expect((await listByOrder(own, { orderId: 'order-1', limit: 5 })).payments).toEqual([]);
  });

  test('the item of an order keeps its newest 50', async () => {
    const own = createMemoryTable();
    const claim = { orderId: 'order-1', fingerprint: 'f', now: noon };
    let { order } = await claimOrder(own, { ...claim, paymentId: 'pay_0' });
    for (let i = 1; i < 60 && order; i++) {
      order = (await replaceInOrder(own, order, { ...claim, paymentId: `pay_${i}` }, true)).order;
    }
    expect((await readOrder(own, 'order-1'))?.paymentIds).toEqual(
      Array.from({ length: 50 }, (_, at) => `pay_${at + 10}`),
    );
  });
});

test('a month ends today, in Korea', () => {
  expect(kstDay(Date.UTC(2026, 10, 23, 15))).toBe('2026-11-24');
  expect(monthBefore('2026-11-23')).toBe('2026-10-24');
  expect(monthBefore('2026-03-01')).toBe('2026-01-30');
});
