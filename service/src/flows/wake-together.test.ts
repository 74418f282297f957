import type { TransportRequest } from 'kakaopay-client';
import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { callsOf } from '../../../world/cuts.ts';
import { leaveMuch } from '../../../world/left-behind.ts';
import { keepInto } from '../../../world/outside.ts';
import { createWorld } from '../../../world/world.ts';

// Two runs of wake at once, over an approve, a cancellation and a charge that never arrived, each of them once more
// that did, a charge that was claimed, a subscription that was ended and a payment that nobody finished.

async function muchLeft() {
  const sent: TransportRequest[] = [];
  const virtual = await createWorld({ transport: keepInto(sent) });
  await leaveMuch(virtual);
  sent.length = 0;
  const count = (call: string) => sent.filter(({ url }) => url.endsWith(call)).length;
  return { virtual, count };
}

async function expectEachOnce({ virtual, count }: Awaited<ReturnType<typeof muchLeft>>, when: string) {
  await virtual.settle();
  const sent = ['/approve', '/cancel', '/payment/subscription'].map(count);
  // What had arrived is not sent again; what had not, and the charge that was claimed, are sent once.
  expect(sent, when).toEqual([1, 1, 2]);
  await expectEqualBooks(virtual);
}

test('one that goes by whole at any call of the other: nothing is sent twice', async () => {
  const left = await muchLeft();
  const calls = await callsOf((hook) => left.virtual.wake(hook));
  await expectEachOnce(left, 'alone');
  expect(calls.length).toBeGreaterThan(40);
  for (const [at, name] of calls.entries()) {
    if (name === 'table.query') continue;
    const each = await muchLeft();
    await each.virtual.wake(async ({ index, moment }) => {
      if (index === at && moment === 'before') await each.virtual.wake();
    });
    await expectEachOnce(each, `before ${name} (${at})`);
  }
});

test('two that begin at the same moment, and a third: nothing is sent twice', async () => {
  const left = await muchLeft();
  await Promise.all([left.virtual.wake(), left.virtual.wake(), left.virtual.wake()]);
  await expectEachOnce(left, 'at once');
});
