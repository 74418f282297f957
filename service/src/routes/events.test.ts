import { expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { startSubscribed } from '../../../world/subscribing.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

/** A payment of which an endpoint has been told that it was made. */
async function told(types?: readonly string[]) {
  const virtual = await createWorld();
  const endpoint = await makeEndpoint(virtual, types && { types });
  const { id } = await startApproved(virtual);
  await virtual.stream();
  return { virtual, endpoint, id: `${id}_3`, paymentId: id };
}

const receivedBy = ({ receiver }: VirtualWorld) =>
  receiver.received.map(({ url, id }) => `${new URL(url).pathname} ${id}`);
const event = async (virtual: VirtualWorld, id: string) => (await ask(virtual, 'GET', `/v1/events/${id}`)).body;
const deliver = (virtual: VirtualWorld, id: string, body: object = {}) =>
  ask(virtual, 'POST', `/v1/events/${id}/deliver`, body);

test('an event is shown as it was sent, with the try that succeeded', async () => {
  const { virtual, endpoint, id, paymentId } = await told();
  const [sent] = virtual.receiver.received;
  const shown = await event(virtual, id);
  const { type, timestamp, data } = JSON.parse(sent?.body ?? '');
  expect(sent?.id).toBe(id);
  expect(shown).toEqual({
    id,
    type,
    timestamp,
    version: 3,
    paymentId,
    data,
    deliveries: [{ endpointId: endpoint.id, state: 'delivered', at: expect.any(String), status: 204 }],
    attempts: [{ endpointId: endpoint.id, at: expect.any(String), delivered: true, status: 204 }],
  });
});

test('tries are shown for 30 days; that it was delivered, for ever', async () => {
  const { virtual, endpoint, id } = await told();
  await virtual.pass(30 * 24 * 60 * 60_000 - 5_000);
  expect((await event(virtual, id)).attempts).toHaveLength(1);
  await virtual.pass(10_000);
  const later = await event(virtual, id);
  expect(later.attempts).toEqual([]);
  expect(later.deliveries).toMatchObject([{ endpointId: endpoint.id, state: 'delivered', status: 204 }]);
});

test('tries in vain are shown with what came back, and when the next one comes', async () => {
  const virtual = await createWorld();
  const { id: endpointId } = await makeEndpoint(virtual);
  virtual.receiver.answer = () => ({ status: 500, said: 'no table' });
  const { id } = await startApproved(virtual);
  await virtual.stream();
  await cancelPayment(virtual, id, { amountWon: 100 });
  await virtual.pass(5_000);
  virtual.receiver.answer = () => ({ status: undefined, error: 'timeout' });
  await virtual.wake();
  expect(await event(virtual, `${id}_3`)).toMatchObject({
    deliveries: [
      { endpointId, state: 'pending', tries: 2, nextTryAt: expect.stringMatching(/^2026-11-23T05:0[5-6]:/) },
    ],
    attempts: [
      { endpointId, delivered: false, status: 500, said: 'no table' },
      { endpointId, delivered: false, error: 'timeout' },
    ],
  });
  const second = await event(virtual, `${id}_5`);
  expect(second).toMatchObject({ type: 'payment.partially_canceled', attempts: [] });
  expect(second.deliveries).toEqual([{ endpointId, state: 'pending', tries: 0 }]);
});

test('one that was kept for a disabled endpoint is parked', async () => {
  const virtual = await createWorld();
  const { id: endpointId } = await makeEndpoint(virtual);
  await ask(virtual, 'PATCH', `/v1/webhook-endpoints/${endpointId}`, { enabled: false });
  const { id } = await startApproved(virtual);
  await virtual.settle();
  expect(await event(virtual, `${id}_3`)).toMatchObject({
    deliveries: [{ endpointId, state: 'parked' }],
    attempts: [],
  });
});

test('a subscription’s event has its data', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  const { events } = (await ask<{ events: { id: string }[] }>(virtual, 'GET', `/v1/events?subscriptionId=${id}`)).body;
  expect(await event(virtual, events[0]?.id ?? '')).toMatchObject({
    type: 'subscription.activated',
    subscriptionId: id,
    data: { id, status: 'active', plan: { amountWon: 9900 }, charged: 0 },
  });
});

test('delivered again, it comes once more under the same id and with the same bytes', async () => {
  const { virtual, endpoint, id } = await told();
  const again = await deliver(virtual, id);
  expect(again).toMatchObject({
    status: 202,
    body: { id, deliveries: [{ endpointId: endpoint.id, state: 'pending', tries: 0, nextTryAt: expect.any(String) }] },
  });
  await virtual.stream();
  expect(receivedBy(virtual)).toEqual([`/hook ${id}`, `/hook ${id}`]);
  expect(virtual.receiver.received[1]?.body).toBe(virtual.receiver.received[0]?.body);
  expect((await event(virtual, id)).attempts).toHaveLength(2);
  await virtual.settle();
  expect(virtual.receiver.received).toHaveLength(2);
});

test('without a stream, wake delivers it within the minute', async () => {
  const { virtual, id } = await told();
  await virtual.settle();
  await deliver(virtual, id);
  await virtual.pass(31_000);
  await virtual.wake();
  expect(receivedBy(virtual)).toEqual([`/hook ${id}`, `/hook ${id}`]);
});

test('every enabled endpoint that has asked for the type hears of it, or the one that is named', async () => {
  const { virtual, id } = await told(['payment.approved']);
  const all = await makeEndpoint(virtual, { url: 'https://shop.example/all' });
  const other = await makeEndpoint(virtual, { url: 'https://shop.example/other', types: ['payment.failed'] });
  const off = await makeEndpoint(virtual, { url: 'https://shop.example/off' });
  await ask(virtual, 'PATCH', `/v1/webhook-endpoints/${off.id}`, { enabled: false });
  virtual.receiver.received.length = 0;
  await deliver(virtual, id);
  await virtual.stream();
  expect(receivedBy(virtual).sort()).toEqual([`/all ${id}`, `/hook ${id}`]);
  await deliver(virtual, id, { endpointId: other.id });
  await virtual.stream();
  expect(receivedBy(virtual)).toContain(`/other ${id}`);
  expect(await deliver(virtual, id, { endpointId: off.id })).toMatchObject({
    status: 409,
    body: { code: 'endpoint_disabled', endpointId: off.id },
  });
  await ask(virtual, 'DELETE', `/v1/webhook-endpoints/${all.id}`);
  expect(await deliver(virtual, id, { endpointId: all.id })).toMatchObject({ body: { code: 'endpoint_not_found' } });
});

test('nobody to tell: nothing is changed', async () => {
  const { virtual, id, paymentId } = await told(['payment.failed']);
  const before = await virtual.payment(paymentId);
  expect(await deliver(virtual, id)).toMatchObject({ status: 409, body: { code: 'no_endpoint_listens' } });
  for (const endpointId of ['', 'we_1', 1, null]) {
    expect(await deliver(virtual, id, { endpointId })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'endpointId' }] },
    });
  }
  expect(await virtual.payment(paymentId)).toEqual(before);
});

test('a change of the payment meanwhile is not lost', async () => {
  const { virtual, id, paymentId } = await told();
  let changed = false;
  const { status } = await virtual.events(
    {
      method: 'POST',
      path: `/v1/events/${id}/deliver`,
      headers: { authorization: `Bearer ${virtual.apiKey}`, 'content-type': 'application/json' },
      body: '{}',
    },
    async ({ name, moment }) => {
      if (changed || name !== 'table.updateIf' || moment !== 'before') return;
      changed = true;
      await cancelPayment(virtual, paymentId, { amountWon: 100 });
    },
  );
  expect(status).toBe(202);
  await virtual.stream();
  expect(receivedBy(virtual)).toEqual([`/hook ${id}`, `/hook ${id}`, `/hook ${paymentId}_5`]);
});

test('what is no event, or none that is told, is not found', async () => {
  const { virtual, paymentId } = await told();
  const rest = paymentId.slice(4);
  for (const id of [
    ...[`${paymentId}_1`, `${paymentId}_2`, `${paymentId}_4`, `${paymentId}_0`, `${paymentId}_03`, `${paymentId}_3_3`],
    ...[paymentId, `sub_${rest}_1`, `rec_${rest}_1`, 'pay__3', 'we_000000000000_1', '3'],
  ]) {
    for (const answer of [await ask(virtual, 'GET', `/v1/events/${id}`), await deliver(virtual, id)]) {
      expect(answer, id).toMatchObject({ status: 404, body: { code: 'event_not_found' } });
    }
  }
});
