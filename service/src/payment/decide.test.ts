import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Event } from './events.ts';
import { lookupWaitMs } from './limits.ts';
import type { Payment } from './payment.ts';
import { type EventType, edgeFor, edges, type Status, states } from './states.ts';
import { eventsFor, sampleApproval, sampleAsked, samplePayment } from './testing.ts';

const statuses = Object.keys(states) as Status[];
const eventTypes = Object.keys(eventsFor(samplePayment())) as EventType[];

/** A time at which no event is too late. */
const timeFor = (payment: Payment): number => payment.createdAt + 60_000;

/** Everything about a payment that no event may touch. */
function lasting(payment: Payment): Partial<Payment> {
  const { status: _, wakeAt: __, intent: ___, waiting: ____, ...rest } = payment;
  const { approval: _____, failure: ______, links: _______, events: ________, ...others } = rest;
  const { cancellations: _________, review: __________, tid: ___________, accepted: ____________, ...kept } = others;
  return kept;
}

describe.each(statuses)('a payment that is %s', (status) => {
  const payment = samplePayment(status);

  test.each(eventTypes)('%s', (type) => {
    const now = timeFor(payment);
    const decision = decide(payment, eventsFor(payment)[type], now);
    const edge = edgeFor(status, type);
    if (edge === undefined) return expect(decision).toBeUndefined();
    expect(decision?.payment.status).toBe(edge.to);
    expect(decision?.effect?.type).toBe(edge.effect);
    expect(lasting(decision?.payment as Payment)).toEqual(lasting(payment));
  });
});

test('every edge was walked by the tests above', () => {
  const walked = edges.filter(({ from, event }) => {
    const payment = samplePayment(from);
    return decide(payment, eventsFor(payment)[event], timeFor(payment)) !== undefined;
  });
  expect(walked).toEqual(edges);
});

describe('the intent', () => {
  const ready = samplePayment('ready');
  const approving = samplePayment('approving');
  const now = approving.createdAt + 120_000;

  test('begins with the return of the payer and keeps what the payer brought; whoever carries it out gets it', () => {
    const decision = decide(ready, { type: 'payer_returned', pgToken: 'token-1' }, now);
    const intent = { type: 'approve', number: 4, decidedAt: now, pgToken: 'token-1' };
    expect(decision?.payment.intent).toEqual(intent);
    expect(decision?.effect).toEqual(intent);
    // A function lives 25 s: after that nobody is at work on it.
    expect(decision?.payment.wakeAt).toBe(now + 30_000);
  });

  test.each(['found_not_approved', 'intent_went_stale'] as const)(
    '%s: gets a new number and time, never one that was used before',
    (type) => {
      const decision = decide({ ...approving, version: 9 }, { type, intent: 3 }, now);
      expect(decision?.payment.intent).toEqual({ ...approving.intent, number: 10, decidedAt: now });
      expect(decision?.effect).toEqual(decision?.payment.intent);
      expect(decision?.payment.wakeAt).toBe(now + 30_000);
    },
  );

  test('is kept while its outcome is not known, and waits longer and longer', () => {
    let payment: Payment = approving;
    for (let lookups = 0; lookups < 10; lookups++) {
      const at = now + lookups;
      const decision = decide(payment, { type: 'outcome_unknown', intent: 3, reason: 'not_settled' }, at);
      expect(decision?.payment.intent).toEqual(approving.intent);
      expect(decision?.payment.waiting).toEqual({ since: now, lookups: lookups + 1, reason: 'not_settled' });
      expect(decision?.payment.wakeAt).toBe(at + lookupWaitMs(lookups));
      expect(decision?.payment.events).toBe(approving.events);
      payment = decision?.payment as Payment;
    }
    expect([0, 1, 2, 3, 4, 5, 6, 7, 149].map(lookupWaitMs)).toEqual([
      5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 600_000, 600_000,
    ]);
  });

  test.each(['approving', 'ready'] as const)(
    'is given to a person when KakaoPay was asked in vain for about a day: %s',
    (status) => {
      const payment = samplePayment(status);
      const unknown = eventsFor(payment).outcome_unknown;
      const day = 24 * 3_600_000;
      const after = (lookups: number, ms: number) =>
        decide({ ...payment, waiting: { since: now - ms, lookups, reason: 'no_answer' } }, unknown, now)?.payment;
      expect(after(149, 10 * day)?.status).toBe(status);
      expect(after(9_999, day - 1)?.status).toBe(status);
      expect(after(150, day)).toMatchObject({ status: 'needs_review', failure: { reason: 'outcome_never_known' } });
      expect(after(150, day)?.events.at(-1)?.type).toBe('gave_up_looking');
      const waited = Array.from({ length: 150 }, (_, lookups) => lookupWaitMs(lookups));
      expect(waited.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeCloseTo(24, -1);
    },
  );

  test.each([
    'approve_refused',
    'approve_came_too_soon',
    'intent_went_stale',
    'found_expired',
    'outcome_unknown',
    'gave_up_looking',
    'found_not_approved',
    'found_contradiction',
  ] as const)('that is no longer the last one changes nothing: %s', (type) => {
    const late = { ...eventsFor(approving)[type], intent: 2 } as Event;
    expect(decide(approving, late, now)).toBeUndefined();
  });

  test.each(['found_contradiction', 'found_expired'] as const)(
    'that began since the open payment was looked up makes it stale: %s',
    (type) => {
      const seen = eventsFor(ready)[type];
      expect(decide(ready, seen, now)?.payment.status).toBe(edgeFor('ready', type)?.to);
      expect(decide(approving, seen, now)).toBeUndefined();
    },
  );
});

describe('what is written', () => {
  const approving = samplePayment('approving');
  const now = timeFor(approving);

  test('is what the decision changed, and nothing else', () => {
    const decision = decide(approving, eventsFor(approving).approve_confirmed, now);
    expect(decision?.changes).toEqual({
      status: 'approved',
      intent: undefined,
      wakeAt: undefined,
      links: undefined,
      approval: sampleApproval,
      events: [...approving.events, { n: 2, type: 'approve_confirmed', at: now }],
    });
  });

  test('takes away why a person had to look, once KakaoPay has confirmed the approve after all', () => {
    const review = samplePayment('needs_review', { failure: { reason: 'outcome_never_known' } });
    const decision = decide(review, eventsFor(review).approve_confirmed, now);
    expect(decision?.payment).toMatchObject({ status: 'approved', approval: sampleApproval });
    expect(decision?.payment).not.toHaveProperty('failure');
    expect(decision?.changes).toHaveProperty('failure', undefined);
  });

  test('is not the links while the payer may still need them', () => {
    const ready = samplePayment('ready');
    const decision = decide(ready, { type: 'payer_returned', pgToken: 't' }, now);
    expect(Object.keys(decision?.changes ?? {})).toEqual(['status', 'intent', 'wakeAt', 'events']);
    expect(decision?.payment.links).toEqual(ready.links);
  });

  test('keeps the newest 60 events, counted on', () => {
    let payment: Payment = samplePayment('ready');
    for (let i = 0; i < 100; i++) {
      const returned = decide(payment, { type: 'payer_returned', pgToken: 't' }, now)?.payment as Payment;
      const number = returned.intent?.number ?? 0;
      payment = decide(returned, { type: 'approve_came_too_soon', intent: number }, now)?.payment as Payment;
    }
    expect(payment.events).toHaveLength(60);
    expect(payment.events.map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, at) => at + 142));
  });
});

describe('who did what', () => {
  const now = timeFor(samplePayment());

  test('is kept, however often the payer goes to and fro', () => {
    let payment: Payment = samplePayment('approved');
    const act = decide(payment, { type: 'cancel_asked', asked: sampleAsked(700, { reason: '품절' }), asOf: 3 }, now);
    expect(act?.payment.events.at(-1)).toEqual({
      n: 2,
      type: 'cancel_asked',
      at: now,
      by: 'abcdef012345',
      reason: '품절',
    });
    payment = { ...(act?.payment as Payment), status: 'ready' };
    for (let i = 0; i < 100; i++) {
      payment = decide(payment, { type: 'payer_returned', pgToken: 't' }, now)?.payment as Payment;
      const intent = payment.intent?.number ?? 0;
      payment = decide(payment, { type: 'approve_came_too_soon', intent }, now)?.payment as Payment;
    }
    expect(payment.events.filter(({ by }) => by)).toHaveLength(1);
    expect(payment.events).toHaveLength(61);
  });
});

test('the first event of a payment is number 1, and what is kept stands in the order in which it happened', () => {
  const payment = samplePayment('ready');
  const after = (events: Payment['events']) =>
    decide({ ...payment, events }, { type: 'shop_closed', by: 'key' }, timeFor(payment))?.payment.events ?? [];
  expect(after([]).map(({ n }) => n)).toEqual([1]);
  const of = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ n: at + 1, type: 'looked_again', at }) as const);
  const acts = of(70).map((event) => (event.n % 2 === 0 ? { ...event, by: 'key' } : event));
  expect(after(acts).map(({ n }) => n)).toEqual(Array.from({ length: 71 }, (_, at) => at + 1));
});

describe('time', () => {
  const ready = samplePayment('ready');
  const closesAt = ready.createdAt + 16 * 60_000;

  test.each([
    [closesAt - 1, 'approving'],
    [closesAt, undefined],
  ])('the payer may come back until a minute after the end: at %i %s', (now, status) => {
    expect(decide(ready, { type: 'payer_returned', pgToken: 't' }, now)?.payment.status).toBe(status);
  });

  test('an approve that came too soon leaves the payment as it was before', () => {
    const event: Event = { type: 'approve_came_too_soon', intent: 3 };
    const decision = decide(samplePayment('approving'), event, ready.createdAt);
    expect({ ...decision?.payment, events: [] }).toEqual({ ...ready, events: [] });
  });
});

test.each(['approve_confirmed', 'charge_confirmed'] as const)(
  '%s: comes too late for a payment in review that is known to be paid, whatever was given back of it since',
  (type) => {
    const payment = samplePayment('needs_review', { approval: sampleApproval });
    expect(decide(payment, eventsFor(payment)[type], timeFor(payment))).toBeUndefined();
  },
);

test('another look is no late word: it is kept for a payment that is known to be paid too', () => {
  const payment = samplePayment('needs_review', { approval: sampleApproval });
  const shown = { status: 'READY', at: 1 };
  expect(decide(payment, eventsFor(payment).looked_again, timeFor(payment))?.payment.review).toMatchObject({ shown });
});

describe('what KakaoPay showed when a person settled it', () => {
  const shown = { status: 'SUCCESS_PAYMENT', totalWon: 220, at: 1 };
  const payment = samplePayment('needs_review', { review: { shown }, failure: { reason: 'outcome_never_known' } });
  const settled = (over: object) =>
    decide(payment, { ...eventsFor(payment).concluded_paid, ...over }, timeFor(payment))?.payment.accepted;

  test('is kept with the reason, as it was shown at that moment or else before', () => {
    expect(settled({})).toEqual({ ...shown, reason: 'outcome_never_known' });
    expect(settled({ shown: { ...shown, at: 2 } })).toEqual({ ...shown, at: 2, reason: 'outcome_never_known' });
  });

  test('is what it is without a reason or a review, and of conclusions alone', () => {
    const { failure: _, ...withoutReason } = payment;
    const after = (one: Payment, type: 'concluded_paid' | 'approve_confirmed') =>
      decide(one, eventsFor(one)[type], timeFor(one))?.payment.accepted;
    expect(after(withoutReason, 'concluded_paid')).toStrictEqual(shown);
    expect(after(payment, 'approve_confirmed')).toBeUndefined();
    const { review: __, ...withoutReview } = payment;
    expect(after(withoutReview, 'concluded_paid')).toBeUndefined();
  });
});

test.each(eventTypes.filter((type) => 'asOf' in eventsFor(samplePayment())[type]))(
  '%s: decided for another version, it does nothing',
  (type) => {
    const from = edges.find(({ event }) => event === type)?.from as Status;
    const payment = samplePayment(from);
    const event = eventsFor(payment)[type];
    expect(decide(payment, event, timeFor(payment))).toBeDefined();
    expect(decide({ ...payment, version: 4 }, event, timeFor(payment))).toBeUndefined();
  },
);
