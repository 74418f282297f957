import { expect, test } from 'vitest';
import { decideSubscription } from './decide.ts';
import { subscriptionEdges } from './states.ts';
import { firstDue, sampleClaim, samplePlan, sampleSubscription, subscriptionEventsFor } from './testing.ts';

// What each edge writes beside the status and the event, in so many words; `told`: what the event is kept with.

const now = firstDue;
const day = 24 * 3_600_000;
const january = Date.UTC(2027, 0, 23, 1);
const known = { lastApprovedAt: now, knownAt: now };
const over = { endedAt: now, next: undefined, pauseReason: undefined };
const by = 'abcdef012345';
const first = 'pay_01m83ccy40eqyf4q04fx5fmdgv';
const claimed = 'pay_01m83ccy40eqyf4q04fx5f0003';
const { scheduled: __, ...unscheduled } = sampleClaim();
const paymentId = 'pay_01m83ccy40eqyf4q04fx5fmdg2';

// The same from whatever state.
const endedByPayer = {
  charge: undefined,
  endReason: 'by_payer',
  ...over,
  wakeAt: undefined,
  told: { paymentId, as: { charged: 0, endReason: 'by_payer' } },
};
const chargedElsewhere = {
  charge: undefined,
  next: undefined,
  pauseReason: 'charged_elsewhere',
  ...known,
  period: 1,
  wakeAt: undefined,
  told: { paymentId, as: { charged: 0, pauseReason: 'charged_elsewhere' } },
};
const changedByShop = {
  plan: { ...samplePlan, amountWon: 12_000 },
  itemName: '다른 상품',
  wakeAt: now + 30_000,
  told: { by, was: { itemName: '초코파이 정기 배송', plan: samplePlan } },
};
const endedByShop = {
  endReason: 'by_shop',
  ...over,
  wakeAt: now + 30_000,
  told: { by, as: { charged: 0, endReason: 'by_shop' } },
};

const writes: Readonly<Record<string, object>> = {
  'pending first_paid': {
    sid: 'S469b847306d7b2dc394',
    ...known,
    period: 1,
    next: { n: 2, at: january, attempt: 0 },
    wakeAt: now + 30_000,
    told: { as: { charged: 0, next: { n: 2, at: january, attempt: 0 } } },
  },
  'pending first_unpaid': {
    endReason: 'never_paid',
    ...over,
    wakeAt: now + 30_000,
    told: { as: { charged: 0, endReason: 'never_paid' } },
  },
  'pending sid_missing': {
    endReason: 'sid_unknown',
    ...over,
    wakeAt: now + 30_000,
    told: { as: { charged: 0, endReason: 'sid_unknown' } },
  },
  'pending shop_ended': endedByShop,
  'pending still_open': { wakeAt: now + 60_000 },
  'active charge_claimed': {
    charge: { ...sampleClaim(), paymentId: claimed, scheduled: { n: 1, at: now, attempt: 0 } },
    paymentIds: [first, claimed],
    wakeAt: now + 30_000,
    told: { paymentId: claimed },
  },
  'active still_open': { wakeAt: now + 60_000 },
  'active charge_succeeded': {
    charge: undefined,
    ...known,
    period: 1,
    charged: 1,
    refusals: 0,
    next: { n: 2, at: january, attempt: 0 },
    wakeAt: january,
    told: { paymentId },
  },
  'active charge_refused': {
    charge: undefined,
    refusals: 1,
    next: { n: 1, at: now + day, attempt: 1 },
    wakeAt: now + day,
    told: { paymentId, as: { charged: 0, next: { n: 1, at: now + day, attempt: 1 } } },
  },
  'active charge_dropped': { charge: undefined, wakeAt: now, told: { paymentId } },
  'active retries_used_up': {
    charge: undefined,
    next: undefined,
    refusals: 0,
    pauseReason: 'charges_refused',
    wakeAt: undefined,
    told: { paymentId, as: { charged: 0, pauseReason: 'charges_refused' } },
  },
  'active refused_for_good': {
    charge: undefined,
    endReason: 'charges_refused',
    ...over,
    wakeAt: now,
    told: { paymentId, as: { charged: 0, endReason: 'charges_refused' } },
  },
  'active completed': {
    endReason: 'completed',
    ...over,
    charge: undefined,
    ...known,
    period: 1,
    charged: 1,
    refusals: 0,
    wakeAt: now,
    told: { paymentId, as: { charged: 1, endReason: 'completed' } },
  },
  'active found_ended': endedByPayer,
  'active found_charged_elsewhere': chargedElsewhere,
  'active shop_changed': changedByShop,
  'active shop_paused': {
    next: undefined,
    pauseReason: 'by_shop',
    wakeAt: now + 30_000,
    told: { by, as: { charged: 0, pauseReason: 'by_shop' } },
  },
  'active shop_ended': endedByShop,
  'paused charge_claimed': {
    charge: { ...unscheduled, paymentId: claimed, by },
    paymentIds: [first, claimed],
    wakeAt: now + 30_000,
    told: { by, paymentId: claimed },
  },
  'paused still_open': { wakeAt: now + 60_000 },
  'paused charge_succeeded': {
    charge: undefined,
    ...known,
    period: 1,
    charged: 1,
    refusals: 0,
    wakeAt: undefined,
    told: { paymentId },
  },
  'paused charge_refused': {
    charge: undefined,
    wakeAt: undefined,
    told: { paymentId, as: { charged: 0, pauseReason: 'by_shop' } },
  },
  'paused charge_dropped': { charge: undefined, wakeAt: undefined, told: { paymentId } },
  'paused completed': {
    endReason: 'completed',
    ...over,
    charge: undefined,
    ...known,
    period: 1,
    charged: 1,
    refusals: 0,
    wakeAt: now,
    told: { paymentId, as: { charged: 1, endReason: 'completed' } },
  },
  'paused found_ended': endedByPayer,
  'paused found_charged_elsewhere': chargedElsewhere,
  'paused shop_changed': changedByShop,
  'paused shop_resumed': {
    pauseReason: undefined,
    refusals: 0,
    next: { n: 1, at: now, attempt: 0 },
    wakeAt: now + 30_000,
    told: { by, as: { charged: 0, next: { n: 1, at: now, attempt: 0 } } },
  },
  'paused shop_ended': endedByShop,
  'ended still_open': { wakeAt: now + 60_000 },
  'ended charge_succeeded': {
    charge: undefined,
    ...known,
    period: 1,
    charged: 1,
    refusals: 0,
    wakeAt: now,
    told: { paymentId },
  },
  'ended charge_refused': {
    charge: undefined,
    wakeAt: now,
    told: { paymentId, as: { charged: 0, endReason: 'by_shop' } },
  },
  'ended charge_dropped': { charge: undefined, wakeAt: now, told: { paymentId } },
  'ended sid_closed': { wakeAt: now + 30_000 },
};

test.each(subscriptionEdges)('$from $event', ({ from, event }) => {
  const subscription = sampleSubscription(from, event === 'charge_claimed' ? {} : { charge: sampleClaim() });
  const decision = decideSubscription(subscription, subscriptionEventsFor(subscription, now)[event], now);
  const { status: _, events = [], unanswered, ...changes } = decision?.changes ?? {};
  expect(unanswered).toBeUndefined();
  if (event === 'still_open') expect(events).toBe(subscription.events);
  const { n, type, at, ...told } = event === 'still_open' ? { n: 2, type: event, at: now } : (events.at(-1) ?? {});
  expect({ n, type, at }).toEqual({ n: 2, type: event, at: now });
  expect({ ...changes, ...(Object.keys(told).length > 0 && { told }) }).toStrictEqual(writes[`${from} ${event}`]);
});
