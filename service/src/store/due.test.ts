import { expect, test } from 'vitest';
import { createMemoryTable } from '../table/memory.ts';
import { pushBack } from './due.ts';

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
