import { expect, test } from 'vitest';
import { indexes } from '../ports/table.ts';
import { tableDefinition } from './schema.ts';

test('the definition names each attribute of a key once, and only those', () => {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = tableDefinition('payments');
  const inKeys = [KeySchema, ...GlobalSecondaryIndexes.map((index) => index.KeySchema)].flat();
  const defined = AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  expect(defined.toSorted()).toEqual([...new Set(inKeys.map(({ AttributeName }) => AttributeName))].toSorted());
});

test('times are numbers, all other keys text', () => {
  const numbers = tableDefinition('payments').AttributeDefinitions.filter(({ AttributeType }) => AttributeType === 'N');
  expect(numbers).toEqual([{ AttributeName: 'queuedAt', AttributeType: 'N' }]);
});

test('there is one index of keys for each of the port’s', () => {
  const { GlobalSecondaryIndexes } = tableDefinition('payments');
  expect(GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)).toEqual(Object.keys(indexes));
  for (const { Projection } of GlobalSecondaryIndexes) expect(Projection).toEqual({ ProjectionType: 'KEYS_ONLY' });
});
