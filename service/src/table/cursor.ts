import type { Key, Query } from '../ports/table.ts';
import { indexes } from '../ports/table.ts';
import { keyTypes } from './check.ts';
import { TableError } from './errors.ts';
import { compareKeys } from './order.ts';

/** The address of the last item of a page: its key, and in an index also the index's attributes. */
export type Position = Key & { readonly [name: string]: string | number };

/** The names of the two attributes that partition and sort. */
export interface KeyNames {
  readonly pk: string;
  readonly sk: string;
}

export function keyNamesOf(query: Query): KeyNames {
  return query.index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[query.index];
}

/** The position of an item in a query's order. */
export function positionOf(query: Query, item: { readonly [name: string]: unknown }): Position {
  const { pk, sk } = keyNamesOf(query);
  return { pk: item.pk, sk: item.sk, [pk]: item[pk], [sk]: item[sk] } as Position;
}

export function encodeCursor(query: Query, position: Position): string {
  const values = positionNames(query).map((name) => position[name]);
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a query's cursor, if it has one. A cursor can only ever point into the partition and the bounds of its query.
 *
 * @throws {TableError} `bad_cursor`
 */
export function decodeCursor(query: Query): Position | undefined {
  if (query.cursor === undefined) return undefined;
  const names = positionNames(query);
  const values = parse(query.cursor);
  const fits = values.length === names.length && names.every((name, at) => isKeyValue(name, values[at]));
  const position = Object.fromEntries(names.map((name, at) => [name, values[at]])) as Position;
  if (!fits || !isWithin(query, position))
    throw new TableError('bad_cursor', 'The cursor does not belong to this query');
  return position;
}

function positionNames(query: Query): string[] {
  const { pk, sk } = keyNamesOf(query);
  return [...new Set(['pk', 'sk', pk, sk])];
}

function parse(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

function isKeyValue(name: string, value: unknown): boolean {
  if (keyTypes[name] === 'number') return Number.isSafeInteger(value);
  return typeof value === 'string' && value !== '';
}

function isWithin(query: Query, position: Position): boolean {
  const names = keyNamesOf(query);
  const sortKey = position[names.sk] as string | number;
  const afterFrom = query.from === undefined || compareKeys(sortKey, query.from) >= 0;
  const beforeTo = query.to === undefined || compareKeys(sortKey, query.to) <= 0;
  return position[names.pk] === query.pk && afterFrom && beforeTo;
}
