import { describe, expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { cutRun } from '../../../world/cuts.ts';
import { cutAt } from '../../../world/outside.ts';
import { startSubscribed } from '../../../world/subscribing.ts';
import { makeEndpoint } from '../../../world/telling.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

const dayMs = 86_400_000;
const pathOf = (id: string) => `/v1/webhook-endpoints/${id}`;
const replay = (virtual: VirtualWorld, id: string, body: object) => ask(virtual, 'POST', `${pathOf(id)}/replay`, body);
const progress = async (virtual: VirtualWorld, id: string) => (await ask(virtual, 'GET', `${pathOf(id)}/replay`)).body;
const enable = (virtual: VirtualWorld, id: string, enabled: boolean) => ask(virtual, 'PATCH', pathOf(id), { enabled });
const idsIn = ({ receiver }: VirtualWorld) => receiver.received.map(({ id }) => id);

/** Three days; on each a payment, given back in part. The endpoint was disabled on the second. */
async function threeDays() {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  const days: string[][] = [];
  for (const isEnabled of [true, false, true]) {
    await enable(virtual, id, isEnabled);
    const payment = await startApproved(virtual);
    await cancelPayment(virtual, payment.id, { amountWon: 100 });
    days.push([`${payment.id}_3`, `${payment.id}_5`]);
    await virtual.settle();
    await virtual.pass(dayMs);
  }
  expect(idsIn(virtual)).toEqual([days[0], days[2]].flat());
  virtual.receiver.received.length = 0;
  return { virtual, id, days };
}

test('what was kept while it was disabled is sent in order, and nothing else', async () => {
  const { virtual, id, days } = await threeDays();
  const started = await replay(virtual, id, { from: '2026-11-23' });
  expect(started).toMatchObject({
    status: 202,
    body: { endpointId: id, status: 'running', all: false, looked: 0, events: 0, from: '2026-11-22T15:00:00.000Z' },
  });
  await virtual.settle();
  expect(idsIn(virtual)).toEqual(days[1]);
  expect(await progress(virtual, id)).toMatchObject({ status: 'finished', events: 2, endedAt: expect.any(String) });
  await replay(virtual, id, { from: '2026-11-23' });
  await virtual.settle();
  expect(await progress(virtual, id)).toMatchObject({ status: 'finished', events: 0 });
  expect(idsIn(virtual)).toHaveLength(2);
});

test.each([
  [{ from: '2026-11-23', to: '2026-11-24' }, [0, 1]],
  [{ from: '2026-11-24' }, [1, 2]],
  [{ from: '2026-11-24', to: '2026-11-24' }, [1]],
  [{ from: '2026-11-20', to: '2026-11-22' }, []],
])('all of a time: %j', async (range, which) => {
  const { virtual, id, days } = await threeDays();
  await replay(virtual, id, { ...range, all: true });
  await virtual.settle();
  expect(idsIn(virtual).sort()).toEqual(which.flatMap((at) => days[at] ?? []).sort());
  expect(await progress(virtual, id)).toMatchObject({ status: 'finished', events: which.length * 2 });
});

test('all again, and once more: each replay sends each event once', async () => {
  const { virtual, id, days } = await threeDays();
  for (const times of [1, 2]) {
    await replay(virtual, id, { from: '2026-11-23', all: true });
    await virtual.settle();
    for (const event of days.flat()) expect(idsIn(virtual).filter((one) => one === event)).toHaveLength(times);
  }
});

test('only what the endpoint has asked for; subscriptions as well', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual);
  await startApproved(virtual);
  const endpoint = await makeEndpoint(virtual, { types: ['subscription.activated'] });
  await replay(virtual, endpoint.id, { from: '2026-11-23', all: true });
  await virtual.wake();
  await virtual.stream();
  expect(await progress(virtual, endpoint.id)).toMatchObject({ status: 'finished', events: 1 });
  expect(idsIn(virtual).map((one) => one.replace(/_\d+$/, ''))).toEqual([id]);
});

test('what was given up after ten tries is sent, too', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  virtual.receiver.answer = () => ({ status: 500, said: '' });
  const payment = await startApproved(virtual);
  await virtual.settle();
  const { deliveries } = (await ask(virtual, 'GET', `/v1/events/${payment.id}_3`)).body;
  expect(deliveries).toEqual([{ endpointId: id, state: 'parked' }]);
  virtual.receiver.answer = undefined;
  virtual.receiver.received.length = 0;
  await replay(virtual, id, { from: '2026-11-23' });
  await virtual.settle();
  expect(idsIn(virtual)).toEqual([`${payment.id}_3`]);
});

describe('many', () => {
  async function manyParked(count: number) {
    const virtual = await createWorld();
    const { id } = await makeEndpoint(virtual);
    await enable(virtual, id, false);
    for (let i = 0; i < count; i++) await startApproved(virtual);
    await virtual.settle();
    await enable(virtual, id, true);
    return { virtual, id };
  }

  test('are put out slice by slice, each once, while others are paid', async () => {
    const { virtual, id } = await manyParked(230);
    await replay(virtual, id, { from: '2026-11-23' });
    await virtual.wake();
    expect(await progress(virtual, id)).toMatchObject({ status: 'running', looked: expect.any(Number) });
    await startApproved(virtual);
    await virtual.settle();
    expect(await progress(virtual, id)).toMatchObject({ status: 'finished', events: 230 });
    expect(idsIn(virtual)).toHaveLength(231);
    expect(new Set(idsIn(virtual)).size).toBe(231);
  });

  test.each([0, 3, 10, 40])('cut off at call %i, it goes on, and sends nothing twice', async (index) => {
    const { virtual, id } = await manyParked(12);
    await replay(virtual, id, { from: '2026-11-23', all: true });
    await cutRun(virtual.wake(cutAt(index, 'after', 'crash')));
    await virtual.settle();
    expect((await progress(virtual, id)).status).toBe('finished');
    expect(idsIn(virtual)).toHaveLength(12);
  });

  test('two wakes at once put out each of them once', async () => {
    const { virtual, id } = await manyParked(12);
    await replay(virtual, id, { from: '2026-11-23', all: true });
    await Promise.all([virtual.wake(), virtual.wake()]);
    await virtual.settle();
    expect((await progress(virtual, id)).status).toBe('finished');
    expect(idsIn(virtual)).toHaveLength(12);
  });
});

test('what happens to a payment at the moment it is put out is told as well, after it', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  await enable(virtual, id, false);
  const payment = await startApproved(virtual);
  await virtual.settle();
  await enable(virtual, id, true);
  await replay(virtual, id, { from: '2026-11-23' });
  let happens = 1;
  await virtual.wake(async ({ name, moment }) => {
    if (name !== 'table.updateIf' || moment !== 'before' || happens-- < 1) return;
    await cancelPayment(virtual, payment.id, { amountWon: 100 });
  });
  await virtual.settle();
  expect(idsIn(virtual)).toEqual([`${payment.id}_3`, `${payment.id}_5`]);
});

test.each([
  ['disabled', (virtual: VirtualWorld, id: string) => enable(virtual, id, false)],
  ['deleted', (virtual: VirtualWorld, id: string) => ask(virtual, 'DELETE', pathOf(id))],
])('an endpoint that is %s meanwhile stops it', async (_, change) => {
  const { virtual, id } = await threeDays();
  await replay(virtual, id, { from: '2026-11-23', all: true });
  await change(virtual, id);
  await virtual.settle();
  expect(idsIn(virtual)).toEqual([]);
  const job = await virtual.service.table.get({ pk: 'jobs', sk: `replay_${id}` });
  expect(job).toMatchObject({ status: 'stopped' });
  expect(job).not.toHaveProperty('queue');
});

test.each<[object, string]>([
  [{}, 'from'],
  [{ from: 'x' }, 'from'],
  [{ from: '2026-11-24', to: '2026-11-23' }, 'from'],
  [{ from: '2027-01-01' }, 'from'],
  [{ from: '2026-11-23', all: 'yes' }, 'all'],
  [{ from: '2026-11-23', limit: 1 }, 'limit'],
])('%j begins nothing', async (body, path) => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  expect(await replay(virtual, id, body)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  expect(await progress(virtual, id)).toMatchObject({ code: 'replay_not_found' });
});

test('there is one at a time for each endpoint', async () => {
  const virtual = await createWorld();
  const { id } = await makeEndpoint(virtual);
  const other = await makeEndpoint(virtual, { url: 'https://shop.example/other' });
  const both = [replay(virtual, id, { from: '2026-11-23' }), replay(virtual, id, { from: '2026-11-22' })];
  expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([202, 409]);
  expect((await replay(virtual, other.id, { from: '2026-11-23' })).status).toBe(202);
});
