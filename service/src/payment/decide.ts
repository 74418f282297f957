import type { Event } from './events.ts';
import { eventsMax, intentAbandonedMs, lookingMs, lookupsMin, lookupWaitMs, returnGraceMs } from './limits.ts';
import type { Happened, Intent, Payment, PaymentChanges, Waiting } from './payment.ts';
import { edgeFor, states } from './states.ts';

/** To be carried out when the write has won, and only by whoever won it. */
export type Effect = { readonly type: 'approve'; readonly intent: Intent };

export interface Decision {
  /** The payment as it will stand; `version` is the one the write depends on. */
  readonly payment: Payment;
  /** What the write has to carry, and nothing else. */
  readonly changes: PaymentChanges;
  readonly effect?: Effect;
}

/**
 * What an event does to a payment: pure, so it can be tried for every state, event and time.
 * `undefined` when it does nothing: no edge, too late, or the answer to an intent that is no longer the last one.
 */
export function decide(payment: Payment, event: Event, now: number): Decision | undefined {
  const edge = edgeFor(payment.status, event.type);
  if (edge === undefined || isStale(payment, event, now)) return undefined;
  if (event.type === 'outcome_unknown' && isHopeless(payment, now)) {
    const failure = { reason: 'outcome_never_known' } as const;
    return decide(payment, { type: 'gave_up_looking', intent: event.intent, failure }, now);
  }
  const intent = nextIntent(payment, event, now);
  const wanted: PaymentChanges = {
    status: edge.to,
    intent,
    waiting: nextWaiting(payment, event, now),
    wakeAt: wakeTime(payment, event, now),
    events: nextEvents(payment, event, now),
    ...(states[edge.to].payerDone && { links: undefined }),
    ...('approval' in event && { approval: event.approval, failure: undefined }),
    ...('failure' in event && { failure: event.failure }),
  };
  const changes = onlyChanged(payment, wanted);
  return {
    payment: changed(payment, changes),
    changes,
    ...(edge.effect && intent && { effect: { type: edge.effect, intent } }),
  };
}

function isStale(payment: Payment, event: Event, now: number): boolean {
  if ('intent' in event) return event.intent !== payment.intent?.number;
  return event.type === 'payer_returned' && now >= payment.expiresAt + returnGraceMs;
}

const isHopeless = ({ waiting }: Payment, now: number): boolean =>
  waiting !== undefined && waiting.lookups >= lookupsMin && now - waiting.since >= lookingMs;

/** An intent lives as long as its outcome is open. */
function nextIntent(payment: Payment, event: Event, now: number): Intent | undefined {
  const fresh = { number: payment.version + 1, decidedAt: now };
  switch (event.type) {
    case 'payer_returned':
      return { type: 'approve', ...fresh, pgToken: event.pgToken };
    case 'found_not_approved':
    case 'intent_went_stale':
      return payment.intent && { ...payment.intent, ...fresh };
    case 'outcome_unknown':
      return payment.intent;
    default:
      return undefined;
  }
}

function nextWaiting({ waiting }: Payment, event: Event, now: number): Waiting | undefined {
  if (event.type !== 'outcome_unknown') return undefined;
  return { since: waiting?.since ?? now, lookups: (waiting?.lookups ?? 0) + 1, reason: event.reason };
}

/** When somebody has to look again: the floor under every state in which something is left to do. */
function wakeTime(payment: Payment, event: Event, now: number): number | undefined {
  switch (event.type) {
    case 'payer_returned':
    case 'found_not_approved':
    case 'intent_went_stale':
      return now + intentAbandonedMs;
    case 'outcome_unknown':
      return now + lookupWaitMs(payment.waiting?.lookups ?? 0);
    case 'approve_came_too_soon':
      return payment.expiresAt + returnGraceMs;
    default:
      return undefined;
  }
}

/** A lookup that told nothing is counted in `waiting`; everything else is kept, one by one. */
function nextEvents({ events }: Payment, { type }: Event, now: number): readonly Happened[] {
  if (type === 'outcome_unknown') return events;
  return [...events.slice(1 - eventsMax), { n: (events.at(-1)?.n ?? 0) + 1, type, at: now }];
}

const onlyChanged = (payment: Payment, wanted: PaymentChanges): PaymentChanges =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== payment[name as keyof PaymentChanges]));

const changed = (payment: Payment, changes: PaymentChanges): Payment =>
  Object.fromEntries(Object.entries({ ...payment, ...changes }).filter(([, value]) => value !== undefined)) as never;
