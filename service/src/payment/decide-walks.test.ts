import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Payment } from './payment.ts';
import { type EventType, states } from './states.ts';
import { eventsFor, samplePayment } from './testing.ts';

const eventTypes = Object.keys(eventsFor(samplePayment())) as EventType[];

describe('whatever happens in whatever order', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...eventTypes), fc.nat({ max: 400_000 })), { maxLength: 40 });

  /** Every decision of a walk, each on the version that the write before has made. */
  function walk(plan: readonly (readonly [EventType, number])[]): { before: Payment; after: Payment }[] {
    const taken: { before: Payment; after: Payment }[] = [];
    let payment: Payment = samplePayment('ready');
    let now = payment.createdAt;
    for (const [type, passed] of plan) {
      now += passed;
      // Nobody concludes so of what was paid: `conclusion.ts`.
      if (type === 'concluded_unpaid' && payment.approval) continue;
      const decision = decide(payment, eventsFor(payment)[type], now);
      if (decision === undefined) continue;
      taken.push({ before: payment, after: decision.payment });
      payment = { ...decision.payment, version: payment.version + 1 };
    }
    return taken;
  }

  const isOpen = ({ status }: Payment) => ['ready', 'approving', 'canceling', 'charging'].includes(status);
  const wasPaid = ['approved', 'canceling', 'partially_canceled', 'canceled'];

  const always = (holds: (step: { before: Payment; after: Payment }) => void) =>
    fc.assert(fc.property(steps, (plan) => walk(plan).forEach(holds)));

  test('a state that is over changes only where a difference was found', () =>
    always(({ before, after }) => {
      if (states[before.status].over) expect(after.events.at(-1)?.type).toBe('found_difference');
    }));

  test('somebody looks again exactly as long as something is open', () =>
    always(({ after }) => expect(after.wakeAt !== undefined).toBe(isOpen(after))));

  test('there is an intent exactly as long as a call may be under way', () =>
    always(({ after }) => expect(after.intent !== undefined).toBe(isOpen(after) && after.status !== 'ready')));

  test('there is an approval when it was paid, and none when it was not', () =>
    always(({ after }) => {
      if (after.status !== 'needs_review') expect(after.approval !== undefined).toBe(wasPaid.includes(after.status));
    }));

  test('a person is told what was intended exactly when one is needed', () =>
    always(({ after }) => expect(after.review !== undefined).toBe(after.status === 'needs_review')));

  test('there is a failure exactly when it failed or a person is needed', () =>
    always(({ after }) => expect(after.failure !== undefined).toBe(['failed', 'needs_review'].includes(after.status))));

  test('there are links exactly as long as the payer is not done', () =>
    always(({ after }) => expect(after.links === undefined).toBe(states[after.status].payerDone)));

  test('the events are numbered one by one', () =>
    always(({ after }) => expect(after.events.map(({ n }) => n)).toEqual(after.events.map((_, at) => at + 1))));

  test('the version is left to the write', () =>
    always(({ before, after }) => expect(after.version).toBe(before.version)));

  test('the payment given in is not changed', () => {
    const payment = Object.freeze(samplePayment('approving'));
    Object.freeze(payment.intent);
    Object.freeze(payment.events);
    for (const type of eventTypes) decide(payment, eventsFor(payment)[type], payment.createdAt + 60_000);
  });
});
