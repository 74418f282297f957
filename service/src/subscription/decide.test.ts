import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideSubscription } from './decide.ts';
import type { SubscriptionEvent } from './events.ts';
import {
  type SubscriptionEventType,
  type SubscriptionStatus,
  subscriptionEdgeFor,
  subscriptionStates,
  subscriptionStatusNames,
} from './states.ts';
import type { Subscription } from './subscription.ts';
import { firstDue, sampleClaim, samplePlan, sampleSubscription, startedAt, subscriptionEventsFor } from './testing.ts';

const day = 24 * 3_600_000;
const statuses = Object.keys(subscriptionStates) as SubscriptionStatus[];
const eventTypes = Object.keys(subscriptionEventsFor(sampleSubscription(), 0)) as SubscriptionEventType[];

const after = (subscription: Subscription, event: SubscriptionEvent, now = firstDue): Subscription => {
  const decision = decideSubscription(subscription, event, now);
  if (decision === undefined) throw new Error(`Nothing is decided on ${event.type}`);
  return decision.subscription;
};

/** One whose date of 23 December is being charged. */
const charging = (over: Partial<Subscription> = {}) =>
  sampleSubscription('active', { charge: sampleClaim(), wakeAt: firstDue + 30_000, ...over });
const { paymentId } = sampleClaim();

describe.each(statuses)('from %s', (status) => {
  test.each(eventTypes)('%s', (type) => {
    const subscription = sampleSubscription(status, type === 'charge_claimed' ? {} : { charge: sampleClaim() });
    const decision = decideSubscription(subscription, subscriptionEventsFor(subscription, firstDue)[type], firstDue);
    expect(decision?.subscription.status).toBe(subscriptionEdgeFor(status, type)?.to);
    if (decision === undefined) return;
    // What is written and what is gone on with are the same.
    const written = Object.entries({ ...subscription, ...decision.changes }).filter(([, value]) => value !== undefined);
    expect(decision.subscription).toEqual(Object.fromEntries(written));
    expect(Object.values(decision.subscription)).not.toContain(undefined);
  });
});

describe('a claim', () => {
  test('is decided for one version alone, and only where none is under way', () => {
    const subscription = sampleSubscription();
    const claimed = subscriptionEventsFor(subscription, firstDue).charge_claimed;
    expect(after(subscription, claimed)).toMatchObject({ charge: claimed.charge, wakeAt: firstDue + 30_000 });
    expect(decideSubscription({ ...subscription, version: 4 }, claimed, firstDue)).toBeUndefined();
    expect(decideSubscription(charging(), claimed, firstDue)).toBeUndefined();
  });

  test('is answered by its own payment alone', () => {
    for (const type of ['charge_succeeded', 'charge_refused', 'charge_dropped', 'found_ended', 'completed'] as const) {
      const event = { ...subscriptionEventsFor(charging(), firstDue)[type], paymentId: 'pay_other' };
      expect(decideSubscription(charging(), event as SubscriptionEvent, firstDue), type).toBeUndefined();
    }
  });

  test('that is dropped leaves its date due', () => {
    const dropped = after(charging(), { type: 'charge_dropped', paymentId });
    expect(dropped).toMatchObject({ next: { n: 1, at: firstDue, attempt: 0 }, wakeAt: firstDue, refusals: 0 });
    expect(dropped).not.toHaveProperty('charge');
  });
});

describe('after a charge', () => {
  test('that succeeded, the next date is due, counted from the anchor', () => {
    const event = { type: 'charge_succeeded', paymentId, approvedAt: firstDue } as const;
    // However late it was: the dates in between are made up for.
    expect(after(charging({ refusals: 2 }), event, firstDue + 100 * day)).toMatchObject({
      ...{ period: 1, charged: 1, refusals: 0, lastApprovedAt: firstDue, knownAt: firstDue + 100 * day },
      next: { n: 2, at: Date.UTC(2027, 0, 23, 1), attempt: 0 },
    });
  });

  test.each<[number, number, number]>([
    [0, 1, 1],
    [1, 2, 3],
    [2, 3, 7],
  ])('that was refused on try %i, try %i comes %i days after the date', (attempt, next, days) => {
    const claim = sampleClaim({ scheduled: { n: 1, at: firstDue, attempt } });
    const event = { type: 'charge_refused', paymentId, refusedAt: firstDue + attempt * day } as const;
    const refused = after(charging({ charge: claim, refusals: attempt }), event);
    expect(refused).toMatchObject({ refusals: next, next: { n: 1, at: firstDue + days * day, attempt: next } });
    expect(refused.period).toBe(0);
  });

  test('that was refused five days late, the retries that went by are passed over', () => {
    const event = { type: 'charge_refused', paymentId, refusedAt: firstDue + 5 * day } as const;
    expect(after(charging(), event).next).toEqual({ n: 1, at: firstDue + 7 * day, attempt: 3 });
  });

  test('that was refused later than every retry, the next date takes their place', () => {
    const event = { type: 'charge_refused', paymentId, refusedAt: firstDue + 8 * day } as const;
    expect(after(charging(), event)).toMatchObject({ period: 1, next: { n: 2, attempt: 0 }, refusals: 1 });
  });

  test('of the shop, the dates stay as they were', () => {
    const { scheduled: _, ...claim } = sampleClaim();
    const before = charging({ charge: claim });
    for (const type of ['charge_succeeded', 'charge_refused'] as const) {
      const { next, period, charged, refusals, wakeAt } = after(before, subscriptionEventsFor(before, firstDue)[type]);
      expect([next, period, charged, refusals, wakeAt]).toEqual([before.next, 0, 0, 0, firstDue]);
    }
  });

  test('that was under way when it was paused, it stays paused and the date counts', () => {
    const paused = after(charging(), { type: 'shop_paused', by: 'key', asOf: 3 });
    expect(paused).toMatchObject({ charge: { paymentId }, wakeAt: firstDue + 30_000 });
    const paid = after(paused, { type: 'charge_succeeded', paymentId, approvedAt: firstDue });
    expect(paid).toMatchObject({ status: 'paused', period: 1, charged: 1 });
    expect(paid).not.toHaveProperty('next');
    expect(paid).not.toHaveProperty('wakeAt');
  });

  test('that was under way when the plan was found complete, it is still waited for', () => {
    const paused = after(charging(), { type: 'shop_paused', by: 'key', asOf: 3 });
    const over = after(paused, { type: 'completed' });
    expect(over).toMatchObject({ status: 'ended', charge: { paymentId }, wakeAt: firstDue + 30_000 });
    expect(after(over, { type: 'charge_succeeded', paymentId, approvedAt: firstDue })).toMatchObject({ charged: 1 });
  });
});

test('a charge that KakaoPay shows and nobody here knows is for the period that it lies in', () => {
  const approvedAt = Date.UTC(2027, 0, 24);
  const found = after(charging(), { type: 'found_charged_elsewhere', paymentId, approvedAt }, approvedAt + day);
  expect(found).toMatchObject({
    ...{ status: 'paused', pauseReason: 'charged_elsewhere', period: 2, lastApprovedAt: approvedAt },
  });
  expect(found).not.toHaveProperty('wakeAt');
  const resumed = after(found, { type: 'shop_resumed', by: 'key', asOf: 3 }, approvedAt + 2 * day);
  expect(resumed.next).toEqual({ n: 3, at: Date.UTC(2027, 1, 23, 1), attempt: 0 });
});

test('a first payment after the last day of the plan leaves nothing to charge: it is seen to at once', () => {
  const pending = sampleSubscription('pending', { plan: { ...samplePlan, lastDay: '2026-11-30' } });
  const paid = after(pending, { type: 'first_paid', sid: 'S1', approvedAt: startedAt }, startedAt);
  expect(paid).not.toHaveProperty('next');
  expect(paid.wakeAt).toBe(startedAt);
});

test('KakaoPay is told of an end, unless the payer has told it', () => {
  const wakeAfter = (event: SubscriptionEvent) => after(charging(), event).wakeAt;
  expect(wakeAfter({ type: 'found_ended', paymentId, endReason: 'by_payer' })).toBeUndefined();
  expect(wakeAfter({ type: 'refused_for_good', paymentId })).toBe(firstDue);
  expect(after(sampleSubscription('ended'), { type: 'sid_closed', asOf: 3 })).not.toHaveProperty('wakeAt');
});

test('how often KakaoPay gave no answer is kept until something else happens', () => {
  const silent = after(charging(), { type: 'still_open', wakeAt: firstDue + 5_000, asOf: 3, unanswered: 2 });
  expect(silent.unanswered).toBe(2);
  expect(after(silent, { type: 'charge_succeeded', paymentId, approvedAt: firstDue })).not.toHaveProperty('unanswered');
});

test('without a plan there is nothing to resume to', () => {
  const { plan: _, ...paused } = sampleSubscription('paused');
  const resumed = after(paused, { type: 'shop_resumed', by: 'key', asOf: 3 });
  expect(resumed.status).toBe('active');
  expect(resumed).not.toHaveProperty('next');
});

test('a success that is the last of the plan leaves no date: it is seen to at once', () => {
  const last = charging({ plan: { ...samplePlan, chargesMax: 1 } });
  const paid = after(last, { type: 'charge_succeeded', paymentId, approvedAt: firstDue });
  expect(paid).not.toHaveProperty('next');
  expect(paid.wakeAt).toBe(firstDue);
});

test('the newest 40 events and 24 payments are kept', () => {
  const events = Array.from({ length: 40 }, (_, at) => ({ n: at + 1, type: 'charge_dropped', at }) as const);
  const paymentIds = Array.from({ length: 24 }, (_, at) => `pay_${at}`);
  const full = sampleSubscription('active', { events, paymentIds });
  const { charge_claimed: claimed } = subscriptionEventsFor(full, firstDue);
  const next = after(full, claimed);
  expect(next.events.map(({ n }) => n)).toEqual(Array.from({ length: 40 }, (_, at) => at + 2));
  expect(next.paymentIds).toEqual([...paymentIds.slice(1), claimed.charge.paymentId]);
  expect(after({ ...full, events: [] }, claimed).events.map(({ n }) => n)).toEqual([1]);
});

describe('whatever happens in whatever order', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...eventTypes), fc.nat({ max: 40 * day })), { maxLength: 60 });
  const plans = fc.constantFrom(
    undefined,
    samplePlan,
    { ...samplePlan, chargesMax: 2, interval: { unit: 'day', count: 1 } as const },
    { ...samplePlan, lastDay: '2027-01-31' },
  );
  interface Step {
    readonly before: Subscription;
    readonly after: Subscription;
    readonly type: SubscriptionEventType;
    readonly now: number;
  }

  /** Every decision of a walk, each on the version that the write before has made. */
  function walk(start: Subscription, plan: readonly (readonly [SubscriptionEventType, number])[]): Step[] {
    const taken: Step[] = [];
    let subscription = start;
    let now = startedAt;
    for (const [type, passed] of plan) {
      now += passed;
      const decision = decideSubscription(subscription, subscriptionEventsFor(subscription, now)[type], now);
      if (decision === undefined) continue;
      taken.push({ before: subscription, after: decision.subscription, type, now });
      subscription = { ...decision.subscription, version: subscription.version + 1 };
    }
    return taken;
  }

  const always = (holds: (step: Step) => void) =>
    fc.assert(
      fc.property(plans, steps, (plan, happens) => {
        const { plan: _, ...without } = sampleSubscription('pending');
        walk({ ...without, ...(plan && { plan }) }, happens).forEach(holds);
      }),
    );

  test('somebody looks again exactly as long as something is open', () =>
    always(({ after: { status, plan, charge, sid, endReason, wakeAt, events }, type }) => {
      if (type === 'still_open') return;
      const isTold = sid === undefined || endReason === 'by_payer' || events.at(-1)?.type === 'sid_closed';
      const isOpen = {
        pending: true,
        active: plan !== undefined || charge !== undefined,
        paused: charge !== undefined,
        ended: charge !== undefined || !isTold,
      };
      expect(wakeAt !== undefined).toBe(isOpen[status]);
    }));

  test('one charge is under way at a time, and nothing but the end of it takes it away', () =>
    always(({ before, after, type }) => {
      if (type === 'charge_claimed') expect(before.charge).toBeUndefined();
      else if (after.charge !== undefined) expect(after.charge).toBe(before.charge);
    }));

  test('the period and the number of charges only grow', () =>
    always(({ before, after }) => {
      expect(after.period).toBeGreaterThanOrEqual(before.period);
      expect(after.charged - before.charged).toBeGreaterThanOrEqual(0);
      expect(after.charged - before.charged).toBeLessThanOrEqual(1);
    }));

  test('a date is due only while it is active, and none that was settled', () =>
    always(({ after: { status, next, period, plan } }) => {
      if (status !== 'active' || plan === undefined) expect(next).toBeUndefined();
      if (next) expect(next.n).toBeGreaterThan(period);
    }));

  test('the end is final, and says why and when', () =>
    always(({ before, after }) => {
      expect(after.endedAt !== undefined).toBe(after.status === 'ended');
      expect(after.endReason !== undefined).toBe(after.status === 'ended');
      if (before.status !== 'ended') return;
      expect([after.status, after.endReason, after.endedAt]).toEqual(['ended', before.endReason, before.endedAt]);
    }));

  test('there is a reason for a pause exactly while it is paused', () =>
    always(({ after }) => expect(after.pauseReason !== undefined).toBe(after.status === 'paused')));

  test('refusals in a row are none after a success, a resumption and a pause for their sake', () =>
    always(({ before, after, type }) => {
      const isByPlan = before.charge?.scheduled !== undefined && before.plan !== undefined;
      if (['shop_resumed', 'retries_used_up'].includes(type)) expect(after.refusals).toBe(0);
      else if (type === 'charge_succeeded' && isByPlan) expect(after.refusals).toBe(0);
      else if (after.refusals !== before.refusals)
        expect([type, after.refusals - before.refusals]).toEqual(['charge_refused', 1]);
    }));

  test('the newest 40 events and 24 payments are kept, the events numbered one by one', () =>
    always(({ after: { events, paymentIds } }) => {
      expect(events.length).toBeLessThanOrEqual(40);
      expect(paymentIds.length).toBeLessThanOrEqual(24);
      expect(new Set(paymentIds).size).toBe(paymentIds.length);
      expect(events.map(({ n }) => n)).toEqual(events.map((_, at) => (events[0]?.n ?? 0) + at));
    }));

  test('what was decided for another version does nothing', () => {
    for (const status of subscriptionStatusNames) {
      const { version, ...one } = sampleSubscription(status);
      const events = Object.values(subscriptionEventsFor({ ...one, version }, firstDue));
      for (const event of events.filter((event) => 'asOf' in event)) {
        expect(decideSubscription({ ...one, version: version + 1 }, event, firstDue), event.type).toBeUndefined();
      }
    }
  });

  test('the version is left to the write, and what is given in is not changed', () => {
    const frozen = Object.freeze(charging());
    Object.freeze(frozen.events);
    Object.freeze(frozen.paymentIds);
    for (const event of Object.values(subscriptionEventsFor(frozen, firstDue))) {
      expect(decideSubscription(frozen, event, firstDue)?.subscription.version ?? 3).toBe(3);
    }
  });
});
