import { expect, test } from 'vitest';
import type { Subscription, SubscriptionHappened } from '../subscription/subscription.ts';
import { firstDue, samplePlan, sampleSubscription, startedAt } from '../subscription/testing.ts';
import { subscriptionAsOf } from './subscription-event.ts';

/** What is told of every subscription. */
const always = {
  id: 'sub_01m83ccy40eqyf4q04fx5fmdgv',
  itemName: '초코파이 정기 배송',
  quantity: 1,
  firstPaymentId: 'pay_01m83ccy40eqyf4q04fx5fmdgv',
  charged: 0,
  createdAt: '2026-11-23T05:00:00.000Z',
};

const happened = (n: number, type: SubscriptionHappened['type'], over: Partial<SubscriptionHappened> = {}) => ({
  ...{ n, type, at: startedAt + n },
  ...over,
});

/** Each event as it is told, to the last field: none is there without a value. */
const eachAsOf = (subscription: Subscription) =>
  subscription.events.map((event) => subscriptionAsOf(subscription, event));

test('of one that has nothing but what each must have, nothing else is told', () => {
  const { plan: _, ...subscription } = sampleSubscription('active', { events: [happened(2, 'first_paid')] });
  const { next: __, ...unplanned } = subscription;
  expect(eachAsOf(unplanned)).toStrictEqual([{ ...always, version: 2, status: 'active' }]);
});

test('all that there is to tell', () => {
  const as = { charged: 4, next: { n: 5, at: firstDue, attempt: 1 }, pauseReason: 'charges_refused' } as const;
  const subscription = sampleSubscription('ended', {
    ...{ itemCode: 'CHOCO', quantity: 3, charged: 9 },
    events: [
      happened(7, 'retries_used_up', { paymentId: 'pay_7', as }),
      happened(8, 'shop_ended', { by: 'key', as: { charged: 5, endReason: 'by_payer' } }),
    ],
  });
  const told = { ...always, itemCode: 'CHOCO', quantity: 3, plan: samplePlan };
  expect(eachAsOf(subscription)).toStrictEqual([
    {
      ...{ ...told, version: 7, status: 'paused', paymentId: 'pay_7', charged: 4, pauseReason: 'charges_refused' },
      nextCharge: { n: 5, at: '2026-12-23T01:00:00.000Z', attempt: 1 },
    },
    { ...told, version: 8, status: 'ended', charged: 5, endReason: 'by_payer' },
  ]);
});

test('an event that does not say how things stood is told as they stand', () => {
  const paused = sampleSubscription('paused', { charged: 2, events: [happened(4, 'shop_paused')] });
  expect(eachAsOf(paused)).toMatchObject([{ status: 'paused', charged: 2, pauseReason: 'by_shop' }]);
  const untold = sampleSubscription('paused', { events: [happened(4, 'created')] });
  expect(eachAsOf(untold)).toMatchObject([{ status: 'paused' }]);
});

test('its name and its plan are those before the first change that followed', () => {
  const terms = (itemName: string, amountWon: number) => ({ itemName, plan: { ...samplePlan, amountWon } });
  const subscription = sampleSubscription('active', {
    ...terms('셋', 3),
    events: [
      ...[
        happened(2, 'first_paid'),
        happened(3, 'shop_changed', { was: terms('하나', 1) }),
        happened(4, 'shop_paused'),
      ],
      ...[happened(5, 'shop_changed', { was: terms('둘', 2) }), happened(6, 'shop_resumed')],
    ],
  });
  expect(eachAsOf(subscription).map(({ version, itemName, plan }) => [version, itemName, plan?.amountWon])).toEqual([
    ...[[2, '하나', 1] as const, [3, '둘', 2] as const, [4, '둘', 2] as const],
    ...[[5, '셋', 3] as const, [6, '셋', 3] as const],
  ]);
});
