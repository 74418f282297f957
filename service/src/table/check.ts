import type { Attribute, Changes, Key, NewItem, Query } from '../ports/table.ts';
import { indexes } from '../ports/table.ts';
import { isList } from './attribute-values.ts';
import { TableError } from './errors.ts';

/** What the table keeps on each item for itself. */
export const WRITE_TOKEN = 'writeToken';

const ownNames = new Set(['version', WRITE_TOKEN]);
const keyNames = new Set(['pk', 'sk']);

/** The types of the attributes that address an item, in the table or in an index. */
export const keyTypes: { readonly [name: string]: 'string' | 'number' } = {
  pk: 'string',
  sk: 'string',
  [indexes.queue.pk]: 'string',
  [indexes.queue.sk]: 'number',
};

/** Deeper nesting than this is a mistake; DynamoDB ends at 32. */
const DEPTH_MAX = 16;

/** @throws {TableError} `bad_input` */
export function checkKey(key: Key): void {
  checkAttribute('pk', key.pk);
  checkAttribute('sk', key.sk);
}

/** @throws {TableError} `bad_input` */
export function checkNewItem(item: NewItem): void {
  checkKey(item);
  for (const [name, value] of Object.entries(item)) {
    if (ownNames.has(name)) throw bad(name, 'is the table’s own');
    checkAttribute(name, value);
  }
}

/** @throws {TableError} `bad_input` */
export function checkChanges(changes: Changes): void {
  for (const [name, value] of Object.entries(changes)) {
    if (ownNames.has(name) || keyNames.has(name)) throw bad(name, 'cannot be changed');
    if (value !== undefined) checkAttribute(name, value);
  }
}

/** @throws {TableError} `bad_input` */
export function checkQuery({ index, pk, from, to, limit }: Query): void {
  const names = index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[index];
  checkAttribute(names.pk, pk);
  if (from !== undefined) checkAttribute(names.sk, from);
  if (to !== undefined) checkAttribute(names.sk, to);
  if (!Number.isSafeInteger(limit) || limit < 1) throw bad('limit', 'must be at least 1');
}

function checkAttribute(name: string, value: unknown): void {
  if (name === '') throw bad('', 'must have a name');
  const type = keyTypes[name];
  if (type !== undefined && typeof value !== type) throw bad(name, `must be a ${type}`);
  if (type !== undefined && value === '') throw bad(name, 'must not be empty');
  checkValue(name, value, 0);
}

function checkValue(name: string, value: unknown, depth: number): void {
  if (depth > DEPTH_MAX) throw bad(name, 'is nested too deeply');
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value)) return;
  if (typeof value !== 'object') throw bad(name, 'must be plain JSON with integers');
  if (!isList(value as Attribute) && Object.hasOwn(value, '')) throw bad(name, 'holds an attribute without a name');
  for (const inner of Object.values(value)) checkValue(name, inner, depth + 1);
}

function bad(name: string, why: string): TableError {
  return new TableError('bad_input', `Attribute ${name} ${why}`);
}
