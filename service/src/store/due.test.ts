import { describe, expect, test } from 'vitest';
import { createMemoryTable } from '../table/memory.ts';
import { findDue, pushBack } from './due.ts';

const place = { pk: 'somewhere', sk: 'pay_1', queue: 'due#0', queuedAt: 1_000 };

test('an item that fails is put back 30 s later', async () => {
  const table = createMemoryTable();
  await table.putIfAbsent(place);
  expect(await pushBack(table, place, 5_000)).toBe('later');
  expect(await table.get(place)).toMatchObject({ queue: 'due#0', queuedAt: 35_000, failures: 1 });
});

test.each([
  ['is due at another time', { queuedAt: 61_000 }],
  ['stands elsewhere', { queue: 'changed#2026-11-23' }],
])('one that was moved on meanwhile, and %s, is left alone', async (_, changes) => {
  const table = createMemoryTable();
  await table.putIfAbsent(place);
  await table.updateIf(place, 1, changes);
  expect(await pushBack(table, place, 5_000)).toBe('moved');
  expect(await table.get(place)).toEqual({ ...place, ...changes, version: 2 });
});

test('one that is gone is gone', async () => {
  expect(await pushBack(createMemoryTable(), place, 5_000)).toBe('moved');
});

test('one that somebody else writes at that very moment is theirs', async () => {
  const table = createMemoryTable();
  await table.putIfAbsent(place);
  const slow: typeof table = {
    ...table,
    async get(key) {
      const item = await table.get(key);
      await table.updateIf(key, 1, { queuedAt: 9_000 });
      return item;
    },
  };
  expect(await pushBack(slow, place, 5_000)).toBe('moved');
  expect(await table.get(place)).toEqual({ ...place, queuedAt: 9_000, version: 2 });
});

describe('what is due', () => {
  const now = 100_000;

  /** Items in these queues, at these times. */
  async function standing(items: readonly (readonly [queue: string, queuedAt: number])[]) {
    const table = createMemoryTable();
    for (const [n, [queue, queuedAt]] of items.entries())
      await table.putIfAbsent({ pk: 'somewhere', sk: `pay_${n}`, queue, queuedAt });
    return table;
  }

  const sks = (places: readonly { readonly sk: string }[]) => places.map(({ sk }) => sk);

  test('comes of each partition in turn, the newest and the oldest, and what waits for an answer beside it', async () => {
    const table = await standing([
      ['due#0', 1],
      ['due#0', 2],
      ['due#0', 3],
      ['due#3', now],
      ['due#3', now + 1],
      ['unanswered', now],
      ['unanswered', now + 9],
      ['retry#0', 1],
      ['review', 1],
    ]);
    const { due, unanswered } = await findDue(table, now, 10);
    expect(sks(due)).toEqual(['pay_2', 'pay_3', 'pay_5', 'pay_0', 'pay_1']);
    expect(sks(unanswered)).toEqual(['pay_5', 'pay_6']);
    expect(due[0]).toEqual({ pk: 'somewhere', sk: 'pay_2', queue: 'due#0', queuedAt: 3 });
  });

  test.each<[string, [string, number][], number]>([
    ['never, as far as one can see, where nothing stands', [], Number.POSITIVE_INFINITY],
    ['never, where all is due', [['due#1', now]], Number.POSITIVE_INFINITY],
    [
      'when the next one is due',
      [
        ['due#1', now],
        ['due#2', now + 70],
        ['due#3', now + 50],
      ],
      now + 50,
    ],
    ['when the next one is to be asked about again', [['unanswered', now + 60]], now + 60],
    [
      'a second later, where a partition has more than were asked for',
      [
        ['due#1', 1],
        ['due#1', 2],
        ['due#1', 3],
      ],
      now + 1_000,
    ],
    [
      'a second later, where more wait for an answer, due or not',
      [
        ['unanswered', now + 5],
        ['unanswered', now + 6],
      ],
      now + 1_000,
    ],
  ])('there may be more %s', async (_, items, nextAt) => {
    expect((await findDue(await standing(items), now, 2)).nextAt).toBe(nextAt);
  });
});
