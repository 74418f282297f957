import type { TransportRequest } from 'kakaopay-client';
import { expect, test } from 'vitest';
import { expectPaidOnce } from '../../../tests/books.ts';
import { payAtKakaoPay, returnLink, startPayment } from '../../../world/actions.ts';
import { cutAll, type Hook, keepInto } from '../../../world/outside.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import { lookUp } from './approve.ts';

// The times that the rules of money rest on, by their values: the approve leaves within 6 s of its decision, KakaoPay
// ends it after 11 s, so 18 s after the decision what KakaoPay shows is final (M1, M2).

async function paid(): Promise<{ virtual: VirtualWorld; id: string; comeBack: string; sent: TransportRequest[] }> {
  const sent: TransportRequest[] = [];
  const virtual = await createWorld({ transport: keepInto(sent) });
  const payment = await startPayment(virtual);
  return { virtual, id: payment.id, comeBack: await payAtKakaoPay(virtual, payment), sent };
}

const sentTo = (sent: readonly TransportRequest[], call: string) => sent.filter(({ url }) => url.endsWith(`/${call}`));
const decidedAtOf = async (virtual: VirtualWorld, id: string) => (await virtual.payment(id))?.intent?.decidedAt ?? 0;

test.each([0, 1_500, 2_900])(
  'an approve leaves within 6 s of its decision; its write took %i ms of these',
  async (ms) => {
    const { virtual, id, comeBack, sent } = await paid();
    let decidedAt = 0;
    await virtual.get(comeBack, {
      hook: async ({ name, moment }) => {
        if (name === 'table.updateIf' && moment === 'after') await virtual.pass(ms);
        if (name === 'kakaopay.approve' && moment === 'before') decidedAt = await decidedAtOf(virtual, id);
      },
    });
    const [approve] = sentTo(sent, 'approve');
    expect(approve?.sendBefore?.getTime()).toBe(decidedAt + 6_000);
    expect(virtual.service.clock.now() - decidedAt).toBeGreaterThan(ms);
  },
);

test('an intent whose write took more than 3 s is decided anew, so that the call has time to leave', async () => {
  for (const [ms, writes] of [
    [2_900, 2],
    [3_100, 3],
  ] as const) {
    const { virtual, comeBack } = await paid();
    let count = 0;
    await virtual.get(comeBack, {
      hook: async ({ name, moment }) => {
        if (name === 'table.updateIf' && moment === 'after' && count++ === 0) await virtual.pass(ms);
      },
    });
    expect(count).toBe(writes);
  }
});

test.each([
  [2, 1],
  [3, 0],
])(
  'an intent is decided anew twice, and then left to wake: after %i slow writes %i is sent',
  async (slow, approves) => {
    const { virtual, id, comeBack, sent } = await paid();
    let left: number = slow;
    await virtual.get(comeBack, {
      hook: async ({ name, moment }) => {
        if (name === 'table.updateIf' && moment === 'after' && left-- > 0) await virtual.pass(3_100);
      },
    });
    expect(sentTo(sent, 'approve')).toHaveLength(approves);
    await virtual.settle();
    await expectPaidOnce(virtual, id);
  },
);

test('an approve is waited for longer than KakaoPay takes; a lookup 4 s, for it has to fit in as well', async () => {
  const { virtual, comeBack, sent } = await paid();
  const lose: Hook = cutAll('kakaopay.approve', 'after', 'lose');
  await virtual.get(comeBack, { hook: lose });
  expect(sentTo(sent, 'approve').map(({ timeoutMs }) => timeoutMs)).toEqual([15_000]);
  expect(sentTo(sent, 'order').map(({ timeoutMs }) => timeoutMs)).toEqual([4_000]);
});

/** What a lookup makes of an approve that never reached KakaoPay, asked that long after the decision. */
async function lookedUp(askedMs: number, answerMs = 0) {
  const { virtual, id, comeBack, sent } = await paid();
  await virtual.get(comeBack, { hook: cutAll('kakaopay.approve', 'before', 'crash') }).catch(() => {});
  await virtual.pass((await decidedAtOf(virtual, id)) + askedMs - virtual.service.clock.now());
  const { service } = virtual;
  const order: typeof service.kakaoPay.order = async (...asked) => {
    const answer = await service.kakaoPay.order(...asked);
    await virtual.pass(answerMs);
    return answer;
  };
  const kakaoPay = { ...service.kakaoPay, order };
  await lookUp({ ...service, kakaoPay }, (await virtual.payment(id)) as Payment);
  return { virtual, id, again: sentTo(sent, 'approve').length };
}

test('nothing is sent again before 18 s have gone by since the decision', async () => {
  expect((await lookedUp(17_999)).again).toBe(0);
  const { virtual, id, again } = await lookedUp(18_000);
  expect(again).toBe(1);
  await expectPaidOnce(virtual, id);
});

test('it counts when KakaoPay was asked, not when it answered: meanwhile an approve may have got through', async () => {
  const { virtual, id, again } = await lookedUp(17_000, 3_000);
  expect(again).toBe(0);
  expect(await virtual.payment(id)).toMatchObject({ status: 'approving', waiting: { reason: 'not_settled' } });
});

test('right after an unanswered approve nothing is concluded, however long the lookup took', async () => {
  const { virtual, id, comeBack, sent } = await paid();
  await virtual.get(comeBack, {
    hook: async ({ name, moment }) => {
      if (name === 'kakaopay.approve' && moment === 'before') return 'lose';
      if (name === 'kakaopay.order') await virtual.pass(1_900);
      return undefined;
    },
  });
  // The payer looks at the page that waits, and nothing is due yet.
  await virtual.get(returnLink(virtual, id, 'result'));
  expect(sentTo(sent, 'approve')).toHaveLength(0);
  expect(await virtual.payment(id)).toMatchObject({ status: 'approving', waiting: { lookups: 1 } });
});
