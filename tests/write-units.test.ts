import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIndexMeter } from '../cost/index-units.ts';
import { localCredentials, localRegion } from '../local/credentials.ts';
import { startLocalTable } from '../local/table.ts';
import { sendHttp } from '../service/src/outbound/https.ts';
import type { Table } from '../service/src/ports/table.ts';
import { checkoutUrl, receiptUrl } from '../service/src/signed-links.ts';
import { readSubscription, subscriptionKey } from '../service/src/store/subscriptions.ts';
import { createDynamoTable } from '../service/src/table/dynamodb.ts';
import { cancelPayment, order, payAtKakaoPay, startApproved, startPayment, statusOf } from '../world/actions.ts';
import { listen } from '../world/listening.ts';
import { askSubscription, startSubscribing } from '../world/subscribing.ts';
import { useKey } from '../world/telling.ts';
import { createWorld, startTime, type VirtualWorld, type WorldOptions } from '../world/world.ts';

let engine: Awaited<ReturnType<typeof startLocalTable>>;
beforeEach(async () => {
  engine = await startLocalTable({ port: 0 });
});
afterEach(() => engine.close());

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

/** A world whose API key was used today: the first time is one write more, which is counted by itself. */
async function createUsedWorld(options: WorldOptions): Promise<VirtualWorld> {
  const virtual = await createWorld(options);
  await useKey(virtual);
  return virtual;
}

const forget = (spent: Spent) => Object.assign(spent, { read: 0, write: 0, indexes: 0 });

test('a successful payment costs 9 write units and 5 read units where nobody listens, indexes counted', async () => {
  const { table, spent } = countingTable();
  const virtual = await createUsedWorld({ table, seed: 'units' });
  forget(spent);
  // startPayment and statusOf look at the table once each, for the test.
  const payment = await startPayment(virtual);
  await virtual.get(checkoutUrl(virtual.service.settings, payment.id));
  await virtual.get(await payAtKakaoPay(virtual, payment));
  await virtual.get(receiptUrl(virtual.service.settings, payment.id));
  expect(await statusOf(virtual, payment.id)).toBe('approved');
  expect({ ...spent, read: spent.read - 2 }).toEqual({ read: 5, write: 9, indexes: 5 });
});

test('a payment of which an endpoint was told costs 10 write units and 7 read units', async () => {
  const { table, spent } = countingTable();
  const virtual = await createUsedWorld({ table, seed: 'told' });
  await listen(virtual, 'we_0123456789ab');
  forget(spent);
  const payment = await startPayment(virtual);
  await virtual.get(checkoutUrl(virtual.service.settings, payment.id));
  await virtual.get(await payAtKakaoPay(virtual, payment));
  await virtual.get(receiptUrl(virtual.service.settings, payment.id));
  await virtual.stream();
  expect(virtual.receiver.received.map(({ id, status }) => [id, status])).toEqual([[`${payment.id}_3`, 204]]);
  expect({ ...spent, read: spent.read - 1 }).toEqual({ read: 7, write: 10, indexes: 5 });
});

test('a subscription costs 6 write units to make and 9 to begin, its first charge 11', async () => {
  const { virtual, id, spentBy, made, paid, known } = await subscribed('subscription');
  expect({ made, paid, known }).toEqual({
    made: { write: 6, indexes: 2 },
    paid: { write: 6, indexes: 4 },
    known: { write: 3, indexes: 2 },
  });
  await untilDue(virtual, id);
  expect(await spentBy(() => virtual.wake())).toEqual({ write: 11, indexes: 7 });
});

test('a refused charge costs as much as one that succeeds', async () => {
  const { virtual, id, spentBy } = await subscribed('refused');
  await untilDue(virtual, id);
  virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782, times: 1 });
  expect(await spentBy(() => virtual.wake())).toEqual({ write: 11, indexes: 7 });
  const { charged, nextCharge } = await askSubscription(virtual, id);
  expect([charged, nextCharge?.attempt]).toEqual([0, 1]);
});

test('a subscription keeps so much of what happened that a charge after two years costs 19', async () => {
  const { virtual, id, spentBy } = await subscribed('years');
  const { table } = virtual.service;
  const { version = 0, firstPaymentId = '' } = { ...(await readSubscription(table, id)) };
  const claimed = { n: 10_000, type: 'charge_claimed', at: startTime, paymentId: firstPaymentId };
  const events = Array.from({ length: 20 }, () => [claimed, { ...claimed, type: 'charge_succeeded' }]).flat();
  const paymentIds = Array.from({ length: 24 }, () => claimed.paymentId);
  await table.updateIf(subscriptionKey(id), version, { events, paymentIds });
  await untilDue(virtual, id);
  expect(await spentBy(() => virtual.wake())).toEqual({ write: 19, indexes: 7 });
});

async function subscribed(seed: string) {
  const { table, spent } = countingTable();
  const virtual = await createUsedWorld({ table, seed });
  const spentBy = async (work: () => Promise<unknown>) => {
    forget(spent);
    await work();
    return { write: spent.write, indexes: spent.indexes };
  };
  let begun = { id: '', comeBack: '' };
  const made = await spentBy(async () => {
    begun = await startSubscribing(virtual, { orderId: seed });
  });
  const paid = await spentBy(() => virtual.get(begun.comeBack));
  const known = await spentBy(() => askSubscription(virtual, begun.id));
  return { virtual, id: begun.id, spentBy, made, paid, known };
}

async function untilDue(virtual: VirtualWorld, id: string): Promise<void> {
  const { nextCharge } = await askSubscription(virtual, id);
  await virtual.pass(Date.parse(nextCharge?.at ?? '') - virtual.service.clock.now());
}

test('that an API key is used costs one write unit in a day, and a second one where it was not listed yet', async () => {
  const { table, spent } = countingTable();
  const virtual = await createWorld({ table, seed: 'key use' });
  forget(spent);
  await useKey(virtual);
  expect(spent).toMatchObject({ write: 2, indexes: 1 });
  for (const write of [0, 1, 0]) {
    forget(spent);
    await useKey(virtual);
    expect(spent.write).toBe(write);
    if (write === 0) await virtual.pass(86_400_000);
  }
});

test('an Idempotency-Key costs one write unit more', async () => {
  const { table, spent } = countingTable();
  const virtual = await createUsedWorld({ table, seed: 'key' });
  forget(spent);
  await virtual.post('/v1/payments', { ...order, orderId: 'K-1' });
  const { write } = spent;
  forget(spent);
  await virtual.post('/v1/payments', { ...order, orderId: 'K-2' }, { headers: { 'idempotency-key': 'key-1' } });
  expect(spent.write - write).toBe(1);
});

test('a cancellation costs 6 write units, indexes counted, and 34 after fifty of the same payment', async () => {
  const { table, spent } = countingTable();
  const virtual = await createUsedWorld({ table, seed: 'cancel' });
  const { id } = await startApproved(virtual, { orderId: 'C-1' });
  const costOf = async (n: number) => {
    forget(spent);
    const answer = await cancelPayment(virtual, id, { amountWon: 7, reason: '단순 변심' }, { key: `key-${n}` });
    expect(answer.status).toBe(201);
    return { ...spent };
  };
  expect(await costOf(1)).toEqual({ read: 3, write: 6, indexes: 4 });
  for (let n = 2; n <= 50; n++) await costOf(n);
  expect(await costOf(51)).toEqual({ read: 6, write: 34, indexes: 4 });
});
