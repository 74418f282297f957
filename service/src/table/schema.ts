import { indexes } from '../ports/table.ts';
import { keyTypes } from './check.ts';

/** DynamoDB's `CreateTable` for this table, in CloudFormation's words as well: on demand, indexes with keys alone. */
export function tableDefinition(tableName: string) {
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: Object.entries(keyTypes).map(([name, type]) => ({
      AttributeName: name,
      AttributeType: type === 'number' ? 'N' : 'S',
    })),
    KeySchema: keySchema({ pk: 'pk', sk: 'sk' }),
    GlobalSecondaryIndexes: Object.entries(indexes).map(([name, keys]) => ({
      IndexName: name,
      KeySchema: keySchema(keys),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  };
}

function keySchema(keys: { readonly pk: string; readonly sk: string }) {
  return [
    { AttributeName: keys.pk, KeyType: 'HASH' },
    { AttributeName: keys.sk, KeyType: 'RANGE' },
  ];
}
