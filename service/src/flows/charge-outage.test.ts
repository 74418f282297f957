import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { type Health, inHealth } from '../../../world/illness.ts';
import { actOn, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { readSubscription } from '../store/subscriptions.ts';

// Subscriptions have something to do, and KakaoPay is not well for long.

const plan = { amountWon: 9900, interval: { unit: 'month' }, chargesMax: 12 };
const minuteMs = 60_000;
/** 09:59:30 in Korea on the day of the first charge, from when the world begins. */
const untilDue = Date.UTC(2026, 11, 23, 0, 59, 30) - Date.UTC(2026, 10, 23, 5);
/** Longer than an item is put back in the queue before it is parked. */
const illMinutes = 100;

async function ailingWorld(subscribers: number) {
  const health: Health = { illness: undefined, inVain: 0 };
  const virtual: VirtualWorld = await createWorld({
    sharedTime: true,
    transport: inHealth(
      health,
      () => virtual.service,
      () => 0,
    ),
  });
  const ids: string[] = [];
  for (let i = 0; i < subscribers; i++) {
    ids.push((await startSubscribed(virtual, { plan, orderId: `S-${i}` })).id);
  }
  return { virtual, health, ids };
}

/** That many minutes of the schedule. */
async function runFor({ wakeAsScheduled, pass }: VirtualWorld, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await Promise.all([wakeAsScheduled(), pass(minuteMs)]);
  }
}

const errorsIn = ({ lines }: VirtualWorld): string[] => lines.filter((line) => line.includes('"ERROR"'));

describe.each(['gone', 'silent'] as const)('KakaoPay is %s', (illness) => {
  test('what is due then is asked about later and later, and charged within a minute when it is well', async () => {
    const { virtual, health, ids } = await ailingWorld(10);
    await virtual.pass(untilDue - (virtual.service.clock.now() - Date.UTC(2026, 10, 23, 5)));
    health.illness = illness;
    await runFor(virtual, illMinutes);
    // Each is asked about 7 times in the first 9 minutes, and then every 10; some 6 times a minute it is found out
    // whether KakaoPay is back.
    expect(health.inVain).toBeLessThan(10 * (7 + 10) + 6 * illMinutes);
    expect(health.inVain).toBeGreaterThan(illMinutes);
    health.illness = undefined;
    await runFor(virtual, 1);
    const subscriptions = await Promise.all(ids.map((id) => readSubscription(virtual.service.table, id)));
    expect(subscriptions.map((one) => one?.charged)).toEqual(ids.map(() => 1));
    expect(errorsIn(virtual)).toEqual([]);
    await expectEqualBooks(virtual);
  });

  test('what the shop ends then is ended at KakaoPay within a minute when it is well, and no person is called', async () => {
    const { virtual, health, ids } = await ailingWorld(10);
    health.illness = illness;
    for (const id of ids) await actOn(virtual, id, 'end');
    await runFor(virtual, illMinutes);
    expect(health.inVain).toBeLessThan(2 * 10 * (7 + 10) + 2 * 6 * illMinutes);
    health.illness = undefined;
    await runFor(virtual, 1);
    expect(virtual.simulator.subscriptions().map(({ status }) => status)).toEqual(ids.map(() => 'INACTIVE'));
    expect(errorsIn(virtual)).toEqual([]);
  });
});
