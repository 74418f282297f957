import { expect, test } from 'vitest';
import type { Item } from '../service/src/ports/table.ts';
import { createMemoryTable } from '../service/src/table/memory.ts';
import { createIndexMeter, indexUnits } from './index-units.ts';

const key = { pk: 'payments#2026-11-23', sk: 'pay_1' };
const item = (over: object = {}): Item => ({ ...key, version: 1, ...over }) as Item;
const open = { queue: 'due#0', queuedAt: 1 };

test.each<[string, Item | undefined, Item, number]>([
  ['an item in no index', undefined, item(), 0],
  ['an entry', undefined, item(open), 1],
  ['half an entry', undefined, item({ queuedAt: 1 }), 0],
  ['an entry that moves', item(open), item({ ...open, queuedAt: 2 }), 2],
  ['an entry that goes', item(open), item(), 1],
  ['an entry that stays', item(open), item({ ...open, status: 'ready' }), 0],
])('%s', (_name, before, after, units) => {
  expect(indexUnits(before, after)).toBe(units);
});

test('the meter counts the writes that were done, and no others', async () => {
  const units: number[] = [];
  const table = createIndexMeter(createMemoryTable(), (count) => units.push(count));
  await table.putIfAbsent({ ...key, ...open });
  await table.putIfAbsent({ ...key, ...open });
  await table.updateIf(key, 1, { queuedAt: 2 });
  await table.updateIf(key, 1, { queuedAt: 3 });
  await table.updateIf(key, 2, { queue: undefined, queuedAt: undefined });
  expect(units).toEqual([1, 2, 1]);
});
