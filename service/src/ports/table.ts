/** One item's address in the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** What an attribute may hold: plain JSON, without `undefined`. Numbers are integers (won, ms, counts). */
export type Attribute =
  | string
  | number
  | boolean
  | null
  | readonly Attribute[]
  | { readonly [name: string]: Attribute };

/** An item as the table keeps it. `version` counts its writes, from 1; every lock is a condition on it. */
export type Item = Key & { readonly version: number } & { readonly [name: string]: Attribute };

/** An item to be put for the first time; the table gives it version 1. */
export type NewItem = Key & { readonly [name: string]: Attribute };

/** Attributes to set (a value) or to take away (`undefined`). */
export type Changes = { readonly [name: string]: Attribute | undefined };

/** A conditional write either happened, or it lost: then `current` is what stands there now (`undefined`: nothing). */
export type WriteResult =
  | { readonly written: true; readonly item: Item }
  | { readonly written: false; readonly current: Item | undefined };

/**
 * The one sparse index: an item is in it only while it has both attributes. It holds keys alone, so what comes back
 * from it is looked up by `get` before it is acted on.
 */
export const indexes = {
  /** What an item waits for (`store/queues.ts`), by time (ms since 1970). */
  queue: { pk: 'queue', sk: 'queuedAt' },
} as const;

export type IndexName = keyof typeof indexes;

export interface Query {
  /** Without an index the base table (whole items) is asked; with one, the answer's items hold the keys only. */
  readonly index?: IndexName;
  readonly pk: string;
  /** Bounds on the sort key, both inclusive. */
  readonly from?: string | number;
  readonly to?: string | number;
  readonly newestFirst?: boolean;
  readonly limit: number;
  /** Where the last page ended: as the answer gave it. */
  readonly cursor?: string;
}

export interface Page {
  /** Whole items from the base table; `pk` and `sk` (and the index's two attributes) from an index. */
  readonly items: readonly (Key & { readonly [name: string]: Attribute })[];
  /** Present while there is more. */
  readonly cursor?: string;
}

/**
 * The table, in four verbs. There are no transactions: whoever wants a lock writes one item, on a condition. When the
 * transport sends such a write twice, the second try can meet the first one; a token on the item lets the table
 * recognise it, out of its callers' sight.
 */
export interface Table {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  /** Puts the item if nothing stands at its key. */
  putIfAbsent(item: NewItem): Promise<WriteResult>;
  /** Changes the item if it still has this version; the version goes up by one. */
  updateIf(key: Key, version: number, changes: Changes): Promise<WriteResult>;
  /** The base table is read strongly consistent; an index is eventually consistent. */
  query(query: Query): Promise<Page>;
}
