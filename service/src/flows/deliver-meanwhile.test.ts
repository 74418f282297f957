import { expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { listen } from '../../../world/listening.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld } from '../../../world/world.ts';
import { paymentKey } from '../store/payments.ts';
import { placeOf } from '../store/place.ts';

test('a try in vain counts for the event that was tried, not for one that was put before it meanwhile', async () => {
  const virtual = await createWorld();
  await listen(virtual, 'we_aaaaaaaaaaaa');
  const { id } = await startApproved(virtual);
  await virtual.stream();
  await cancelPayment(virtual, id, { amountWon: 700 });
  virtual.receiver.answer = async ({ headers }) => {
    if (headers['webhook-id'] === `${id}_5`) await ask(virtual, 'POST', `/v1/events/${id}_3/deliver`, {});
    return { status: 500, said: '' };
  };
  await virtual.stream();
  expect(virtual.receiver.received.map((one) => one.id)).toEqual([`${id}_3`, `${id}_5`, `${id}_3`]);
  expect((await virtual.payment(id))?.outbox).toMatchObject({
    we_aaaaaaaaaaaa: { pending: [3, 5], tries: 1, slot: 0 },
  });
});

test('what happens to a payment while its endpoint is being told of it is told as well', async () => {
  const virtual = await createWorld();
  await listen(virtual, 'we_0123456789ab');
  const { id } = await startApproved(virtual);
  let happens = 1;
  await virtual.stream(async ({ name, moment }) => {
    if (name !== 'webhooks.post' || moment !== 'before' || happens-- < 1) return;
    await cancelPayment(virtual, id, { amountWon: 100 });
  });
  await virtual.settle();
  expect(virtual.receiver.received.map((told) => told.id)).toEqual([`${id}_3`, `${id}_5`]);
});

test('what was tried in vain is sent again byte for byte, also by a version that would build it otherwise', async () => {
  const virtual = await createWorld();
  await listen(virtual, 'we_a');
  virtual.receiver.answer = () => ({ status: 500, said: '' });
  const { id } = await startApproved(virtual);
  await virtual.stream();
  const item = await virtual.service.table.get(paymentKey(id));
  const body = '{"type":"payment.approved","built":"by another version"}';
  await virtual.service.table.updateIf(paymentKey(id), item?.version ?? 0, { bodies: { 3: body } });
  virtual.receiver.answer = undefined;
  await virtual.settle();
  expect(virtual.receiver.received.at(-1)).toMatchObject({ id: `${id}_3`, body, status: 204 });
});

test('a replay that fails again and again stands in the way of no other', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  const path = `/v1/webhook-endpoints/${id}/replay`;
  const { id: paymentId } = await startApproved(virtual);
  await virtual.settle();
  await ask(virtual, 'POST', path, { from: '2026-11-23', all: true });
  expect((await ask(virtual, 'POST', path, { from: '2026-11-23', all: true })).status).toBe(409);
  const { table, clock } = virtual.service;
  const key = { pk: 'jobs', sk: `replay_${id}` };
  const item = await table.get(key);
  await table.updateIf(key, item?.version ?? 0, { queue: 'review', queuedAt: clock.now(), failures: 6 });
  expect((await ask(virtual, 'POST', path, { from: '2026-11-23', all: true })).status).toBe(202);
  await virtual.settle();
  expect(virtual.receiver.received.map((one) => one.id)).toEqual([`${paymentId}_3`, `${paymentId}_3`]);
});

test.each([204, 500])(
  'once it was tried (%i) it is news no more: no later write brings it to the stream',
  async (status) => {
    const virtual = await createWorld();
    await listen(virtual, 'we_a');
    virtual.receiver.answer = () => ({ status, said: '' });
    const { id } = await startApproved(virtual);
    expect((await virtual.payment(id))?.news).toBe(3);
    await virtual.stream();
    expect(await virtual.payment(id)).not.toHaveProperty('news');
  },
);

test('the next event has ten tries of its own, however often the one before was tried', async () => {
  const virtual = await createWorld();
  await listen(virtual, 'we_a');
  virtual.receiver.answer = ({ headers }) => ({
    status: headers['webhook-id']?.endsWith('_3') && virtual.receiver.received.length === 1 ? 204 : 500,
    said: '',
  });
  const { id } = await startApproved(virtual);
  await cancelPayment(virtual, id, { amountWon: 700 });
  await virtual.stream();
  await virtual.pass(10_000);
  await virtual.wake();
  expect((await virtual.payment(id))?.outbox).toMatchObject({ we_a: { pending: [5], tries: 1 } });
});

test('what waits for an answer of KakaoPay stands where that is looked for, whatever is to be told of it', () => {
  const step = { queue: 'unanswered', queuedAt: 9_000 };
  const outbox = { we_a: { pending: [3], tries: 1, at: 5_000, slot: 0 } };
  const placed = placeOf({ id: 'pay_0', step, outbox, rest: { queue: 'changed#2026-11-23', queuedAt: 1_000 } });
  expect(placed).toEqual({ queue: 'unanswered', queuedAt: 5_000 });
});
