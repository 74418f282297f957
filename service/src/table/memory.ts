import type { Attribute, Changes, IndexName, Item, Key, NewItem, Query, Table } from '../ports/table.ts';
import { indexes } from '../ports/table.ts';
import { withoutUndefined } from '../without-undefined.ts';
import { isList } from './attribute-values.ts';
import { checkChanges, checkKey, checkNewItem, checkQuery } from './check.ts';
import type { KeyNames } from './cursor.ts';
import { decodeCursor, encodeCursor, keyNamesOf, positionOf } from './cursor.ts';
import { compareKeys } from './order.ts';
import type { Sorted } from './sorted.ts';
import { createSorted, firstIndex } from './sorted.ts';

/** One order of the items: the base table's, or an index's, kept by partition. An item stands there as it came. */
type Ordering = Map<Attribute | undefined, Sorted<Item>>;

type SortKey = string | number;

const baseNames: KeyNames = { pk: 'pk', sk: 'sk' };
const indexNames = Object.keys(indexes) as IndexName[];

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
    move(base, baseNames, before, item);
    for (const name of indexNames) indexed(() => move(byIndex[name], indexes[name], before, item));
  }

  return {
    async get(key) {
      checkKey(key);
      return copyOf(find(key));
    },

    async putIfAbsent(newItem) {
      checkNewItem(newItem);
      const current = find(newItem);
      if (current !== undefined) return { written: false, current: copyOf(current) };
      const item = withFrozenParts<Item>({ ...newItem, version: 1 });
      store(item, undefined);
      return { written: true, item: copyOf(item) };
    },

    async updateIf(key, version, changes) {
      checkKey(key);
      checkChanges(changes);
      const current = find(key);
      if (current?.version !== version) return { written: false, current: copyOf(current) };
      const item = withoutUndefined({ ...current, ...withFrozenParts({ ...changes }), version: version + 1 }) as Item;
      store(item, current);
      return { written: true, item: copyOf(item) };
    },

    async query(query) {
      checkQuery(query);
      const order = query.index === undefined ? base : byIndex[query.index];
      const { found, cursor } = pageOf(order.get(query.pk)?.members ?? [], query);
      const items = found.map((item) =>
        query.index === undefined ? copyOf(find(item) as Item) : positionOf(query, item),
      );
      return cursor === undefined ? { items } : { items, cursor };
    },
  };
}

/** Takes an item from its old place in an order to its new one; an item without both attributes has none. */
function move(order: Ordering, names: KeyNames, before: Item | undefined, after: Item): void {
  const { pk, sk } = names;
  if (before?.[pk] === after[pk] && before?.[sk] === after[sk]) return;
  if (before && hasPlace(names, before)) order.get(before[pk])?.remove(before);
  if (!hasPlace(names, after)) return;
  const sorted = order.get(after[pk]) ?? createSorted<Item>(comparePositions(names));
  order.set(after[pk], sorted);
  sorted.add(after);
}

const hasPlace = ({ pk, sk }: KeyNames, item: Item): boolean => item[pk] !== undefined && item[sk] !== undefined;

/** Equal sort keys stand in the order of the items' own keys, so that a cursor is an exact place. */
function comparePositions({ sk }: KeyNames) {
  return (left: NewItem, right: NewItem) =>
    compareKeys(left[sk] as SortKey, right[sk] as SortKey) ||
    compareKeys(left.pk, right.pk) ||
    compareKeys(left.sk, right.sk);
}

function pageOf(members: readonly Item[], query: Query): { found: readonly Item[]; cursor?: string } {
  const { from, to, limit, newestFirst } = query;
  const names = keyNamesOf(query);
  const compare = comparePositions(names);
  const sortKey = (item: Item) => item[names.sk] as SortKey;
  const start = decodeCursor(query);
  let low = from === undefined ? 0 : firstIndex(members, (item) => compareKeys(sortKey(item), from) >= 0);
  let high = to === undefined ? members.length : firstIndex(members, (item) => compareKeys(sortKey(item), to) > 0);
  if (start && newestFirst)
    high = Math.min(
      high,
      firstIndex(members, (item) => compare(item, start) >= 0),
    );
  if (start && !newestFirst)
    low = Math.max(
      low,
      firstIndex(members, (item) => compare(item, start) > 0),
    );
  const found = newestFirst
    ? members.slice(Math.max(low, high - limit), high).reverse()
    : members.slice(low, Math.min(high, low + limit));
  const last = found.at(-1);
  return last && high - low > limit ? { found, cursor: encodeCursor(query, positionOf(query, last)) } : { found };
}

/** Whoever asks gets an item of their own; its parts are shared by all of them, so nobody may change those. */
const copyOf = <Asked extends Item | undefined>(item: Asked): Asked => item && { ...item };

function withFrozenParts<Whole extends Changes>(whole: Whole): Whole {
  for (const [name, part] of Object.entries(whole)) {
    if (typeof part === 'object') (whole as Record<string, Attribute>)[name] = frozen(part);
  }
  return whole;
}

function frozen(part: Attribute): Attribute {
  if (typeof part !== 'object' || part === null || Object.isFrozen(part)) return part;
  return Object.freeze(isList(part) ? part.map(frozen) : withFrozenParts({ ...part }));
}
