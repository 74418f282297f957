import { expect, test } from 'vitest';
import type { NewItem, Query, Table } from '../../ports/table.ts';

type MakeTable = () => Promise<Table>;

/** The part of the contract about `query`. */
export function contractOfQueries(makeTable: MakeTable): void {
  contractOfOrder(makeTable);
  contractOfPages(makeTable);
  contractOfCursors(makeTable);
  contractOfIndexes(makeTable);
}

function contractOfOrder(makeTable: MakeTable): void {
  const letters = ['b', 'a', 'd', 'c', 'e'].map((sk) => ({ pk: 'p', sk, value: sk.toUpperCase() }));

  test('an empty partition has no items', async () => {
    expect(await (await makeTable()).query({ pk: 'p', limit: 5 })).toEqual({ items: [] });
  });

  test('the base table gives whole items of one partition in order of the sort key', async () => {
    const table = await tableOf(makeTable, [...letters, { pk: 'q', sk: 'a' }]);
    const { items } = await table.query({ pk: 'p', limit: 2 });
    expect(items).toEqual([
      { pk: 'p', sk: 'a', value: 'A', version: 1 },
      { pk: 'p', sk: 'b', value: 'B', version: 1 },
    ]);
  });

  const bounds: [string, Omit<Query, 'pk' | 'limit'>, string][] = [
    ['none', {}, 'abcde'],
    ['from', { from: 'c' }, 'cde'],
    ['to', { to: 'c' }, 'abc'],
    ['both', { from: 'b', to: 'd' }, 'bcd'],
    ['bounds between items', { from: 'aa', to: 'cc' }, 'bc'],
    ['one single key', { from: 'c', to: 'c' }, 'c'],
    ['the wrong way round', { from: 'd', to: 'b' }, ''],
    ['newest first', { newestFirst: true }, 'edcba'],
    ['newest first within bounds', { from: 'b', to: 'd', newestFirst: true }, 'dcb'],
  ];
  test('bounds', async () => {
    const table = await tableOf(makeTable, letters);
    for (const [name, query, expected] of bounds) {
      const { items, cursor } = await table.query({ pk: 'p', limit: 5, ...query });
      expect(items.map(({ sk }) => sk).join(''), name).toBe(expected);
      expect(cursor, name).toBeUndefined();
    }
  });

  test('text is in the order of its UTF-8 bytes', async () => {
    const inOrder = ['A', 'Z', 'a', 'aa', 'é', '가', '가나', '힣'];
    const table = await tableOf(
      makeTable,
      [...inOrder].reverse().map((sk) => ({ pk: 'p', sk })),
    );
    expect((await table.query({ pk: 'p', limit: 10 })).items.map(({ sk }) => sk)).toEqual(inOrder);
  });
}

const numbered = Array.from({ length: 6 }, (_, at) => ({
  pk: 'p',
  sk: `${at}`,
  queue: 's',
  queuedAt: 7,
}));

function contractOfPages(makeTable: MakeTable): void {
  const queries: Omit<Query, 'limit'>[] = [
    { pk: 'p' },
    { pk: 'p', newestFirst: true },
    { pk: 'p', from: '1', to: '4' },
    { index: 'queue', pk: 's', to: 7 },
    { index: 'queue', pk: 's', newestFirst: true },
  ];
  test.each(queries)('page by page every item comes once, and a cursor only while there is more: %o', async (query) => {
    const table = await tableOf(makeTable, numbered);
    const whole = (await table.query({ ...query, limit: 100 })).items;
    for (const limit of [1, 2, 3, 4, 6, 7]) {
      const pages = await allPages(table, { ...query, limit });
      expect(pages.flat()).toEqual(whole);
      expect(pages).toHaveLength(Math.ceil(whole.length / limit));
    }
  });

  test('a page goes on where the last one ended although items came and went meanwhile', async () => {
    const table = await tableOf(makeTable, numbered);
    const { cursor = '' } = await table.query({ index: 'queue', pk: 's', limit: 2 });
    await table.putIfAbsent({ pk: 'p', sk: '9', queue: 's', queuedAt: 8 });
    await table.putIfAbsent({ pk: 'p', sk: '91', queue: 's', queuedAt: 6 });
    for (const sk of ['0', '1', '2', '3', '4', '5']) await table.updateIf({ pk: 'p', sk }, 1, { queuedAt: undefined });
    const { items } = await table.query({ index: 'queue', pk: 's', limit: 5, cursor });
    expect(items.map(({ sk }) => sk)).toEqual(['9']);
  });
}

function contractOfCursors(makeTable: MakeTable): void {
  test('a cursor is safe in a URL', async () => {
    const table = await tableOf(
      makeTable,
      ['>>>???', 'ÿþ', '가'].map((sk) => ({ pk: 'p', sk })),
    );
    const { cursor } = await table.query({ pk: 'p', limit: 2 });
    expect(cursor).toMatch(/^[\w-]+$/);
  });

  const forged = [
    '',
    'x',
    '!!!',
    'bnVsbA',
    encode({}),
    encode([]),
    encode(['p']),
    encode(['p', 1]),
    encode(['q', '1']),
    encode(['p', '']),
    encode(['p', '1', 'x']),
  ];
  test('a cursor that no page gave is refused', async () => {
    const table = await tableOf(makeTable, numbered);
    for (const cursor of forged) {
      await expect(table.query({ pk: 'p', limit: 1, cursor }), cursor).rejects.toMatchObject({ code: 'bad_cursor' });
    }
  });

  test('a cursor of another query is refused', async () => {
    const table = await tableOf(makeTable, numbered);
    const { cursor = '' } = await table.query({ pk: 'p', limit: 3 });
    const others: Query[] = [
      { pk: 'q', limit: 1 },
      { pk: 'p', from: '3', limit: 1 },
      { pk: 'p', to: '1', limit: 1 },
      { index: 'queue', pk: 's', limit: 1 },
    ];
    for (const query of others) {
      await expect(table.query({ ...query, cursor })).rejects.toMatchObject({ code: 'bad_cursor' });
    }
  });
}

const key = { pk: 'payment#1', sk: 'payment' };
const due = (table: Table, shard = 's') => table.query({ index: 'queue', pk: shard, limit: 10 });

function contractOfIndexes(makeTable: MakeTable): void {
  test('an index gives keys alone', async () => {
    const table = await tableOf(makeTable, [{ ...key, queue: 's', queuedAt: 5, secret: 'x' }]);
    expect(await due(table)).toEqual({ items: [{ ...key, queue: 's', queuedAt: 5 }] });
  });

  test('numbers are in order of their value', async () => {
    const times = [1_700_000_000_000, 9, 100, 10, 0, -5];
    const table = await tableOf(
      makeTable,
      times.map((queuedAt) => ({ pk: 'p', sk: `${queuedAt}`, queue: 's', queuedAt })),
    );
    expect((await due(table)).items.map(({ queuedAt }) => queuedAt)).toEqual([-5, 0, 9, 10, 100, 1_700_000_000_000]);
    const { items } = await table.query({ index: 'queue', pk: 's', to: 10, from: 9, limit: 10 });
    expect(items.map(({ queuedAt }) => queuedAt)).toEqual([9, 10]);
  });

  test('an item is in an index only while it has both attributes', async () => {
    const table = await tableOf(makeTable, [{ ...key, queuedAt: 5 }]);
    expect((await due(table)).items).toEqual([]);
    await table.updateIf(key, 1, { queue: 's' });
    expect((await due(table)).items).toHaveLength(1);
    await table.updateIf(key, 2, { queuedAt: undefined });
    expect((await due(table)).items).toEqual([]);
  });

  test('an item moves with its attributes, within its partition and to another', async () => {
    const table = await tableOf(makeTable, [
      { ...key, queue: 's', queuedAt: 5 },
      { pk: 'p', sk: 'other', queue: 's', queuedAt: 6 },
    ]);
    await table.updateIf(key, 1, { queuedAt: 7 });
    expect((await due(table)).items.map(({ sk }) => sk)).toEqual(['other', 'payment']);
    await table.updateIf(key, 2, { queue: 't' });
    expect((await due(table)).items.map(({ sk }) => sk)).toEqual(['other']);
    expect((await due(table, 't')).items).toEqual([{ ...key, queue: 't', queuedAt: 7 }]);
  });

  test('a write that lost moves nothing', async () => {
    const table = await tableOf(makeTable, [{ ...key, queue: 's', queuedAt: 5 }]);
    await table.updateIf(key, 9, { queuedAt: 1 });
    await table.putIfAbsent({ ...key, queue: 's', queuedAt: 2 });
    expect((await due(table)).items).toEqual([{ ...key, queue: 's', queuedAt: 5 }]);
  });
}

async function tableOf(makeTable: MakeTable, items: readonly NewItem[]): Promise<Table> {
  const table = await makeTable();
  for (const item of items) await table.putIfAbsent(item);
  return table;
}

async function allPages(table: Table, query: Query): Promise<Awaited<ReturnType<Table['query']>>['items'][]> {
  const pages = [];
  let cursor: string | undefined;
  for (let count = 0; count < 20; count++) {
    const page = await table.query({ ...query, ...(cursor !== undefined && { cursor }) });
    pages.push(page.items);
    cursor = page.cursor;
    if (cursor === undefined) return pages;
  }
  throw new Error('The pages have no end');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
