import { expect, test } from 'vitest';
import { expectEqualBooks } from '../../../tests/books.ts';
import { allPayments, bodyOf } from '../../../world/actions.ts';
import { cutAll } from '../../../world/outside.ts';
import { askSubscription, chargeNow, startSubscribed } from '../../../world/subscribing.ts';
import { createWorld } from '../../../world/world.ts';

test('what a person concludes of a charge moves its subscription on', async () => {
  const virtual = await createWorld();
  const { id } = await startSubscribed(virtual, { plan: undefined });
  await chargeNow(virtual, id, { hook: cutAll('kakaopay.subscription', 'before', 'crash') }).catch(() => {});
  // KakaoPay is silent for more than a day.
  const silent = cutAll('kakaopay.status', 'before', 'lose');
  for (let i = 0; i < 200; i++) {
    await virtual.pass(600_000);
    await virtual.wake(silent);
  }
  const [charge] = await allPayments(virtual);
  expect(charge).toMatchObject({ status: 'needs_review', review: { intended: 'charge' } });
  expect(await askSubscription(virtual, id)).toMatchObject({ chargingPaymentId: charge?.id });
  const settled = { action: 'settle_by_hand', as: 'unpaid', reason: '파트너 어드민에 없음' };
  const answer = await virtual.post(`/v1/payments/${charge?.id}/review`, settled);
  expect([answer.status, bodyOf(answer)]).toMatchObject([200, { status: 'failed' }]);
  expect(await askSubscription(virtual, id)).not.toHaveProperty('chargingPaymentId');
  expect((await chargeNow(virtual, id, { key: 'charge-2' })).status).toBe(201);
  await expectEqualBooks(virtual);
});
