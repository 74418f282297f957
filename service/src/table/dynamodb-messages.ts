import type { Changes, Item, Key, NewItem, Page, Query } from '../ports/table.ts';
import type { AttributeMap, AttributeValue } from './attribute-values.ts';
import { fromAttributeMap, toAttributeMap, toAttributeValue } from './attribute-values.ts';
import { WRITE_TOKEN } from './check.ts';
import { decodeCursor, encodeCursor, keyNamesOf, positionOf } from './cursor.ts';
import { compareKeys } from './order.ts';

/** What any of the four operations may answer. */
export interface DynamoBody {
  readonly Item?: AttributeMap;
  readonly Attributes?: AttributeMap;
  readonly Items?: readonly AttributeMap[];
  readonly LastEvaluatedKey?: AttributeMap;
  readonly ConsumedCapacity?: { readonly CapacityUnits: number };
}

export function getInput(key: Key): object {
  return { Key: toKey(key), ConsistentRead: true };
}

export function putInput(item: NewItem, token: string): object {
  return {
    Item: toAttributeMap({ ...item, version: 1, [WRITE_TOKEN]: token }),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

export function updateInput(key: Key, version: number, changes: Changes, token: string): object {
  const names: Record<string, string> = {};
  const values: Record<string, AttributeValue> = { ':was': toAttributeValue(version) };
  const sets: string[] = [];
  const removes: string[] = [];
  for (const [name, value] of Object.entries({ ...changes, version: version + 1, [WRITE_TOKEN]: token })) {
    const at = Object.keys(names).length;
    names[`#${at}`] = name;
    if (value === undefined) removes.push(`#${at}`);
    else {
      values[`:${at}`] = toAttributeValue(value);
      sets.push(`#${at} = :${at}`);
    }
  }
  return {
    Key: toKey(key),
    ConditionExpression: '#version = :was',
    UpdateExpression: `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
    ExpressionAttributeNames: { ...names, '#version': 'version' },
    ExpressionAttributeValues: values,
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

/** `undefined`: the bounds leave nothing, which DynamoDB would refuse to be asked. */
export function queryInput(query: Query): object | undefined {
  const { index, pk, from, to, limit } = query;
  const start = decodeCursor(query);
  if (from !== undefined && to !== undefined && compareKeys(from, to) > 0) return undefined;
  const names = keyNamesOf(query);
  const bounds = { ...(from !== undefined && { ':from': from }), ...(to !== undefined && { ':to': to }) };
  return {
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: `#pk = :pk${boundsExpression(query)}`,
    ExpressionAttributeNames: { '#pk': names.pk, ...(Object.keys(bounds).length > 0 && { '#sk': names.sk }) },
    ExpressionAttributeValues: toAttributeMap({ ':pk': pk, ...bounds }),
    ScanIndexForward: query.newestFirst !== true,
    // One more than asked, to know whether there is more.
    Limit: limit + 1,
    ...(start && { ExclusiveStartKey: toAttributeMap(start) }),
  };
}

function boundsExpression({ from, to }: Query): string {
  if (from !== undefined && to !== undefined) return ' AND #sk BETWEEN :from AND :to';
  if (from !== undefined) return ' AND #sk >= :from';
  return to === undefined ? '' : ' AND #sk <= :to';
}

export function toPage(query: Query, { Items = [], LastEvaluatedKey }: DynamoBody): Page {
  const items = Items.slice(0, query.limit).map(toItem);
  const last = items.at(-1);
  if (Items.length > query.limit && last) return { items, cursor: encodeCursor(query, positionOf(query, last)) };
  // A page that DynamoDB ended by its size in bytes.
  if (LastEvaluatedKey)
    return { items, cursor: encodeCursor(query, positionOf(query, fromAttributeMap(LastEvaluatedKey))) };
  return { items };
}

function toKey({ pk, sk }: Key): AttributeMap {
  return toAttributeMap({ pk, sk });
}

export function toItem(map: AttributeMap): Item {
  const { [WRITE_TOKEN]: _token, ...attributes } = fromAttributeMap(map);
  return attributes as Item;
}
