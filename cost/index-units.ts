import { type Item, indexes, type Table, type WriteResult } from '../service/src/ports/table.ts';

/**
 * What DynamoDB charges for the indexes of one write: one unit to put an entry in or to take it out, two to move it,
 * none while its keys stay as they are. The embedded engine counts the units of the table alone.
 */
export function indexUnits(before: Item | undefined, after: Item): number {
  const costs = Object.values(indexes).map(({ pk, sk }) => {
    const entryOf = (item: Item | undefined) =>
      item?.[pk] === undefined || item[sk] === undefined ? undefined : `${item[pk]} ${item[sk]}`;
    const [old, next] = [entryOf(before), entryOf(after)];
    return old === next ? 0 : Number(old !== undefined) + Number(next !== undefined);
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
}

/** The same table; `onUnits` is told what the indexes cost of each write that was done. */
export function createIndexMeter(table: Table, onUnits: (units: number) => void): Table {
  const items = new Map<string, Item>();
  const count = (result: WriteResult): WriteResult => {
    if (!result.written) return result;
    const { item } = result;
    onUnits(indexUnits(items.get(item.pk + item.sk), item));
    items.set(item.pk + item.sk, item);
    return result;
  };
  return {
    ...table,
    putIfAbsent: async (item) => count(await table.putIfAbsent(item)),
    updateIf: async (key, version, changes) => count(await table.updateIf(key, version, changes)),
  };
}
