import { describe, expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { cutOffApproves, statusOf } from '../../../world/actions.ts';
import type { Hook } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import { wakeFunction } from '../functions/wake-function.ts';
import type { WakeReport } from './wake.ts';

/** A world whose KakaoPay answers the lookups that it is told to, each after 100 ms. */
async function worldAnswering(answers: (virtual: VirtualWorld, body: string) => boolean) {
  const asked: string[] = [];
  const virtual: VirtualWorld = await createWorld({
    transport: (direct) => async (request) => {
      if (!request.url.endsWith('/order')) return direct(request);
      asked.push(request.body);
      virtual.simulator.clock.advance(100);
      if (!answers(virtual, request.body)) throw new Error('socket hang up');
      return direct(request);
    },
  });
  return { virtual, asked };
}

/** As the schedule runs it; what is left of the minute then goes by. */
async function runForAMinute({ service, pass }: VirtualWorld): Promise<WakeReport> {
  const end = service.clock.now() + 60_000;
  const getRemainingTimeInMillis = () => end - service.clock.now();
  const report = await wakeFunction(service)({}, { awsRequestId: 'request-1', getRemainingTimeInMillis });
  await pass(Math.max(0, end - service.clock.now()));
  return report;
}

test.each([0, 10, 20, 30, 40, 50])(
  'KakaoPay is well again at second %i of a minute: within 60 s the outcome of each payment is known',
  async (second) => {
    let wellAt = Number.POSITIVE_INFINITY;
    const { virtual, asked } = await worldAnswering(({ service }) => service.clock.now() >= wellAt);
    const ids = await cutOffApproves(virtual, 60);
    for (let minute = 0; minute < 20; minute++) await runForAMinute(virtual);
    wellAt = virtual.service.clock.now() + second * 1000;
    await runForAMinute(virtual);
    if (second > 0) await runForAMinute(virtual);
    for (const id of ids) {
      const payment = await virtual.payment(id);
      expect(payment?.status).toBe('expired');
      expect(payment?.events.at(-1)?.at).toBeLessThanOrEqual(wellAt + 60_000);
    }
    expect(asked.length).toBeGreaterThan(60);
    await expectEqualBooks(virtual);
  },
);

test('one payment alone is asked about again and again, and not given up within hours', async () => {
  let wellAt = Number.POSITIVE_INFINITY;
  const { virtual, asked } = await worldAnswering(({ service }) => service.clock.now() >= wellAt);
  const [id = ''] = await cutOffApproves(virtual, 1);
  for (let minute = 0; minute < 180; minute++) await runForAMinute(virtual);
  expect(asked.length).toBeGreaterThan(180);
  expect(await statusOf(virtual, id)).toBe('approving');
  wellAt = virtual.service.clock.now();
  await runForAMinute(virtual);
  expect(await statusOf(virtual, id)).toBe('expired');
});

test('a payment that KakaoPay is silent about, and about no other, is not asked about all the time', async () => {
  let silent = 'nothing';
  const { virtual, asked } = await worldAnswering((_, body) => !body.includes(silent));
  const [id = '', ...others] = await cutOffApproves(virtual, 5);
  silent = (await virtual.payment(id))?.tid ?? '';
  await runForAMinute(virtual);
  const about = asked.filter((body) => body.includes(silent));
  expect(about.length).toBeGreaterThanOrEqual(3);
  expect(about.length).toBeLessThanOrEqual(7);
  expect(await statusOf(virtual, id)).toBe('approving');
  for (const other of others) expect(await statusOf(virtual, other)).toBe('approved');
});

test('KakaoPay answers once and falls silent again: not all that wait are asked about', async () => {
  let answersLeft = 0;
  const { virtual, asked } = await worldAnswering(() => answersLeft-- > 0);
  await cutOffApproves(virtual, 150);
  // Until a minute in which nothing is due, and one question is asked.
  for (let minute = 0; minute < 30 && asked.length !== 1; minute++) {
    asked.length = 0;
    await virtual.wake();
    await virtual.pass(60_000);
  }
  expect(asked).toHaveLength(1);
  asked.length = 0;
  answersLeft = 1;
  await virtual.wake();
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.length).toBeLessThan(120);
});

describe('while KakaoPay is down', () => {
  const down =
    (asked: number[], virtual: VirtualWorld): Hook =>
    ({ name, moment }) => {
      if (!name.startsWith('kakaopay.') || moment !== 'before') return undefined;
      expect(name).toBe('kakaopay.order');
      asked.push(virtual.service.clock.now());
      return 'lose';
    };

  test('nothing is sent, each waits longer and longer, and one question a run finds out whether it is back', async () => {
    const virtual = await createWorld();
    const ids = await cutOffApproves(virtual, 10);
    const asked: number[] = [];
    for (let minute = 0; minute < 60; minute++) {
      await virtual.wake(down(asked, virtual));
      await virtual.pass(60_000);
    }
    const lastTenMinutes = asked.filter((at) => at > virtual.service.clock.now() - 600_000);
    expect(lastTenMinutes.length).toBeGreaterThanOrEqual(9);
    expect(lastTenMinutes.length).toBeLessThanOrEqual(22);
    for (const id of ids) expect(await statusOf(virtual, id)).toBe('approving');
  });

  test('its first answer ends the wait of all: within a minute each is known', async () => {
    const virtual = await createWorld();
    const ids = await cutOffApproves(virtual, 10);
    for (let minute = 0; minute < 60; minute++) {
      await virtual.wake(down([], virtual));
      await virtual.pass(60_000);
    }
    await virtual.wake();
    for (const id of ids) expect(['approved', 'expired']).toContain(await statusOf(virtual, id));
    await expectEqualBooks(virtual);
  });

  test('35 answers lost over 10 payments: all are known a minute after lookups succeed', async () => {
    const virtual = await createWorld();
    const ids = await cutOffApproves(virtual, 10);
    let left = 35;
    const lossy: Hook = ({ name, moment }) =>
      name === 'kakaopay.order' && moment === 'after' && left-- > 0 ? 'lose' : undefined;
    for (let minute = 0; minute < 10 && left > 0; minute++) {
      await virtual.wake(lossy);
      await virtual.pass(60_000);
    }
    await virtual.wake();
    for (const id of ids) expect(await statusOf(virtual, id)).toBe('approved');
    await expectEqualBooks(virtual);
  });
});
