import { describe, expect, test } from 'vitest';
import type { Item, Query, Table } from '../../ports/table.ts';
import { contractOfQueries } from './contract-queries.ts';

/** What every table must do, run against each of them. `makeTable` gives an empty one. */
export function tableContract(name: string, makeTable: () => Promise<Table>): void {
  describe(`table contract: ${name}`, () => {
    describe('get and putIfAbsent', () => contractOfPut(makeTable));
    describe('updateIf', () => contractOfUpdate(makeTable));
    describe('bad input', () => contractOfInput(makeTable));
    describe('query', () => contractOfQueries(makeTable));
  });
}

const key = { pk: 'payment#1', sk: 'payment' };

const everything = {
  text: '초코파이 🍫',
  empty: '',
  amount: 2_200,
  negative: -1,
  large: Number.MAX_SAFE_INTEGER,
  yes: true,
  no: false,
  nothing: null,
  list: ['a', 1, null, [], ['b']],
  map: { inner: { deeper: [{ 이름: '' }] }, none: {} },
};

function contractOfPut(makeTable: () => Promise<Table>): void {
  test('nothing stands at a key nobody wrote', async () => {
    expect(await (await makeTable()).get(key)).toBeUndefined();
  });

  test('every kind of attribute comes back as it was put, with version 1', async () => {
    const table = await makeTable();
    const item = { ...key, ...everything, version: 1 };
    expect(await table.putIfAbsent({ ...key, ...everything })).toEqual({ written: true, item });
    expect(await table.get(key)).toEqual(item);
  });

  test('the second to put loses and sees the first', async () => {
    const table = await makeTable();
    await table.putIfAbsent({ ...key, by: 'first' });
    const current = { ...key, by: 'first', version: 1 };
    expect(await table.putIfAbsent({ ...key, by: 'second' })).toEqual({ written: false, current });
    expect(await table.get(key)).toEqual(current);
  });

  test('both halves of the key tell items apart', async () => {
    const table = await makeTable();
    const keys = [key, { ...key, sk: 'event#1' }, { ...key, pk: 'payment#2' }];
    for (const one of keys) expect(await table.putIfAbsent(one)).toMatchObject({ written: true });
    for (const one of keys) expect(await table.get(one)).toEqual({ ...one, version: 1 });
  });

  test('of many who put at once, one wins and all others see it', async () => {
    const table = await makeTable();
    const results = await Promise.all(writers.map((by) => table.putIfAbsent({ ...key, by })));
    const [winner, ...others] = results.flatMap((result) => (result.written ? [result.item] : []));
    expect(others).toEqual([]);
    expect(await table.get(key)).toEqual(winner);
    for (const result of results) if (!result.written) expect(result.current).toEqual(winner);
  });
}

const writers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function contractOfUpdate(makeTable: () => Promise<Table>): void {
  test('sets, replaces and takes away, and gives the whole item', async () => {
    const table = await tableWith(makeTable, { status: 'ready', wakeReason: 'expiry', list: [1], kept: true });
    const item = { ...key, version: 2, status: 'approving', list: [1, 2], kept: true, tid: 'T1' };
    const changes = { status: 'approving', list: [1, 2], tid: 'T1', wakeReason: undefined, neverThere: undefined };
    expect(await table.updateIf(key, 1, changes)).toEqual({ written: true, item });
    expect(await table.get(key)).toEqual(item);
  });

  test('a change of nothing still counts as a write', async () => {
    const table = await tableWith(makeTable, { kept: 1 });
    await table.updateIf(key, 1, {});
    expect(await table.updateIf(key, 2, {})).toEqual({ written: true, item: { ...key, kept: 1, version: 3 } });
  });

  test.each([0, 1, 3])('with version %i of an item at version 2 it loses and sees the item', async (version) => {
    const table = await tableWith(makeTable, { status: 'ready' });
    await table.updateIf(key, 1, { status: 'approving' });
    const current = { ...key, status: 'approving', version: 2 };
    expect(await table.updateIf(key, version, { status: 'failed' })).toEqual({ written: false, current });
    expect(await table.get(key)).toEqual(current);
  });

  test('where nothing stands it loses and creates nothing', async () => {
    const table = await makeTable();
    expect(await table.updateIf(key, 1, { status: 'paid' })).toEqual({ written: false, current: undefined });
    expect(await table.get(key)).toBeUndefined();
  });

  test('any attribute name will do', async () => {
    const names = ['status', 'size', 'a.b', '#0', ':0', 'with space', 'list[0]', '이름'];
    const attributes = Object.fromEntries(names.map((name) => [name, 1]));
    const table = await tableWith(makeTable, attributes);
    const changes = Object.fromEntries(names.map((name, at) => [name, at % 2 === 0 ? 2 : undefined]));
    const item = { ...key, version: 2, status: 2, 'a.b': 2, ':0': 2, 'list[0]': 2 };
    expect(await table.updateIf(key, 1, changes)).toEqual({ written: true, item });
  });

  test('of many who update at once, one wins and all others see it', async () => {
    const table = await tableWith(makeTable, {});
    const results = await Promise.all(writers.map((by) => table.updateIf(key, 1, { by })));
    const [winner, ...others] = results.flatMap((result) => (result.written ? [result.item] : []));
    expect(others).toEqual([]);
    expect(await table.get(key)).toEqual(winner);
    expect(winner).toMatchObject({ version: 2 });
    for (const result of results) if (!result.written) expect(result.current).toEqual(winner);
  });
}

/** What no table takes, whatever the types say. */
const badItems = [
  { pk: '', sk: 'a' },
  { pk: 'a', sk: '' },
  { pk: 1, sk: 'a' },
  { ...key, version: 1 },
  { ...key, writeToken: 'x' },
  { ...key, amount: 0.5 },
  { ...key, amount: Number.NaN },
  { ...key, missing: undefined },
  { ...key, deep: { list: [undefined] } },
  { ...key, '': 'no name' },
  { ...key, deep: [{ '': 'no name' }] },
  { ...key, tooDeep: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) },
  { ...key, queuedAt: '1' },
  { ...key, queue: '' },
  { ...key, queue: 1 },
] as unknown as Item[];

const badChanges = [{ pk: 'b' }, { sk: 'b' }, { version: 9 }, { writeToken: 'x' }, { amount: 1.5 }, { queue: null }];

const badQueries: Query[] = [
  { pk: '', limit: 1 },
  { pk: 'a', limit: 0 },
  { pk: 'a', limit: 1.5 },
  { pk: 'a', from: 1, limit: 1 },
  { index: 'queue', pk: 'a', to: 'x', limit: 1 },
];

function contractOfInput(makeTable: () => Promise<Table>): void {
  test('a bad item is refused before it is put', async () => {
    const table = await makeTable();
    for (const item of badItems) {
      await expect(table.putIfAbsent(item), JSON.stringify(item)).rejects.toMatchObject({ code: 'bad_input' });
    }
    expect(await table.get(key)).toBeUndefined();
  });

  test('a bad change is refused before it is made', async () => {
    const table = await tableWith(makeTable, { kept: 1 });
    for (const change of badChanges) {
      await expect(table.updateIf(key, 1, change), JSON.stringify(change)).rejects.toMatchObject({ code: 'bad_input' });
    }
    expect(await table.get(key)).toEqual({ ...key, kept: 1, version: 1 });
  });

  test('a bad query is refused before it is asked', async () => {
    const table = await makeTable();
    for (const query of badQueries) {
      await expect(table.query(query), JSON.stringify(query)).rejects.toMatchObject({ code: 'bad_input' });
    }
  });

  test('what the caller does later to what it put changes nothing', async () => {
    const table = await makeTable();
    const list = ['before'];
    await table.putIfAbsent({ ...key, list });
    await table.updateIf(key, 1, { other: list });
    list.push('after');
    expect(await table.get(key)).toEqual({ ...key, version: 2, list: ['before'], other: ['before'] });
  });
}

async function tableWith(makeTable: () => Promise<Table>, attributes: object): Promise<Table> {
  const table = await makeTable();
  await table.putIfAbsent({ ...key, ...attributes });
  return table;
}
