import type { Attribute, IndexName, Item, Key, Query, Table } from '../ports/table.ts';
import { indexes } from '../ports/table.ts';
import { isList, mapValues } from './attribute-values.ts';
import { checkChanges, checkKey, checkNewItem, checkQuery } from './check.ts';
import type { KeyNames, Position } from './cursor.ts';
import { decodeCursor, encodeCursor, keyNamesOf } from './cursor.ts';
import { compareKeys } from './order.ts';
import type { Sorted } from './sorted.ts';
import { createSorted, firstIndex } from './sorted.ts';

/** One order of the items: the base table's, or an index's. What it holds are positions, kept by partition. */
type Ordering = Map<string, Sorted<Position>>;

const atOnce = (update: () => void): void => update();

/**
 * The table in memory, for a virtual service: the same contract, all of it at once, nothing ever lost or late.
 * `indexed` may let the index lag behind: it does each of its updates later, in their order.
 */
export function createMemoryTable(indexed = atOnce): Table {
  const partitions = new Map<string, Map<string, Item>>();
  const base: Ordering = new Map();
  const byIndex = { queue: new Map() } satisfies Record<IndexName, Ordering>;

  const find = ({ pk, sk }: Key) => partitions.get(pk)?.get(sk);

  function store(item: Item, before: Item | undefined): void {
    const partition = partitions.get(item.pk) ?? new Map<string, Item>();
    partitions.set(item.pk, partition.set(item.sk, item));
    if (before === undefined) move(base, { pk: 'pk', sk: 'sk' }, undefined, item);
    indexed(() => {
      for (const name of Object.keys(indexes) as IndexName[]) move(byIndex[name], indexes[name], before, item);
    });
  }

  return {
    async get(key) {
      checkKey(key);
      return find(key);
    },

    async putIfAbsent(newItem) {
      checkNewItem(newItem);
      const current = find(newItem);
      if (current !== undefined) return { written: false, current };
      const item = frozenCopy<Item>({ ...newItem, version: 1 });
      store(item, undefined);
      return { written: true, item };
    },

    async updateIf(key, version, changes) {
      checkKey(key);
      checkChanges(changes);
      const current = find(key);
      if (current?.version !== version) return { written: false, current };
      const merged = Object.entries({ ...current, ...changes, version: version + 1 });
      const item = frozenCopy(Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Item);
      store(item, current);
      return { written: true, item };
    },

    async query(query) {
      checkQuery(query);
      const order = query.index === undefined ? base : byIndex[query.index];
      const { positions, cursor } = pageOf(order.get(query.pk)?.members ?? [], query);
      const items = query.index === undefined ? positions.map((at) => find(at) as Item) : positions;
      return cursor === undefined ? { items } : { items, cursor };
    },
  };
}

/** Takes an item from its old place in an order to its new one; an item without both attributes has none. */
function move(order: Ordering, names: KeyNames, before: Item | undefined, after: Item): void {
  const old = before && placeOf(names, before);
  const next = placeOf(names, after);
  if (old && next && old.partition === next.partition && old.position[names.sk] === next.position[names.sk]) return;
  if (old) order.get(old.partition)?.remove(old.position);
  if (!next) return;
  const sorted = order.get(next.partition) ?? createSorted(comparePositions(names));
  order.set(next.partition, sorted);
  sorted.add(next.position);
}

function placeOf(names: KeyNames, item: Item): { partition: string; position: Position } | undefined {
  const { [names.pk]: partition, [names.sk]: sortKey } = item;
  if (partition === undefined || sortKey === undefined) return undefined;
  const position = { pk: item.pk, sk: item.sk, [names.pk]: partition, [names.sk]: sortKey } as Position;
  return { partition: partition as string, position: Object.freeze(position) };
}

/** Equal sort keys stand in the order of the items' own keys, so that a cursor is an exact place. */
function comparePositions(names: KeyNames) {
  return (left: Position, right: Position) =>
    compareKeys(left[names.sk] as string | number, right[names.sk] as string | number) ||
    compareKeys(left.pk, right.pk) ||
    compareKeys(left.sk, right.sk);
}

function pageOf(members: readonly Position[], query: Query): { positions: readonly Position[]; cursor?: string } {
  const { from, to, limit, newestFirst } = query;
  const names = keyNamesOf(query);
  const compare = comparePositions(names);
  const sortKey = (at: Position) => at[names.sk] as string | number;
  const start = decodeCursor(query);
  let low = from === undefined ? 0 : firstIndex(members, (at) => compareKeys(sortKey(at), from) >= 0);
  let high = to === undefined ? members.length : firstIndex(members, (at) => compareKeys(sortKey(at), to) > 0);
  if (start && newestFirst)
    high = Math.min(
      high,
      firstIndex(members, (at) => compare(at, start) >= 0),
    );
  if (start && !newestFirst)
    low = Math.max(
      low,
      firstIndex(members, (at) => compare(at, start) > 0),
    );
  const positions = newestFirst
    ? members.slice(Math.max(low, high - limit), high).reverse()
    : members.slice(low, Math.min(high, low + limit));
  const last = positions.at(-1);
  return last && high - low > limit ? { positions, cursor: encodeCursor(query, last) } : { positions };
}

/** Shared by all who ask, so nobody may change it. */
function frozenCopy<Value extends Attribute>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const copy = isList(value) ? value.map(frozenCopy) : mapValues(value as { [name: string]: Attribute }, frozenCopy);
  return Object.freeze(copy) as Value;
}
