import { expect, test } from 'vitest';
import { cancelPayment, startApproved, startPayment } from '../../../world/actions.ts';
import { askSubscription, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { edges, states } from '../payment/states.ts';
import { paymentKey } from '../store/payments.ts';
import { subscriptionKey } from '../store/subscriptions.ts';
import { readTold } from '../store/told.ts';
import { subscriptionEdges } from '../subscription/states.ts';
import { eventBody } from './body.ts';
import { toldOfPayments, toldOfSubscriptions, toldType } from './event-types.ts';

/** Every event of an item that is told, as it is sent. */
async function bodiesOf({ service }: VirtualWorld, key: { readonly pk: string; readonly sk: string }) {
  const told = await readTold(service.table, key);
  const numbers = told?.events.filter(({ type }) => toldType(type) !== undefined).map(({ n }) => n) ?? [];
  return new Map(numbers.map((n) => [n, told && JSON.stringify(eventBody(told, n))]));
}

test('an event that is told leads to one state, so that it says how things stood', () => {
  const targets = (all: readonly { readonly event: string; readonly to: string }[], event: string) =>
    new Set(all.filter((edge) => edge.event === event).map(({ to }) => to));
  for (const event of Object.keys(toldOfPayments)) expect([event, targets(edges, event).size]).toEqual([event, 1]);
  for (const event of Object.keys(toldOfSubscriptions)) {
    expect([event, targets(subscriptionEdges, event).size]).toEqual([event, 1]);
  }
});

test('whatever brings a payment to another state of its life is told, but what is still under way', () => {
  const untold = edges.filter(({ from, event, to }) => from !== to && toldType(event) === undefined);
  const underWay = ['approving', 'canceling', 'ready'];
  expect(untold.filter(({ to }) => !underWay.includes(to))).toEqual([]);
  expect(Object.keys(states)).toEqual(expect.arrayContaining(underWay));
});

test('what did not happen, and what is nobody’s business, has no body', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  const told = await readTold(virtual.service.table, paymentKey(id));
  const bodies = [0, 1, 2, 3, 4].map((n) => told && eventBody(told, n)?.type);
  expect(bodies).toEqual([undefined, undefined, undefined, 'payment.approved', undefined]);
});

test('an event of a payment is the same however much has happened since', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  const first = await bodiesOf(virtual, paymentKey(id));
  await cancelPayment(virtual, id, { amountWon: 700 }, { key: 'one' });
  const second = await bodiesOf(virtual, paymentKey(id));
  virtual.simulator.faults.add({ call: 'cancel', kind: 'refuse', code: -781, times: 1 });
  await cancelPayment(virtual, id, { amountWon: 100 }, { key: 'two' });
  await cancelPayment(virtual, id, {}, { key: 'three' });
  const last = await bodiesOf(virtual, paymentKey(id));
  expect([...first.keys(), ...second.keys(), ...last.keys()]).toEqual([3, 3, 5, 3, 5, 7, 9]);
  expect(last.get(3)).toBe(first.get(3));
  expect(last.get(5)).toBe(second.get(5));
  const told = [...last.values()].map((body) => JSON.parse(body ?? ''));
  expect(told.map(({ type, data }) => [type, data.status, data.version, data.canceledWon])).toEqual([
    ['payment.approved', 'approved', 3, 0],
    ['payment.partially_canceled', 'partially_canceled', 5, 700],
    ['payment.cancellation_refused', 'partially_canceled', 7, 700],
    ['payment.canceled', 'canceled', 9, 2200],
  ]);
});

test('an event of a subscription is the same whatever the shop changes', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  const first = await bodiesOf(virtual, subscriptionKey(id));
  expect(JSON.parse([...first.values()][0] ?? '')).toMatchObject({
    type: 'subscription.activated',
    data: { id, status: 'active', charged: 0, plan: { amountWon: 9900 }, nextCharge: { n: 1 } },
  });
  await virtual.patch(`/v1/subscriptions/${id}`, { itemName: '다른 것', amountWon: 5000 });
  await virtual.post(`/v1/subscriptions/${id}/pause`, {});
  const { nextCharge } = await askSubscription(virtual, id);
  expect(nextCharge).toBeUndefined();
  const last = await bodiesOf(virtual, subscriptionKey(id));
  expect([...last.values()][0]).toBe([...first.values()][0]);
  expect(JSON.parse([...last.values()][1] ?? '')).toMatchObject({
    type: 'subscription.paused',
    data: { status: 'paused', itemName: '다른 것', plan: { amountWon: 5000 }, pauseReason: 'by_shop' },
  });
});

test('nothing personal and nothing secret is told', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual, { buyerId: 'buyer-canary' });
  const { id: unpaid } = await startPayment(virtual, { buyerId: 'buyer-canary' });
  await virtual.post(`/v1/payments/${unpaid}/close`, {});
  const subscription = await startSubscribed(virtual, { buyerId: 'buyer-canary' });
  const payment = await virtual.payment(subscription.firstPaymentId);
  const bodies = await Promise.all(
    [paymentKey(id), paymentKey(unpaid), paymentKey(subscription.firstPaymentId), subscriptionKey(subscription.id)].map(
      (key) => bodiesOf(virtual, key),
    ),
  );
  const all = bodies.flatMap((of) => [...of.values()]).join();
  expect(bodies.map((of) => of.size)).toEqual([1, 1, 1, 1]);
  expect(payment?.approval?.sid).toBeDefined();
  for (const secret of ['buyer-canary', payment?.approval?.sid ?? '', 'pg_token']) expect(all).not.toContain(secret);
});
