import { describe, expect, test } from 'vitest';
import { startPaid } from '../../../world/actions.ts';
import { createWorld } from '../../../world/world.ts';
import type { Intent, Payment } from '../payment/payment.ts';
import { apply } from './apply.ts';
import { carryOut, type Send } from './carry-out.ts';

// M1, by its values: an intent that is 3 s old is sent, an older one is written anew; nothing leaves 6 s after it was
// decided.

async function written() {
  const virtual = await createWorld();
  const { id } = await startPaid(virtual);
  const { service } = virtual;
  const before = (await virtual.payment(id)) as Payment;
  const { payment, effect } = await apply(service, before, { type: 'payer_returned', pgToken: 'token' });
  const decidedAt = service.clock.now();
  const sent: { readonly at: number; readonly sendBefore: number; readonly intent: Intent }[] = [];
  const send: Send<Intent> = async (_, sending, intent, sendBefore) => {
    sent.push({ at: service.clock.now() - decidedAt, sendBefore: sendBefore.getTime() - decidedAt, intent });
    return sending;
  };
  const carry = () => carryOut(service, payment, effect as Intent, send);
  return { virtual, payment, effect: effect as Intent, sent, carry };
}

describe('what was intended', () => {
  test.each([0, 1_000, 3_000])('is sent %i ms later, and not later than 6 s after it was decided', async (ms) => {
    const { virtual, effect, sent, carry } = await written();
    await virtual.pass(ms);
    await carry();
    expect(sent).toEqual([{ at: ms, sendBefore: 6_000, intent: effect }]);
  });

  test('is written anew when it is older than 3 s, and the 6 s begin again', async () => {
    const { virtual, payment, effect, sent, carry } = await written();
    await virtual.pass(3_001);
    const after = await carry();
    expect(after.version).toBe(payment.version + 1);
    expect(sent).toEqual([
      {
        at: 3_001,
        sendBefore: 9_001,
        intent: { ...effect, number: effect.number + 1, decidedAt: effect.decidedAt + 3_001 },
      },
    ]);
  });

  test('is not sent when somebody else has moved the payment on meanwhile', async () => {
    const { virtual, payment, sent, carry } = await written();
    await virtual.pass(3_001);
    await apply(virtual.service, payment, { type: 'found_quit' });
    expect((await carry()).status).toBe('quit');
    expect(sent).toEqual([]);
  });
});
