import { expect, test } from 'vitest';
import { startApproved } from '../../../world/actions.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { changeEndpoints } from '../store/endpoints.ts';
import { paymentKey } from '../store/payments.ts';
import { deliverFunction } from './deliver-function.ts';

/** As Lambda runs it for the table's stream, with that much of its 60 s left. */
const run = ({ service }: VirtualWorld, event: unknown, remainingMs = 60_000) =>
  deliverFunction(service)(event, { awsRequestId: 'request-1', getRemainingTimeInMillis: () => remainingMs });

/** A record as DynamoDB writes it. */
function recordOf(id: string) {
  const { pk, sk } = paymentKey(id);
  const Keys = { pk: { S: pk }, sk: { S: sk } };
  const NewImage = { ...Keys, news: { N: '3' }, version: { N: '4' } };
  return { eventName: 'MODIFY', eventSource: 'aws:dynamodb', dynamodb: { Keys, NewImage, SequenceNumber: '1' } };
}

async function startListening() {
  const virtual = await createWorld();
  const url = 'https://shop.test/webhooks';
  await changeEndpoints(virtual.service.table, () => [{ id: 'we_1', slot: 0, url, generation: 1, createdAt: 0 }]);
  const { id } = await startApproved(virtual);
  const toldIds = () => virtual.receiver.received.map((one) => one.id);
  return { virtual, id, toldIds };
}

test('tells of the items that the records are about, each once', async () => {
  const { virtual, id, toldIds } = await startListening();
  const { id: other } = await startApproved(virtual, { orderId: 'A-2' });
  await run(virtual, { Records: [recordOf(id), recordOf(other), recordOf(id)] });
  expect(toldIds().sort()).toEqual([`${id}_3`, `${other}_3`].sort());
});

test('what is no such record, and an item that is not there, keep nobody else from being told', async () => {
  const { virtual, id, toldIds } = await startListening();
  const keys = [
    {},
    { pk: { N: '1' }, sk: null },
    { pk: { N: '1' }, sk: { S: 'x' } },
    { pk: { S: 'x' }, sk: { N: '1' } },
  ];
  const odd = [null, 'odd', {}, { dynamodb: null }, { dynamodb: {} }, ...keys.map((Keys) => ({ dynamodb: { Keys } }))];
  virtual.lines.length = 0;
  await run(virtual, { Records: [...odd, recordOf(id.replace(/.$/, '0')), recordOf(id)] });
  expect(toldIds()).toEqual([`${id}_3`]);
  expect(virtual.lines.filter((line) => line.includes('item_failed'))).toEqual([]);
});

test.each([undefined, null, {}, { Records: null }, { Records: 'none' }, [], 'warm-up'])(
  '%j is no news',
  async (event) => {
    const { virtual, toldIds } = await startListening();
    await run(virtual, event);
    expect(toldIds()).toEqual([]);
  },
);

test('begins nothing that it could not finish: wake does it', async () => {
  const { virtual, id, toldIds } = await startListening();
  await run(virtual, { Records: [recordOf(id)] }, 25_000);
  expect(toldIds()).toEqual([]);
  await virtual.pass(31_000);
  await virtual.wake();
  expect(toldIds()).toEqual([`${id}_3`]);
});
