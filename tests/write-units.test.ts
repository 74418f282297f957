import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIndexMeter } from '../cost/index-units.ts';
import { localCredentials, localRegion } from '../local/credentials.ts';
import { startLocalTable } from '../local/table.ts';
import { sendHttp } from '../service/src/outbound/https.ts';
import type { Table } from '../service/src/ports/table.ts';
import { checkoutUrl, receiptUrl } from '../service/src/signed-links.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { cancelPayment, order, payAtKakaoPay, startApproved, startPayment, statusOf } from '../world/actions.ts';
import { createWorld, startTime } from '../world/world.ts';

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
  const withIndexes = createIndexMeter(table, (units) => {
    spent.write += units;
    spent.indexes += units;
  });
  return { table: withIndexes, spent };
}

const forget = (spent: Spent) => Object.assign(spent, { read: 0, write: 0, indexes: 0 });

test('a successful payment costs 9 write units and 6 read units at most, indexes counted', async () => {
  const { table, spent } = countingTable();
  const virtual = await createWorld({ table, seed: 'units' });
  forget(spent);
  // startPayment and statusOf look at the table once each, for the test.
  const payment = await startPayment(virtual);
  await virtual.get(checkoutUrl(virtual.service.settings, payment.id));
  await virtual.get(await payAtKakaoPay(virtual, payment));
  await virtual.get(receiptUrl(virtual.service.settings, payment.id));
  expect(await statusOf(virtual, payment.id)).toBe('approved');
  expect({ ...spent, read: spent.read - 2 }).toEqual({ read: 4, write: 9, indexes: 5 });
});

test('an Idempotency-Key costs one write unit more', async () => {
  const { table, spent } = countingTable();
  const virtual = await createWorld({ table, seed: 'key' });
  forget(spent);
  await virtual.post('/v1/payments', { ...order, orderId: 'K-1' });
  const { write } = spent;
  forget(spent);
  await virtual.post('/v1/payments', { ...order, orderId: 'K-2' }, { headers: { 'idempotency-key': 'key-1' } });
  expect(spent.write - write).toBe(1);
});

test('a cancellation costs 6 write units, indexes counted, and 34 after fifty of the same payment', async () => {
  const { table, spent } = countingTable();
  const virtual = await createWorld({ table, seed: 'cancel' });
  const { id } = await startApproved(virtual, { orderId: 'C-1' });
  const costOf = async (n: number) => {
    forget(spent);
    const answer = await cancelPayment(virtual, id, { amountWon: 7, reason: '단순 변심' }, { key: `key-${n}` });
    expect(answer.status).toBe(201);
    return { ...spent };
  };
  expect(await costOf(1)).toEqual({ read: 2, write: 6, indexes: 4 });
  for (let n = 2; n <= 50; n++) await costOf(n);
  expect(await costOf(51)).toEqual({ read: 5, write: 34, indexes: 4 });
});
