import type { TransportRequest } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { bodyOf } from '../../../world/actions.ts';
import { keepInto } from '../../../world/outside.ts';
import {
  actOn,
  askSubscription,
  chargesOf,
  passUntil,
  startSubscribed,
  startSubscribing,
} from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { SubscriptionView } from '../routes/subscription-view.ts';

const month = { unit: 'month' } as const;
const dates = (...days: string[]) => days.map((day) => `${day} approved`);

async function chargedBy(plan: object, until: string, from = Date.UTC(2026, 10, 23, 5)) {
  const virtual = await createWorld({ simulator: { now: () => from } });
  const { id } = await startSubscribed(virtual, { plan: { amountWon: 9900, ...plan } });
  await passUntil(virtual, until);
  await expectEqualBooks(virtual);
  return { virtual, charges: await chargesOf(virtual), now: await askSubscription(virtual, id) };
}

describe('the dates of a plan', () => {
  test('monthly from 31 January, through a leap year', async () => {
    const { charges } = await chargedBy({ interval: month }, '2028-04-30', Date.UTC(2028, 0, 31, 5));
    expect(charges).toEqual(dates('2028-02-29', '2028-03-31', '2028-04-30'));
  });

  test('yearly from 29 February', async () => {
    const plan = { interval: { unit: 'year' } };
    const { charges } = await chargedBy(plan, '2030-03-01', Date.UTC(2028, 1, 29, 5));
    expect(charges).toEqual(dates('2029-02-28', '2030-02-28'));
  });

  test.each<[string, object, string, string[]]>([
    ['every 10 days', { interval: { unit: 'day', count: 10 } }, '2026-12-14', ['2026-12-03', '2026-12-13']],
    ['every second week', { interval: { unit: 'week', count: 2 } }, '2026-12-22', ['2026-12-07', '2026-12-21']],
    ['after a trial', { interval: month, trialDays: 14 }, '2027-01-08', ['2026-12-07', '2027-01-07']],
    ['from an anchor to come', { interval: month, anchor: '2026-11-30' }, '2026-12-31', ['2026-11-30', '2026-12-30']],
    [
      'from an anchor in the past',
      { interval: month, anchor: '2025-01-15' },
      '2027-01-16',
      ['2026-12-15', '2027-01-15'],
    ],
    ['from today on', { interval: month, anchor: '2026-11-23' }, '2026-12-24', ['2026-12-23']],
  ])('%s', async (_, plan, until, days) => {
    const { charges, now } = await chargedBy(plan, until);
    expect(charges).toEqual(dates(...days));
    expect(now.status).toBe('active');
  });

  test.each<[string, object, string[]]>([
    ['after so many charges', { chargesMax: 2 }, ['2026-12-23', '2027-01-23']],
    ['after its last day', { lastDay: '2027-01-23' }, ['2026-12-23', '2027-01-23']],
    ['a day before a date', { lastDay: '2027-01-22' }, ['2026-12-23']],
  ])('the plan is complete %s, and KakaoPay is told', async (_, plan, days) => {
    const { charges, now, virtual } = await chargedBy({ interval: month, ...plan }, '2027-03-24');
    expect(charges).toEqual(dates(...days));
    expect(now).toMatchObject({ status: 'ended', endReason: 'completed', charged: days.length });
    expect(now).not.toHaveProperty('nextCharge');
    expect(virtual.simulator.subscriptions()).toMatchObject([{ status: 'INACTIVE' }]);
  });

  test('a plan whose last day goes by before the payer has paid is complete with the first payment', async () => {
    // 23:59 in Korea; the payer is through after midnight, and so in the next of the daily periods.
    const virtual = await createWorld({ simulator: { now: () => Date.UTC(2026, 10, 23, 14, 59) } });
    const plan = { amountWon: 9900, interval: { unit: 'day' }, lastDay: '2026-11-24' };
    const { id, comeBack } = await startSubscribing(virtual, { plan });
    await virtual.pass(5 * 60_000);
    await virtual.get(comeBack);
    await virtual.settle();
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason: 'completed', charged: 0 });
    expect(await chargesOf(virtual)).toEqual([]);
  });

  test('are looked at in Korea: 10:00 there, not in the hour before', async () => {
    const virtual = await createWorld();
    await startSubscribed(virtual);
    await virtual.pass(Date.UTC(2026, 11, 23, 0, 59) - virtual.service.clock.now());
    await virtual.wake();
    expect(await chargesOf(virtual)).toEqual([]);
    await virtual.pass(60_000);
    await virtual.wake();
    expect(await chargesOf(virtual)).toEqual(dates('2026-12-23'));
  });
});

describe('a refused charge', () => {
  const refuseAll = (virtual: VirtualWorld, times?: number) =>
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -782, ...(times && { times }) });

  test('that works in the end moves no later date', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    refuseAll(virtual, 2);
    await passUntil(virtual, '2027-01-24');
    expect(await chargesOf(virtual)).toEqual([
      ...['2026-12-23 failed', '2026-12-24 failed', '2026-12-26 approved', '2027-01-23 approved'],
    ]);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active', charged: 2 });
    await expectEqualBooks(virtual);
  });

  test.each([
    ['end', { status: 'ended', endReason: 'charges_refused' }, 'INACTIVE'],
    ['pause', { status: 'paused', pauseReason: 'charges_refused' }, 'ACTIVE'],
  ])('whose last retry is refused leads to the plan’s %s', async (afterRetries, expected, status) => {
    const virtual = await createWorld();
    const plan = { amountWon: 9900, interval: month, retryDays: [2], afterRetries };
    const { id } = await startSubscribed(virtual, { plan });
    refuseAll(virtual);
    await passUntil(virtual, '2027-02-01');
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed', '2026-12-25 failed']);
    expect(await askSubscription(virtual, id)).toMatchObject(expected);
    expect(virtual.simulator.subscriptions()).toMatchObject([{ status }]);
  });

  test('after an outage of five days waits for the retry that is still to come', async () => {
    const virtual = await createWorld();
    await startSubscribed(virtual);
    refuseAll(virtual);
    await virtual.pass(Date.UTC(2026, 11, 28, 3) - virtual.service.clock.now());
    for (let i = 0; i < 5; i++) await virtual.wake();
    expect(await chargesOf(virtual)).toEqual(['2026-12-28 failed']);
    await passUntil(virtual, '2026-12-31');
    expect(await chargesOf(virtual)).toEqual(['2026-12-28 failed', '2026-12-30 failed']);
  });

  test('of a subscription that was resumed is tried again like any first one', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    refuseAll(virtual, 4);
    await passUntil(virtual, '2027-01-10');
    const resumed = bodyOf<SubscriptionView>(await actOn(virtual, id, 'resume'));
    expect(resumed).toMatchObject({ status: 'active', nextCharge: { n: 2, attempt: 0 } });
    await passUntil(virtual, '2027-01-24');
    expect((await chargesOf(virtual)).at(-1)).toBe('2027-01-23 approved');
  });

  test.each([
    [-751, 'by_payer'],
    [-750, 'sid_gone'],
  ])('with %i ends the subscription: %s', async (code, endReason) => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code });
    await passUntil(virtual, '2027-01-24');
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed']);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'ended', endReason });
  });

  test.each([-752, -753, -797])('with %i is tried again', async (code) => {
    const virtual = await createWorld();
    await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code, times: 1 });
    await passUntil(virtual, '2026-12-25');
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed', '2026-12-24 approved']);
  });

  test('that the bank had made all the same is adopted', async () => {
    const virtual = await createWorld();
    await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'bank_unknown', times: 1 });
    await passUntil(virtual, '2026-12-25');
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 approved']);
    await expectEqualBooks(virtual);
  });
});

describe('a charge that KakaoPay lets not through', () => {
  test.each([-500, -429, -731])('with %i is sent again after two looks, and on the same date', async (code) => {
    const virtual = await createWorld();
    await startSubscribed(virtual);
    virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code, times: 2 });
    await virtual.pass(Date.UTC(2026, 11, 23, 1) - virtual.service.clock.now());
    for (let i = 0; i < 45; i++) {
      await virtual.wake();
      await virtual.pass(60_000);
    }
    expect(await chargesOf(virtual)).toEqual(dates('2026-12-23'));
    await expectEqualBooks(virtual);
  });

  test('ever again has not taken place, and is tried again on the next day', async () => {
    const virtual = await createWorld();
    const { id } = await startSubscribed(virtual);
    const fault = virtual.simulator.faults.add({ call: 'subscription', kind: 'refuse', code: -500 });
    await virtual.pass(Date.UTC(2026, 11, 23, 1) - virtual.service.clock.now());
    for (let i = 0; i < 120; i++) {
      await virtual.wake();
      await virtual.pass(60_000);
    }
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed']);
    virtual.simulator.faults.remove(fault);
    await passUntil(virtual, '2026-12-24');
    expect(await chargesOf(virtual)).toEqual(['2026-12-23 failed', '2026-12-24 approved']);
    expect(await askSubscription(virtual, id)).toMatchObject({ status: 'active', charged: 1 });
  });
});

test('twelve charges are made when a year has gone by, each sent within 6 s of its decision and a second apart', async () => {
  const sent: TransportRequest[] = [];
  const times: number[] = [];
  let now = (): number => 0;
  const virtual = await createWorld({
    transport: (toSimulator) => (request) => {
      if (request.url.endsWith('/subscription')) times.push((request.sendBefore?.getTime() ?? 0) - now());
      return keepInto(sent)(toSimulator)(request);
    },
  });
  now = virtual.service.clock.now;
  const { id } = await startSubscribed(virtual);
  await virtual.pass(366 * 24 * 3_600_000);
  for (let i = 0; i < 3; i++) await virtual.wake();
  expect(times).toHaveLength(12);
  for (const left of times) {
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(6_000);
  }
  const orders = sent.filter(({ url }) => url.endsWith('/subscription')).map(({ body }) => JSON.parse(body));
  expect(orders.map(({ partner_order_id }) => partner_order_id)).toEqual(
    Array.from({ length: 12 }, (_, index) => `${id}-${index + 1}`),
  );
  expect(orders[0]).toMatchObject({
    ...{ cid: 'TCSUBSCRIP', partner_user_id: 'buyer-1', item_name: '초코파이 정기 배송', quantity: 1 },
    ...{ total_amount: 9900, tax_free_amount: 0, vat_amount: 900 },
  });
  const made = virtual.simulator.ledger().entries.map(({ at }) => Date.parse(String(at)));
  expect(new Set(made.map((at) => Math.floor(at / 1000))).size).toBe(13);
  await expectEqualBooks(virtual);
});
