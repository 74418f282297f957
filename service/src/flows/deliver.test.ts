import { beforeEach, describe, expect, test } from 'vitest';
import { cancelPayment, payAtKakaoPay, startApproved, startPayment } from '../../../world/actions.ts';
import { listen, sentTo } from '../../../world/listening.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { WebhookAnswer } from '../ports/webhooks.ts';
import { changeEndpoints, readEndpoints } from '../store/endpoints.ts';
import type { ToldType } from '../webhooks/event-types.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let virtual: VirtualWorld;
beforeEach(async () => {
  virtual = await createWorld({ seed: 'deliver' });
});

const endpoint = async (id: string) => (await readEndpoints(virtual.service.table)).list.find((one) => one.id === id);

const toldTo = (id: string) =>
  sentTo(virtual, id).map(({ id: eventId, body, status }) => ({
    eventId,
    type: JSON.parse(body).type as string,
    status,
  }));

const down: WebhookAnswer = { status: 500, said: 'down' };

describe('what happens to a payment', () => {
  test('is told at once by the stream, once, and nothing is left to do', async () => {
    await listen(virtual, 'we_a');
    const { id } = await startApproved(virtual);
    await virtual.stream();
    expect(toldTo('we_a')).toEqual([{ eventId: `${id}_3`, type: 'payment.approved', status: 204 }]);
    expect(JSON.parse(virtual.receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'payment.approved',
      data: { id, version: 3, status: 'approved', totalWon: 2200, canceledWon: 0, approval: { method: 'MONEY' } },
    });
    const payment = await virtual.payment(id);
    expect(payment?.outbox).toBeUndefined();
    expect(payment?.wakeAt).toBeUndefined();
    await virtual.settle();
    expect(toldTo('we_a')).toHaveLength(1);
  });

  test('is told by wake where no stream brings it, half a minute later', async () => {
    await listen(virtual, 'we_a');
    await startApproved(virtual);
    await virtual.wake();
    expect(toldTo('we_a')).toEqual([]);
    await virtual.pass(31_000);
    await virtual.wake();
    expect(toldTo('we_a')).toHaveLength(1);
  });

  test('is not promised to anybody where nobody listens', async () => {
    const { id } = await startApproved(virtual);
    const payment = await virtual.payment(id);
    expect([payment?.outbox, payment?.news, payment?.wakeAt]).toEqual([undefined, undefined, undefined]);
  });

  test('is told to those who want to hear of it', async () => {
    await listen(virtual, 'we_a', { types: ['payment.canceled'] });
    await listen(virtual, 'we_b', { types: ['payment.approved'] as ToldType[] });
    const { id } = await startApproved(virtual);
    await cancelPayment(virtual, id);
    await virtual.stream();
    expect(toldTo('we_a').map(({ type }) => type)).toEqual(['payment.canceled']);
    expect(toldTo('we_b').map(({ type }) => type)).toEqual(['payment.approved']);
  });
});

describe('an endpoint that does not take it', () => {
  test('is tried ten times in three days, later and later, with the same bytes and id; then it is parked', async () => {
    await listen(virtual, 'we_a');
    virtual.receiver.answer = () => down;
    const { id } = await startApproved(virtual);
    await virtual.settle();
    const { received } = virtual.receiver;
    const gaps = received.slice(1).map(({ at }, index) => at - (received[index]?.at ?? 0));
    const schedule = [5_000, 5 * minuteMs, 30 * minuteMs, 2, 5, 10, 14, 20, 24].map((one) =>
      one < 100 ? one * hourMs : one,
    );
    expect(received).toHaveLength(10);
    gaps.forEach((gap, at) => {
      const wait = schedule[at] ?? 0;
      expect(gap).toBeGreaterThanOrEqual(wait);
      expect(gap).toBeLessThan(wait * 1.1 + 1_000);
    });
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ id: eventId }) => eventId))).toEqual(new Set([`${id}_3`]));
    const payment = await virtual.payment(id);
    expect([payment?.outbox, payment?.bodies, payment?.parked]).toEqual([undefined, undefined, { we_a: [3] }]);
  });

  test('for one event holds up no other, once that is given up', async () => {
    await listen(virtual, 'we_a');
    virtual.receiver.answer = ({ body }) => (body.includes('payment.approved') ? down : { status: 200, said: 'ok' });
    const { id } = await startApproved(virtual);
    await cancelPayment(virtual, id);
    await virtual.settle();
    expect(toldTo('we_a').filter(({ status }) => status === 200)).toEqual([
      { eventId: `${id}_5`, type: 'payment.canceled', status: 200 },
    ]);
    expect((await virtual.payment(id))?.parked).toEqual({ we_a: [3] });
  });

  test('holds up no other endpoint and no other payment', async () => {
    await listen(virtual, 'we_a');
    await listen(virtual, 'we_b');
    virtual.receiver.answer = ({ url }) => (url.includes('we_a') ? down : { status: 200, said: '' });
    for (let i = 0; i < 30; i++) await startApproved(virtual);
    await virtual.stream();
    expect(toldTo('we_b')).toHaveLength(30);
    expect(toldTo('we_a').length).toBeLessThan(15);
    expect((await endpoint('we_a'))?.failingSince).toBeDefined();
  });

  test('gets everything as soon as it takes something again', async () => {
    await listen(virtual, 'we_a');
    virtual.receiver.answer = () => down;
    for (let i = 0; i < 30; i++) await startApproved(virtual);
    await virtual.stream();
    for (let minutes = 0; minutes < 60; minutes++) {
      await virtual.pass(minuteMs);
      await virtual.wake();
    }
    const before = toldTo('we_a').length;
    expect(before).toBeLessThan(200);
    virtual.receiver.answer = undefined;
    for (let minutes = 0; minutes < 40; minutes++) {
      await virtual.pass(minuteMs);
      await virtual.wake();
    }
    const told = toldTo('we_a').slice(before);
    expect(told.filter(({ status }) => status === 204)).toHaveLength(30);
    expect((await endpoint('we_a'))?.failingSince).toBeUndefined();
  });

  test('is disabled after five days, and what it was not told is kept', async () => {
    await listen(virtual, 'we_a');
    virtual.receiver.answer = () => down;
    const first = await startApproved(virtual);
    await virtual.settle();
    await virtual.pass(2 * 24 * hourMs + hourMs);
    const second = await startApproved(virtual);
    await virtual.settle();
    expect((await endpoint('we_a'))?.disabled?.because).toBe('failing');
    const third = await startApproved(virtual);
    for (const { id } of [first, second, third]) expect((await virtual.payment(id))?.parked).toEqual({ we_a: [3] });
    expect(virtual.lines.filter((line) => line.includes('endpoint_disabled'))).toHaveLength(1);
  });

  test('that answers 410 is disabled at once', async () => {
    await listen(virtual, 'we_a');
    virtual.receiver.answer = () => ({ status: 410, said: '' });
    const { id } = await startApproved(virtual);
    await virtual.settle();
    expect((await endpoint('we_a'))?.disabled?.because).toBe('gone');
    expect(toldTo('we_a')).toHaveLength(1);
    expect((await virtual.payment(id))?.parked).toEqual({ we_a: [3] });
  });
});

test('a redirect counts as a failure', async () => {
  await listen(virtual, 'we_a');
  virtual.receiver.answer = () => ({ status: 302, said: '' });
  const { id } = await startApproved(virtual);
  await virtual.stream();
  expect((await virtual.payment(id))?.outbox?.we_a).toMatchObject({ pending: [3], tries: 1, slot: 0 });
});

test('an endpoint that was deleted leaves nothing behind', async () => {
  await listen(virtual, 'we_a');
  virtual.receiver.answer = () => down;
  const { id } = await startApproved(virtual);
  await virtual.stream();
  await changeEndpoints(virtual.service.table, () => []);
  await virtual.settle();
  const payment = await virtual.payment(id);
  expect([payment?.outbox, payment?.parked]).toEqual([undefined, undefined]);
});

test('a payment that changes before it was told of is told of in order', async () => {
  await listen(virtual, 'we_a');
  const payment = await startPayment(virtual);
  await virtual.get(await payAtKakaoPay(virtual, payment));
  await cancelPayment(virtual, payment.id, { amountWon: 700 }, { key: 'one' });
  await cancelPayment(virtual, payment.id, {}, { key: 'two' });
  await virtual.stream();
  const told = virtual.receiver.received.map(({ body }) => JSON.parse(body));
  expect(told.map(({ data }) => [data.version, data.status, data.canceledWon])).toEqual([
    [3, 'approved', 0],
    [5, 'partially_canceled', 700],
    [7, 'canceled', 2200],
  ]);
});

test('an event that is refused keeps the news of other payments from the endpoint for no moment', async () => {
  await listen(virtual, 'we_a');
  const { id: refused } = await startApproved(virtual);
  virtual.receiver.answer = ({ headers }) =>
    headers['webhook-id']?.startsWith(refused) ? down : { status: 204, said: '' };
  await virtual.stream();
  expect((await endpoint('we_a'))?.failingSince).toBeDefined();
  const { id: other } = await startApproved(virtual);
  await virtual.stream();
  expect(toldTo('we_a').at(-1)).toMatchObject({ eventId: `${other}_3`, status: 204 });
  expect((await endpoint('we_a'))?.failingSince).toBeUndefined();
});
