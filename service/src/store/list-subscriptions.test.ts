import { beforeEach, describe, expect, test } from 'vitest';
import { seededIds } from '../../../world/world.ts';
import { newPaymentId, subscriptionIdOf } from '../ids.ts';
import type { Query } from '../ports/table.ts';
import type { SubscriptionStatus } from '../subscription/states.ts';
import { sampleSubscription } from '../subscription/testing.ts';
import { createMemoryTable } from '../table/memory.ts';
import {
  listSubscriptions,
  listSubscriptionsOf,
  rememberBuyer,
  type SubscriptionListing,
  type SubscriptionPlace,
} from './list-subscriptions.ts';
import { insertSubscription } from './subscriptions.ts';

let table = createMemoryTable();
beforeEach(() => {
  table = createMemoryTable();
});

const ids = seededIds('list-subscriptions');
const clock = { now: () => Date.parse('2027-02-10T12:00:00+09:00') };

/** A subscription that was made on that day; its id. */
async function make(day: string, status: SubscriptionStatus = 'active', buyerId = 'buyer-1'): Promise<string> {
  const createdAt = Date.parse(`${day}T12:00:00+09:00`);
  const subscription = sampleSubscription(status, {
    id: subscriptionIdOf(newPaymentId(ids, createdAt)),
    createdAt,
    buyerId,
  });
  await insertSubscription(table, subscription);
  await rememberBuyer(table, subscription);
  return subscription.id;
}

/** Every page until there is no next. */
async function pages(list: (after: SubscriptionPlace | undefined) => Promise<SubscriptionListing>) {
  const all: string[][] = [];
  let after: SubscriptionPlace | undefined;
  for (let i = 0; i < 50; i++) {
    const { subscriptions, next } = await list(after);
    all.push(subscriptions.map(({ id }) => id));
    if (next === undefined) return all;
    after = next;
  }
  throw new Error('The pages have no end.');
}

/** A table of which it is known what was asked, and which takes its time for it. */
function watched(taking: () => void = () => {}) {
  const asked: string[] = [];
  const query = (wanted: Query) => {
    asked.push(wanted.pk);
    taking();
    return table.query(wanted);
  };
  return { asked, table: { ...table, query } };
}

describe('all of them', () => {
  test.each([1, 2, 3, 5, 6, 100])('come once, newest first, in pages of %i', async (limit) => {
    const made: string[] = [];
    for (const day of ['2026-01-01', '2026-09-30', '2026-10-01', '2026-12-31', '2027-02-01', '2027-02-10'])
      made.push(await make(day));
    const found = await pages((after) => listSubscriptions(table, clock, { limit, after }));
    expect(found.flat()).toEqual(made.toReversed());
    expect(Math.max(...found.map(({ length }) => length))).toBe(Math.min(limit, 6));
  });

  test('are looked for month by month, back to January 2026', async () => {
    const { asked, table: own } = watched();
    expect(await listSubscriptions(own, clock, { limit: 5 })).toEqual({ subscriptions: [] });
    expect(asked[0]).toBe('subscriptions#2027-02');
    expect(asked.slice(1, 6).map((pk) => pk.slice(-7))).toEqual([
      '2027-01',
      '2026-12',
      '2026-11',
      '2026-10',
      '2026-09',
    ]);
    expect([asked.length, asked.at(-1)]).toEqual([14, 'subscriptions#2026-01']);
  });

  test('of one status', async () => {
    const ended = await make('2027-01-05', 'ended');
    await make('2027-01-06');
    const paused = await make('2027-01-07', 'paused');
    const list = async (status: SubscriptionStatus) =>
      (await pages((after) => listSubscriptions(table, clock, { limit: 1, status, after }))).flat();
    expect([await list('ended'), await list('paused'), await list('pending')]).toEqual([[ended], [paused], []]);
  });

  test('of a month with many', async () => {
    const made: string[] = [];
    for (let i = 0; i < 150; i++) made.push(await make('2027-01-05'));
    const found = await pages((after) => listSubscriptions(table, clock, { limit: 120, after }));
    expect(found.map(({ length }) => length)).toEqual([120, 30]);
    expect(found.flat()).toEqual(made.sort().reverse());
  });

  test('a page is ended by time, and the next one goes on from there', async () => {
    const id = await make('2026-03-05');
    let now = clock.now();
    const slow = watched(() => {
      now += 1_000;
    });
    const list = (after?: SubscriptionPlace) => listSubscriptions(slow.table, { now: () => now }, { limit: 5, after });
    expect(await list()).toEqual({ subscriptions: [], next: { month: '2026-09', last: '' } });
    expect(slow.asked).toHaveLength(5);
    expect(await pages(list)).toEqual([[], [], [id]]);
  });
});

describe('those of one buyer', () => {
  const list = (limit: number, status?: SubscriptionStatus) =>
    pages((after) => listSubscriptionsOf(table, { buyerId: 'buyer-1', limit, status, after }));

  test('come once, newest first, page by page', async () => {
    const made: string[] = [];
    for (const day of ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01']) made.push(await make(day));
    await make('2026-05-15', 'active', 'buyer-2');
    const [a, b, c, d] = made.toReversed();
    expect(await list(1)).toEqual([[a], [b], [c], [d]]);
    expect(await list(2)).toEqual([
      [a, b],
      [c, d],
    ]);
    expect(await list(3)).toEqual([[a, b, c], [d]]);
    expect(await list(4)).toEqual([[a, b, c, d]]);
    expect(await list(9)).toEqual([[a, b, c, d]]);
  });

  test('of one status; a page may be short', async () => {
    const ended = await make('2026-03-01', 'ended');
    await make('2026-04-01');
    expect(await list(1, 'ended')).toEqual([[], [ended]]);
  });

  test('but for one that was remembered and never made, and one whose buyer was forgotten', async () => {
    const id = await make('2026-03-01');
    await rememberBuyer(table, sampleSubscription());
    const forgotten = sampleSubscription('ended', { id: 'sub_01m83ccy40eqyf4q04fx5fmdg0' });
    await rememberBuyer(table, forgotten);
    await insertSubscription(table, { ...forgotten, buyerId: 'forgotten' });
    expect(await list(9)).toEqual([[id]]);
  });
});
