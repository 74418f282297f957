import { expect, test } from 'vitest';
import type { Item } from '../service/src/ports/table.ts';
import { createMemoryTable } from '../service/src/table/memory.ts';
import { createIndexMeter, indexUnits } from './index-units.ts';

const key = { pk: 'payments#2026-11-23', sk: 'pay_1' };
const item = (over: object = {}): Item => ({ ...key, version: 1, ...over }) as Item;
const open = { wakeShard: 'wake#0', wakeAt: 1 };

test.each<[string, Item | undefined, Item, number]>([
  ['an item in no index', undefined, item(), 0],
  ['an entry in two indexes', undefined, item({ ...open, orderId: 'A-1' }), 2],
  ['half an entry', undefined, item({ wakeAt: 1 }), 0],
  ['an entry that moves', item(open), item({ ...open, wakeAt: 2 }), 2],
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
  await table.updateIf(key, 1, { wakeAt: 2 });
  await table.updateIf(key, 1, { wakeAt: 3 });
  await table.updateIf(key, 2, { wakeShard: undefined, wakeAt: undefined });
  expect(units).toEqual([1, 2, 1]);
});
