import { describe, expect, test } from 'vitest';
import { expectGivenBack } from '../../../tests/books.ts';
import { cancelPayment, startApproved } from '../../../world/actions.ts';
import { callsOf } from '../../../world/cuts.ts';
import type { Hook } from '../../../world/outside.ts';
import { cancelElsewhere } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';

// Somebody cancels in KakaoPay's partner console while 700 of 2,200 won are given back here: before our call to
// KakaoPay, or after it.

type Generation = 'current' | 'legacy';

async function approved(generation: Generation) {
  const virtual = await createWorld({ generation });
  return { virtual, ...(await startApproved(virtual)) };
}

const send = (virtual: VirtualWorld, id: string, hook: Hook) =>
  cancelPayment(virtual, id, { amountWon: 700 }, { key: 'shop-1', hook });
const calls = await callsOf(async (hook) => {
  const { virtual, id } = await approved('current');
  return send(virtual, id, hook);
});
const ours = calls.indexOf('kakaopay.cancel');
const moments = calls.flatMap((_, index) =>
  (['before', 'after'] as const).map((moment) => {
    return { index, moment, isBefore: index < ours || (index === ours && moment === 'before') };
  }),
);

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test.each([300, 700])('%i won', async (won) => {
    for (const { index, moment, isBefore } of moments) {
      const { virtual, id } = await approved(generation);
      const payment = (await virtual.payment(id)) as Payment;
      let count = 0;
      const first = await send(virtual, id, async (call) => {
        if (call.index === index && call.moment === moment && count++ === 0) {
          await cancelElsewhere(virtual, payment, won);
        }
      });
      expect(count).toBe(1);
      // Where just as much is gone and nothing tells whose it was, it counts for what was asked for: once is enough.
      expect(first.status).toBe(isBefore && won === 300 ? 422 : 201);
      const given = isBefore ? [won] : [won, 700];
      // What came after ours nobody here can know until KakaoPay is asked again: the guard refuses, and it is found.
      const rest = await cancelPayment(virtual, id, {}, { key: 'rest-1' });
      expect(rest.status).toBe(isBefore ? 201 : 422);
      if (!isBefore) expect((await cancelPayment(virtual, id, {}, { key: 'rest-2' })).status).toBe(201);
      await expectGivenBack(virtual, id, [...given, 2200 - given.reduce((sum, one) => sum + one, 0)]);
    }
  });
});
