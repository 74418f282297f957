import type { Key, Table, WriteResult } from '../ports/table.ts';
import { checkChanges, checkKey, checkNewItem, checkQuery, WRITE_TOKEN } from './check.ts';
import type { DynamoAnswer, DynamoConnection } from './dynamodb-call.ts';
import { createDynamoCall } from './dynamodb-call.ts';
import type { DynamoBody } from './dynamodb-messages.ts';
import { getInput, putInput, queryInput, toItem, toPage, updateInput } from './dynamodb-messages.ts';
import { TableError } from './errors.ts';

export interface DynamoTableOptions extends DynamoConnection {
  readonly tableName: string;
  /** A text that no other write carries. */
  readonly newToken: () => string;
  /** Told what each operation cost: DynamoDB's read or write units, indexes included. */
  readonly onCapacity?: (operation: string, units: number) => void;
}

type Call = (operation: string, input: object) => Promise<DynamoAnswer<DynamoBody>>;

/**
 * The table in Amazon DynamoDB, or in an engine that speaks its protocol.
 *
 * Each write puts a fresh token on the item. When the answer to a write is lost and the same write, sent again, finds
 * its condition broken, the token of what stands there tells whether the first try did it. A write whose first try was
 * done *and* then overtaken by somebody else's counts as lost: `current` holds both, and the caller decides from there.
 *
 * All verbs throw `TableError`.
 */
export function createDynamoTable(options: DynamoTableOptions): Table {
  const call = createTableCall(options);
  return {
    ...verbsByKey(call, options.newToken),
    async query(query) {
      checkQuery(query);
      const input = queryInput(query);
      return input === undefined ? { items: [] } : toPage(query, (await call('Query', input)).body);
    },
  };
}

/** The same for a function that has no right to query either: it carries no code for it. */
export const createDynamoTableWithoutQuery = (options: DynamoTableOptions): Table => ({
  ...verbsByKey(createTableCall(options), options.newToken),
  query: () => Promise.reject(new TableError('refused', 'Query: this function has no right to it')),
});

function verbsByKey(call: Call, newToken: () => string): Omit<Table, 'query'> {
  return {
    async get(key) {
      checkKey(key);
      const { body } = await call('GetItem', getInput(key));
      return body.Item && toItem(body.Item);
    },

    async putIfAbsent(item) {
      checkNewItem(item);
      const token = newToken();
      const answer = await call('PutItem', putInput(item, token));
      if (answer.conditionFailed) return lostOrOwn(call, item, token, answer.body);
      return { written: true, item: { ...item, version: 1 } };
    },

    async updateIf(key, version, changes) {
      checkKey(key);
      checkChanges(changes);
      const token = newToken();
      const answer = await call('UpdateItem', updateInput(key, version, changes, token));
      if (answer.conditionFailed) return lostOrOwn(call, key, token, answer.body);
      return { written: true, item: toItem(answer.body.Attributes ?? {}) };
    },
  };
}

function createTableCall({ tableName, onCapacity, ...connection }: DynamoTableOptions): Call {
  const dynamo = createDynamoCall(connection);
  const common = { TableName: tableName, ...(onCapacity && { ReturnConsumedCapacity: 'INDEXES' }) };
  return async (operation, input) => {
    const answer = await dynamo<DynamoBody>(operation, { ...common, ...input });
    const units = answer.body.ConsumedCapacity?.CapacityUnits;
    if (units !== undefined) onCapacity?.(operation, units);
    return answer;
  };
}

/** Why a condition failed: our own first try had done the write, or somebody else was there before. */
async function lostOrOwn(call: Call, key: Key, token: string, failed: DynamoBody): Promise<WriteResult> {
  const found = failed.Item ?? (await call('GetItem', getInput(key))).body.Item;
  if (found === undefined) return { written: false, current: undefined };
  const theirs = found[WRITE_TOKEN];
  const item = toItem(found);
  return theirs && 'S' in theirs && theirs.S === token ? { written: true, item } : { written: false, current: item };
}
