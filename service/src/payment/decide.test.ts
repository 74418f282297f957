import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Event } from './decide.ts';
import { intentAbandonedMs, lookupsMax, lookupWaitMs, paymentLifeMs, returnGraceMs } from './limits.ts';
import type { Payment } from './payment.ts';
import { type EventType, edgeFor, edges, type Status, states } from './states.ts';
import { samplePayment } from './testing.ts';

const statuses = Object.keys(states) as Status[];
const failure = { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: 'approval failure!' };
const approval = {
  aid: 'A469b847306d7b2dc395',
  method: 'CARD',
  approvedAt: 1,
  cardIssuer: '신한',
  installmentMonths: 3,
};

/** An event of each type, as the payment would meet it. */
const eventsFor = ({ attempt }: Payment): { readonly [Type in EventType]: Extract<Event, { type: Type }> } => {
  const number = attempt?.number ?? 0;
  return {
    payer_returned: { type: 'payer_returned', pgToken: 'token-2' },
    approve_confirmed: { type: 'approve_confirmed', approval },
    approve_refused: { type: 'approve_refused', attempt: number, failure },
    approve_came_too_soon: { type: 'approve_came_too_soon', attempt: number },
    intent_went_stale: { type: 'intent_went_stale', attempt: number },
    outcome_unknown: { type: 'outcome_unknown', attempt: attempt?.number },
    found_not_approved: { type: 'found_not_approved', attempt: number },
    found_quit: { type: 'found_quit' },
    found_failed: { type: 'found_failed', failure },
    found_contradiction: { type: 'found_contradiction', attempt: attempt?.number, failure },
    found_expired: { type: 'found_expired', attempt: attempt?.number },
  };
};
const eventTypes = Object.keys(eventsFor(samplePayment())) as EventType[];

/** A time at which the event is neither too early nor too late. */
const timeFor = (payment: Payment): number => payment.createdAt + 60_000;

/** Everything about a payment that no event may touch. */
const lasting = ({
  status: _,
  wakeAt: __,
  attempt: ___,
  approval: ____,
  failure: _____,
  lookups: ______,
  ...rest
}: Payment) => rest;

describe.each(statuses)('a payment that is %s', (status) => {
  const payment = samplePayment(status);

  test.each(eventTypes)('%s', (type) => {
    const now = timeFor(payment);
    const decision = decide(payment, eventsFor(payment)[type], now);
    const edge = edgeFor(status, type);
    if (edge === undefined) return expect(decision).toBeUndefined();
    expect(decision?.payment.status).toBe(edge.to);
    expect(decision?.effect).toBe(edge.effect);
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

describe('the attempt', () => {
  const ready = samplePayment('ready');
  const approving = samplePayment('approving');
  const now = approving.createdAt + 120_000;

  test('begins with the return of the payer and keeps what the payer brought', () => {
    const decision = decide(ready, { type: 'payer_returned', pgToken: 'token-1' }, now);
    expect(decision?.payment.attempt).toEqual({ number: 4, startedAt: now, pgToken: 'token-1' });
    expect(decision?.payment.wakeAt).toBe(now + intentAbandonedMs);
  });

  test('gets a new number with a new approve, never one that was used before', () => {
    const decision = decide({ ...approving, version: 9 }, { type: 'found_not_approved', attempt: 3 }, now);
    expect(decision?.payment.attempt).toEqual({ ...approving.attempt, number: 10, startedAt: now });
    expect(decision?.payment.wakeAt).toBe(now + intentAbandonedMs);
  });

  test('counts how often it was looked up, and waits longer and longer', () => {
    let payment = approving;
    for (let lookups = 0; lookups < 10; lookups++) {
      const decision = decide(payment, { type: 'outcome_unknown', attempt: 3 }, now);
      expect(decision?.payment.attempt).toEqual(approving.attempt);
      expect(decision?.payment.lookups).toBe(lookups + 1);
      expect(decision?.payment.wakeAt).toBe(now + lookupWaitMs(lookups));
      payment = decision?.payment as Payment;
    }
    expect([0, 1, 2, 3, 4, 5, 6, 7, 149].map(lookupWaitMs)).toEqual([
      5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 600_000, 600_000,
    ]);
  });

  test('is given to a person when it was looked up in vain for about a day', () => {
    const last = { ...approving, lookups: lookupsMax - 1 };
    expect(decide(last, { type: 'outcome_unknown', attempt: 3 }, now)?.payment.status).toBe('approving');
    const after = { ...approving, lookups: lookupsMax };
    const decision = decide(after, { type: 'outcome_unknown', attempt: 3 }, now);
    expect(decision?.payment).toMatchObject({ status: 'needs_review', failure: { reason: 'outcome_never_known' } });
    const waited = Array.from({ length: lookupsMax }, (_, lookups) => lookupWaitMs(lookups));
    expect(waited.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeCloseTo(24, -1);
  });

  test.each([
    'approve_refused',
    'approve_came_too_soon',
    'intent_went_stale',
    'found_expired',
    'outcome_unknown',
    'found_not_approved',
    'found_contradiction',
  ] as const)('that is no longer the last one changes nothing: %s', (type) => {
    const late = { ...eventsFor(approving)[type], attempt: 2 } as Event;
    expect(decide(approving, late, now)).toBeUndefined();
  });

  test('that began since a contradiction was found on the open payment makes it stale', () => {
    const seen: Event = { type: 'found_contradiction', attempt: undefined, failure };
    expect(decide(ready, seen, now)?.payment.status).toBe('needs_review');
    expect(decide(approving, seen, now)).toBeUndefined();
  });
});

describe('time', () => {
  const ready = samplePayment('ready');
  const closesAt = ready.createdAt + paymentLifeMs + returnGraceMs;

  test.each([
    [closesAt - 1, 'approving'],
    [closesAt, undefined],
  ])('the payer may come back until a minute after the end: at %i %s', (now, status) => {
    expect(decide(ready, { type: 'payer_returned', pgToken: 't' }, now)?.payment.status).toBe(status);
  });

  test('an approve that came too soon leaves the payment as it was before', () => {
    const decision = decide(samplePayment('approving'), { type: 'approve_came_too_soon', attempt: 3 }, ready.createdAt);
    expect(decision?.payment).toEqual(ready);
  });
});

describe('whatever happens in whatever order', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...eventTypes), fc.nat({ max: 400_000 })), { maxLength: 40 });

  /** Every decision of a walk, each on the version that the write before has made. */
  function walk(plan: readonly (readonly [EventType, number])[]): { before: Payment; after: Payment }[] {
    const taken: { before: Payment; after: Payment }[] = [];
    let payment = samplePayment('ready');
    let now = payment.createdAt;
    for (const [type, passed] of plan) {
      now += passed;
      const decision = decide(payment, eventsFor(payment)[type], now);
      if (decision === undefined) continue;
      taken.push({ before: payment, after: decision.payment });
      payment = { ...decision.payment, version: payment.version + 1 };
    }
    return taken;
  }

  const always = (holds: (step: { before: Payment; after: Payment }) => void) =>
    fc.assert(fc.property(steps, (plan) => walk(plan).forEach(holds)));

  test('a final state never changes', () => always(({ before }) => expect(states[before.status].final).toBe(false)));

  test('somebody looks again exactly as long as the state is not final', () =>
    always(({ after }) => expect(after.wakeAt === undefined).toBe(states[after.status].final)));

  test('there is an attempt exactly as long as it is approving', () =>
    always(({ after }) => expect(after.attempt !== undefined).toBe(after.status === 'approving')));

  test('there is an approval exactly when it is approved', () =>
    always(({ after }) => expect(after.approval !== undefined).toBe(after.status === 'approved')));

  test('the version is left to the write', () =>
    always(({ before, after }) => expect(after.version).toBe(before.version)));

  test('the payment given in is not changed', () => {
    const payment = Object.freeze(
      samplePayment('approving', {
        attempt: Object.freeze({ ...samplePayment('approving').attempt }),
      } as Partial<Payment>),
    );
    for (const type of eventTypes) decide(payment, eventsFor(payment)[type], timeFor(payment));
  });
});
