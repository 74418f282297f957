import type { TransportAnswer } from 'kakaopay-client';
import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { bodyOf } from '../../../world/actions.ts';
import { chargeNow, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';

// KakaoPay shows for some seconds how a subscription stood before its last charge. A charge that is asked for at once
// must not be proved by the one before it.

/** A subscription, charged once; its status is shown as before that charge until so many ms have gone by. */
async function chargedOnce(lagMs: number) {
  let old: TransportAnswer | undefined;
  let until = 0;
  const virtual: VirtualWorld = await createWorld({
    transport: (toSimulator) => async (request) => {
      if (!request.url.endsWith('/manage/subscription/status')) return toSimulator(request);
      if (old !== undefined && virtual.service.clock.now() < until) return old;
      old = await toSimulator(request);
      return old;
    },
  });
  const { id } = await startSubscribed(virtual, { plan: undefined });
  await virtual.pass(60_000);
  expect((await chargeNow(virtual, id)).status).toBe(201);
  until = virtual.service.clock.now() + lagMs;
  await virtual.pass(5_000);
  return { virtual, id };
}

const second = (virtual: VirtualWorld, id: string) => chargeNow(virtual, id, { key: 'charge-2' });
const taken = ({ simulator }: VirtualWorld) => simulator.ledger().entries.map(({ totalWon }) => totalWon);

test('it waits until the one before it must be shown, and is charged then', async () => {
  const { virtual, id } = await chargedOnce(10_000);
  const answer = await second(virtual, id);
  expect([answer.status, bodyOf<{ code: string }>(answer).code]).toEqual([409, 'request_in_progress']);
  expect(taken(virtual)).toEqual([9900, 500]);
  await virtual.pass(15_000);
  await virtual.wake();
  expect((await second(virtual, id)).status).toBe(201);
  expect(taken(virtual)).toEqual([9900, 500, 500]);
  await expectEqualBooks(virtual);
});

test('refused, or never heard of again, it does not pass for made', async () => {
  for (const fault of [
    { kind: 'refuse', code: -782 },
    { kind: 'refuse', code: -500 },
  ] as const) {
    const { virtual, id } = await chargedOnce(6_000);
    virtual.simulator.faults.add({ call: 'subscription', ...fault, times: 1 });
    await second(virtual, id);
    await virtual.pass(2_000);
    await virtual.settle();
    await expectEqualBooks(virtual);
  }
});

test('where nothing else is shown for longer than KakaoPay’s news takes, that is how it stands', async () => {
  const { virtual, id } = await chargedOnce(3_600_000);
  await virtual.pass(15_000);
  expect((await second(virtual, id)).status).toBe(201);
  expect(taken(virtual)).toEqual([9900, 500, 500]);
});
