import type { Attribute } from '../ports/table.ts';
import { TableError } from './errors.ts';

/** DynamoDB's way to write an attribute: its type, then its value. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: AttributeMap };

export interface AttributeMap {
  readonly [name: string]: AttributeValue;
}

export function toAttributeValue(attribute: Attribute): AttributeValue {
  if (typeof attribute === 'string') return { S: attribute };
  if (typeof attribute === 'number') return { N: String(attribute) };
  if (typeof attribute === 'boolean') return { BOOL: attribute };
  if (attribute === null) return { NULL: true };
  if (isList(attribute)) return { L: attribute.map(toAttributeValue) };
  return { M: toAttributeMap(attribute) };
}

export function toAttributeMap(attributes: { readonly [name: string]: Attribute }): AttributeMap {
  return mapValues(attributes, toAttributeValue);
}

export function fromAttributeValue(value: AttributeValue): Attribute {
  if ('S' in value) return value.S;
  if ('N' in value) return Number(value.N);
  if ('BOOL' in value) return value.BOOL;
  if ('NULL' in value) return null;
  if ('L' in value) return value.L.map(fromAttributeValue);
  if ('M' in value) return fromAttributeMap(value.M);
  throw new TableError('refused', 'The item holds an attribute of a type this service never writes');
}

export function fromAttributeMap(map: AttributeMap): { [name: string]: Attribute } {
  return mapValues(map, fromAttributeValue);
}

/** `Array.isArray` does not narrow a readonly array. */
export function isList(attribute: Attribute): attribute is readonly Attribute[] {
  return Array.isArray(attribute);
}

export function mapValues<From, To>(
  values: { readonly [name: string]: From },
  change: (value: From) => To,
): { [name: string]: To } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
