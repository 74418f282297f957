import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { expectTold } from '../../../tests/told.ts';
import { allPayments, cancelPayment, startApproved, startPaid } from '../../../world/actions.ts';
import { type Health, inHealth } from '../../../world/illness.ts';
import { addressOf, listen, sentTo } from '../../../world/listening.ts';
import { startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, startTime, type VirtualWorld } from '../../../world/world.ts';
import { dayMs } from '../kst.ts';
import { changeEndpoints, readEndpoints } from '../store/endpoints.ts';
import { paymentKey } from '../store/payments.ts';
import { subscriptionKey } from '../store/subscriptions.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const plan = { amountWon: 9900, interval: { unit: 'month' } };
const dayOf = ({ service }: VirtualWorld): number => Math.floor((service.clock.now() - startTime) / dayMs);

/** What is out of order, by the day of the year. */
const isReceiverDown = (day: number): boolean => day === 100;
const isOtherDead = (day: number): boolean => day >= 200 && day < 208;
/** Ten in the morning in Korea, when several subscriptions are due. */
const isKakaoPayIll = (day: number, hour: number): boolean => day === 154 && hour === 20;

/** A shop with a new subscriber each month. Every third day somebody pays, and every second is given a part back. */
async function livedThrough() {
  const health: Health = { illness: undefined, inVain: 0 };
  const virtual: VirtualWorld = await createWorld({
    transport: inHealth(
      health,
      () => virtual.service,
      () => 0,
    ),
  });
  await listen(virtual, 'we_shop');
  await listen(virtual, 'we_other');
  virtual.receiver.answer = ({ url }) => {
    const day = dayOf(virtual);
    const isDown = url === addressOf('we_shop') ? isReceiverDown(day) : isOtherDead(day);
    return isDown ? { status: 503, said: '' } : { status: 204, said: '' };
  };
  const subscriptions: string[] = [];
  for (let day = 0; day < 365; day++) {
    if (day % 30 === 3) {
      subscriptions.push((await startSubscribed(virtual, { plan, orderId: `S-${day}` })).id);
    }
    for (let hour = 0; hour < 24; hour++) {
      if (hour === 11 && day % 3 === 0) await buy(virtual, day);
      if (isKakaoPayIll(day, hour)) await fallIll(virtual, health);
      await virtual.stream();
      await virtual.pass(hourMs);
      await virtual.wake();
    }
    if (day === 211) await enableAgain(virtual, 'we_other');
  }
  await virtual.pass(4 * dayMs);
  for (let hour = 0; hour < 24; hour++) {
    await virtual.wake();
    await virtual.pass(hourMs);
  }
  return { virtual, subscriptions };
}

/** For an hour, in which a payer comes back and the shop gives money back. */
async function fallIll(virtual: VirtualWorld, health: Health): Promise<void> {
  const { comeBack } = await startPaid(virtual);
  const { id } = await startApproved(virtual);
  health.illness = 'silent';
  await virtual.get(comeBack);
  await cancelPayment(virtual, id, { amountWon: 500 }, { key: 'while it is ill' });
  for (let minute = 0; minute < 60; minute++) {
    await virtual.wake();
    await virtual.pass(minuteMs);
  }
  expect(health.inVain).toBeGreaterThan(60);
  health.illness = undefined;
  await virtual.wake();
}

async function buy(virtual: VirtualWorld, day: number): Promise<void> {
  const { id } = await startApproved(virtual);
  if (day % 2 === 0) await cancelPayment(virtual, id, { amountWon: 700 }, { key: `part ${day}` });
}

/** As the shop does through the API once its server is back. */
async function enableAgain({ service }: VirtualWorld, id: string): Promise<void> {
  await changeEndpoints(service.table, (list) =>
    list.map((one) => {
      const { disabled: _, failingSince: __, ...enabled } = one;
      return one.id === id ? enabled : one;
    }),
  );
}

test('a year: books that are equal, and every endpoint told of everything in order, but for what was parked', async () => {
  const { virtual, subscriptions } = await livedThrough();
  const payments = await allPayments(virtual);
  // Bought, begun and charged: more than a subscription for each of the twelve months.
  expect(payments.filter(({ period }) => period !== undefined).length).toBeGreaterThan(70);
  expect(payments.length).toBeGreaterThan(200);
  await expectEqualBooks(virtual);
  const items = [...payments.map(({ id }) => paymentKey(id)), ...subscriptions.map(subscriptionKey)];
  for (const item of items) {
    await expectTold(virtual, 'we_shop', item);
    await expectTold(virtual, 'we_other', item);
  }
  // Down for a day, one misses nothing; dead for eight days, the other is disabled, and what it missed is kept.
  expect(payments.filter(({ parked }) => parked?.we_shop)).toEqual([]);
  const kept = payments.filter(({ parked }) => parked?.we_other);
  expect(kept.length).toBeGreaterThan(0);
  const createdOn = kept.map(({ createdAt }) => Math.floor((createdAt - startTime) / dayMs));
  expect(Math.min(...createdOn)).toBeGreaterThanOrEqual(199);
  expect(Math.max(...createdOn)).toBeLessThanOrEqual(211);
  const disabled = virtual.lines.filter((line) => line.includes('endpoint_disabled'));
  expect(disabled).toHaveLength(1);
  expect((await readEndpoints(virtual.service.table)).list.map((one) => one.disabled)).toEqual([undefined, undefined]);
  expect(sentTo(virtual, 'we_shop').length).toBeGreaterThan(250);
});
