import { afterAll, beforeAll, expect, test } from 'vitest';
import { localCredentials, localRegion, startLocalTable } from '../local/table.ts';
import { sendHttp } from '../service/src/aws/https.ts';
import { checkoutUrl, receiptUrl } from '../service/src/links.ts';
import { type Item, indexes, type Table, type WriteResult } from '../service/src/ports/table.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { order, payAtKakaoPay, startPayment, statusOf } from './paying.ts';
import { createWorld, startTime } from './world.ts';

let engine: Awaited<ReturnType<typeof startLocalTable>>;
beforeAll(async () => {
  engine = await startLocalTable({ port: 0 });
});
afterAll(() => engine.close());

/** Read and write units; the engine counts those of the table alone. */
interface Spent {
  read: number;
  write: number;
  /** Of the write units, those that indexes cost. */
  indexes: number;
}

/**
 * What DynamoDB charges for the indexes of one write: one unit to put an entry in or to take it out, two to move it,
 * none while its keys stay as they are.
 */
function indexUnits(before: Item | undefined, after: Item): number {
  const costs = Object.values(indexes).map(({ pk, sk }) => {
    const entryOf = (item: Item | undefined) =>
      item?.[pk] === undefined || item[sk] === undefined ? undefined : `${item[pk]} ${item[sk]}`;
    const [old, next] = [entryOf(before), entryOf(after)];
    return old === next ? 0 : Number(old !== undefined) + Number(next !== undefined);
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
}

function countingTable(): { table: Table; spent: Spent } {
  const spent: Spent = { read: 0, write: 0, indexes: 0 };
  let tokens = 0;
  const table = createDynamoTable({
    tableName: engine.tableName,
    endpoint: engine.endpoint,
    region: localRegion,
    credentials: () => localCredentials,
    send: sendHttp,
    clock: { now: () => startTime },
    newToken: () => `write-${++tokens}`.padEnd(12, '.'),
    onCapacity: (operation, units) => {
      spent[operation === 'GetItem' || operation === 'Query' ? 'read' : 'write'] += units;
    },
  });
  const items = new Map<string, Item>();
  const count = (result: WriteResult): WriteResult => {
    if (!result.written) return result;
    const { item } = result;
    const units = indexUnits(items.get(item.pk + item.sk), item);
    items.set(item.pk + item.sk, item);
    spent.write += units;
    spent.indexes += units;
    return result;
  };
  return {
    spent,
    table: {
      ...table,
      putIfAbsent: async (item) => count(await table.putIfAbsent(item)),
      updateIf: async (key, version, changes) => count(await table.updateIf(key, version, changes)),
    },
  };
}

const forget = (spent: Spent) => Object.assign(spent, { read: 0, write: 0, indexes: 0 });

test('a successful payment costs 8 write units and 6 read units at most, indexes counted', async () => {
  const { table, spent } = countingTable();
  const virtual = await createWorld({ table, seed: 'units' });
  forget(spent);
  // startPayment and statusOf look at the table once each, for the test.
  const payment = await startPayment(virtual);
  await virtual.get(checkoutUrl(virtual.world.settings, payment.id));
  await virtual.get(await payAtKakaoPay(virtual, payment));
  await virtual.get(receiptUrl(virtual.world.settings, payment.id));
  expect(await statusOf(virtual, payment.id)).toBe('approved');
  expect({ ...spent, read: spent.read - 2 }).toEqual({ read: 4, write: 8, indexes: 5 });
});

test('an Idempotency-Key costs one write unit more', async () => {
  const { table, spent } = countingTable();
  const virtual = await createWorld({ table, seed: 'key' });
  forget(spent);
  await virtual.post('/v1/payments', order);
  const { write } = spent;
  forget(spent);
  await virtual.post('/v1/payments', order, { headers: { 'idempotency-key': 'key-1' } });
  expect(spent.write - write).toBe(1);
});
