import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../../tests/ask-events.ts';
import { cancelPayment, startApproved, startPaid, startPayment } from '../../../world/actions.ts';
import { startSubscribed } from '../../../world/subscribing.ts';
import { type EventPage, eventPages, eventsIn, makeEndpoint } from '../../../world/telling.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { paymentKey } from '../store/payments.ts';

const dayMs = 86_400_000;
const list = async (virtual: VirtualWorld, query: string) =>
  (await ask<EventPage>(virtual, 'GET', `/v1/events?${query}`)).body;
const typesOf = (pages: readonly EventPage[]) => eventsIn(pages).map(({ type }) => type.replace('payment.', ''));

describe('many payments', () => {
  let virtual: VirtualWorld;
  const ids: string[] = [];

  // 250 payments on three days, every tenth given back in parts; what is just paid still waits in the queue.
  beforeAll(async () => {
    virtual = await createWorld();
    await makeEndpoint(virtual);
    for (let i = 0; i < 250; i++) {
      const { id } = await startApproved(virtual);
      ids.push(id);
      if (i % 10 === 0) for (const amountWon of [100, 200]) await cancelPayment(virtual, id, { amountWon });
      if (i % 100 === 99) await virtual.pass(dayMs);
      if (i === 200) await virtual.settle();
    }
  });

  test.each([1, 7, 100])('all of their events come once, in pages of %i', async (limit) => {
    const pages = await eventPages(virtual, `limit=${limit}${limit === 1 ? '&type=payment.partially_canceled' : ''}`);
    const found = eventsIn(pages);
    expect(found).toHaveLength(limit === 1 ? 50 : 300);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(Math.max(...pages.map(({ events }) => events.length))).toBe(limit);
    expect(pages.filter(({ until }) => until !== undefined)).toEqual(pages.slice(-1));
  });

  test('what nothing is left to do with comes by the time of its last change', async () => {
    const found = eventsIn(await eventPages(virtual, 'limit=100&to=2026-11-23'));
    expect(found).toHaveLength(120);
    const order = [...new Set(found.map(({ paymentId }) => paymentId))];
    expect([...order].sort()).toEqual(ids.slice(0, 100));
    const items = await Promise.all(order.map((id = '') => virtual.service.table.get(paymentKey(id))));
    const changedAt = items.map((item) => Number(item?.queuedAt));
    expect(changedAt).toEqual(changedAt.toSorted((left, right) => left - right));
    const ofFirst = found.filter(({ paymentId }) => paymentId === ids[0]);
    expect(ofFirst.map(({ type }) => type)).toEqual([
      'payment.approved',
      'payment.partially_canceled',
      'payment.partially_canceled',
    ]);
  });

  test.each([1, 7, 100])('the newest first, in pages of %i: all of them once, and no `until`', async (limit) => {
    const query = limit === 1 ? 'type=payment.partially_canceled&to=2026-11-23' : 'to=2026-11-24';
    const pages = await eventPages(virtual, `order=newest&limit=${limit}&${query}`);
    const found = eventsIn(pages);
    expect(found).toHaveLength(limit === 1 ? 20 : 240);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(pages.at(-1)).not.toHaveProperty('until');
    const order = [...new Set(found.map(({ paymentId }) => paymentId))];
    const items = await Promise.all(order.map((id = '') => virtual.service.table.get(paymentKey(id))));
    const changedAt = items.map((item) => Number(item?.queuedAt));
    expect(changedAt).toEqual(changedAt.toSorted((left, right) => right - left));
  });

  test.each([
    ['from=2026-11-24&to=2026-11-24', 120],
    ['from=2026-11-24', 180],
    ['from=2026-11-24&to=2026-11-24&type=payment.approved', 100],
    ['from=2026-11-23T05:00:00Z&to=2026-11-24T05:00:00Z', 120],
    ['from=2026-11-24T14:00:00%2B09:00&to=2026-11-25T05:00:00Z', 120],
    ['to=2026-11-22', 0],
    ['from=2027-01-01', 0],
    ['type=payment.canceled', 0],
  ])('%s: %i', async (query, count) => {
    expect(eventsIn(await eventPages(virtual, `${query}&limit=100`))).toHaveLength(count);
  });

  test('a cursor goes with its own question alone, and as it is', async () => {
    const { cursor = '' } = await list(virtual, 'limit=5');
    expect((await list(virtual, `limit=5&cursor=${cursor}`)).events).toHaveLength(5);
    const [bound, said = ''] = cursor.split('.');
    const other = Buffer.from(said, 'base64url')
      .toString()
      .replace(/"n":\d+/, '"n":9');
    for (const query of [
      `limit=6&cursor=${cursor}`,
      `limit=5&type=payment.approved&cursor=${cursor}`,
      `limit=5&since=2026-11-23T00:00:00Z&cursor=${cursor}`,
      `limit=5&paymentId=${ids[0]}&cursor=${cursor}`,
      'limit=5&cursor=x',
      'limit=5&cursor=.',
      `limit=5&cursor=${cursor}.x`,
      `limit=5&cursor=${cursor}x`,
      `limit=5&cursor=${bound}.${Buffer.from(other).toString('base64url')}`,
    ]) {
      const answer = await ask(virtual, 'GET', `/v1/events?${query}`);
      expect(answer, query).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    }
  });
});

test.each([
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['type=payment.paid', 'type'],
  ['from=yesterday', 'from'],
  ['from=2026-02-30', 'from'],
  ['from=2026-11-23T25:00:00Z', 'from'],
  ['from=2026-11-23T05:00:00', 'from'],
  ['from=2026-02-30T05:00:00Z', 'from'],
  ['from=2026-11-24&to=2026-11-23', 'from'],
  ['from=2026-11-24T05:00:00Z&to=2026-11-24T05:00:00Z', 'from'],
  ['since=2026-11-23', 'since'],
  ['order=last', 'order'],
  ['order=newest&since=2026-11-23T05:00:00Z', 'order'],
  ['order=newest&paymentId=pay_01m83ccy40eqyf4q04fx5fmdgv', 'order'],
  ['paymentId=pay_1', 'paymentId'],
  ['subscriptionId=sub_1', 'subscriptionId'],
  ['paymentId=pay_01m83ccy40eqyf4q04fx5fmdgv&subscriptionId=sub_01m83ccy40eqyf4q04fx5fmdgv', 'subscriptionId'],
  ['paymentId=pay_01m83ccy40eqyf4q04fx5fmdgv&since=2026-11-23T05:00:00Z', 'since'],
  ['until=2026-11-23T05:00:00Z', 'until'],
  [`cursor=${'x'.repeat(1001)}`, 'cursor'],
])('%s names the parameter', async (query, path) => {
  const answer = await ask(await createWorld(), 'GET', `/v1/events?${query}`);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } });
});

describe('one thing', () => {
  test('a payment’s events, page by page, whether anybody was told or not', async () => {
    const virtual = await createWorld();
    const { id } = await startApproved(virtual);
    for (const amountWon of [100, 200, 300]) await cancelPayment(virtual, id, { amountWon });
    const pages = await eventPages(virtual, `paymentId=${id}&limit=3`);
    expect(pages.map(({ events }) => events.length)).toEqual([3, 1]);
    expect(typesOf(pages)).toEqual(['approved', ...Array(3).fill('partially_canceled')]);
    expect(eventsIn(pages)[0]).toEqual({
      id: `${id}_3`,
      type: 'payment.approved',
      timestamp: expect.stringMatching(/^2026-11-23T05:00:/),
      version: 3,
      paymentId: id,
      deliveries: [],
    });
    expect(pages.at(-1)).not.toHaveProperty('until');
  });

  test('a subscription’s', async () => {
    const virtual = await createWorld();
    const { id, firstPaymentId } = await startSubscribed(virtual);
    const pages = await eventPages(virtual, `subscriptionId=${id}`);
    expect(eventsIn(pages)).toMatchObject([{ type: 'subscription.activated', subscriptionId: id }]);
    expect(eventsIn(await eventPages(virtual, `paymentId=${firstPaymentId}`))).toMatchObject([
      { type: 'payment.approved', paymentId: firstPaymentId },
    ]);
    expect(eventsIn(await eventPages(virtual, ''))).toHaveLength(2);
  });

  test('that is not there is not found', async () => {
    const virtual = await createWorld();
    const rest = '01m83ccy40eqyf4q04fx5fmdgv';
    expect(await ask(virtual, 'GET', `/v1/events?paymentId=pay_${rest}`)).toMatchObject({
      status: 404,
      body: { code: 'payment_not_found' },
    });
    expect(await ask(virtual, 'GET', `/v1/events?subscriptionId=sub_${rest}`)).toMatchObject({
      status: 404,
      body: { code: 'subscription_not_found' },
    });
  });
});

describe('asking now and then', () => {
  /** A program that asks with `until`, and does something between two pages. */
  function poller(virtual: VirtualWorld, since: string) {
    const seen = new Map<string, number>();
    let from = since;
    return {
      seen,
      async ask(between: () => Promise<unknown> = async () => {}) {
        let cursor: string | undefined = '';
        for (let pages = 0; cursor !== undefined && pages < 500; pages++) {
          const more = cursor === '' ? '' : `&cursor=${cursor}`;
          const page: EventPage = await list(virtual, `since=${from}&limit=3${more}`);
          for (const { id } of page.events) seen.set(id, (seen.get(id) ?? 0) + 1);
          cursor = page.cursor;
          if (cursor === undefined) from = page.until ?? from;
          await between();
        }
      },
    };
  }

  test('misses nothing, whatever is changed between two pages', async () => {
    const virtual = await createWorld();
    await makeEndpoint(virtual);
    const { seen, ask: poll } = poller(virtual, '2026-11-23T00:00:00Z');
    const old: string[] = [];
    for (let i = 0; i < 12; i++) old.push((await startApproved(virtual)).id);
    await virtual.settle();
    for (let round = 0; round < 3; round++) {
      await virtual.pass(3_600_000);
      for (let i = 0; i < 5; i++) await startApproved(virtual);
      await poll(async () => {
        // From its day into the queue, and new ones, some delivered and some not.
        const id = old.shift();
        if (id === undefined) return;
        await cancelPayment(virtual, id, { amountWon: 100 + round });
        await startApproved(virtual);
        await virtual.stream();
      });
      await virtual.settle();
    }
    await virtual.pass(3_600_000);
    await poll();
    const all = eventsIn(await eventPages(virtual, 'limit=100')).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((id) => !seen.has(id))).toEqual([]);
  });

  test('what has not changed since does not come again', async () => {
    const virtual = await createWorld();
    const { seen, ask: poll } = poller(virtual, '2026-11-23T00:00:00Z');
    const { id } = await startApproved(virtual);
    await virtual.settle();
    await virtual.pass(120_000);
    await poll();
    await virtual.pass(3_600_000);
    await startApproved(virtual);
    for (let i = 0; i < 3; i++) {
      await virtual.pass(600_000);
      await poll();
    }
    expect([...seen.entries()].filter(([one]) => one.startsWith(id))).toEqual([[`${id}_3`, 1]]);
  });

  test('an event that took long to be written is found by the next question', async () => {
    const virtual = await createWorld();
    const { seen, ask: poll } = poller(virtual, '2026-11-23T00:00:00Z');
    const { id, comeBack } = await startPaid(virtual);
    let polled = false;
    // The outcome is decided, and its write is held up by 40 s.
    await virtual.get(comeBack, {
      hook: async ({ name, index, moment }) => {
        if (polled || index < 3 || name !== 'table.updateIf' || moment !== 'before') return;
        polled = true;
        await virtual.pass(20_000);
        await poll();
        await virtual.pass(20_000);
      },
    });
    expect(polled).toBe(true);
    expect(seen.size).toBe(0);
    await virtual.settle();
    await poll();
    expect([...seen.keys()]).toEqual([`${id}_3`]);
  });
});

test('an item that cannot be read as such stops nobody', async () => {
  const virtual = await createWorld();
  const { id } = await startApproved(virtual);
  await startPayment(virtual);
  const odd = { queue: 'due#0', queuedAt: virtual.service.clock.now() };
  await virtual.service.table.putIfAbsent({ pk: 'jobs', sk: 'replay_we_000000000000', ...odd });
  await virtual.service.table.putIfAbsent({ pk: 'oddity', sk: 'pay_x', ...odd });
  await virtual.service.table.putIfAbsent({ pk: 'oddity', sk: 'constructor_x', ...odd });
  for (const [at, broken] of [{ events: [null] }, { events: ['x'] }, { events: [], links: null }].entries()) {
    await virtual.service.table.putIfAbsent({ pk: 'oddity', sk: `pay_${at}`, ...odd, ...broken });
  }
  expect(eventsIn(await eventPages(virtual, '')).map((event) => event.id)).toEqual([`${id}_3`]);
});
