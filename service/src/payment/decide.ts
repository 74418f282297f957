import { intentAbandonedMs, lookupsMax, lookupWaitMs, returnGraceMs } from './limits.ts';
import type { Approval, Attempt, Failure, Payment } from './payment.ts';
import { type EventType, edgeFor } from './states.ts';

/**
 * What can happen to a payment. An answer to an approve call names the attempt it answers, a contradiction the
 * attempt it was found on (none: the payment was still to be approved).
 */
export type Event =
  | { readonly type: 'payer_returned'; readonly pgToken: string }
  | { readonly type: 'approve_confirmed'; readonly approval: Approval }
  | { readonly type: 'approve_refused'; readonly attempt: number; readonly failure: Failure }
  | { readonly type: 'approve_came_too_soon'; readonly attempt: number }
  | { readonly type: 'intent_went_stale'; readonly attempt: number }
  | { readonly type: 'outcome_unknown'; readonly attempt: number | undefined }
  | { readonly type: 'found_not_approved'; readonly attempt: number }
  | { readonly type: 'found_quit' }
  | { readonly type: 'found_failed'; readonly failure: Failure }
  | { readonly type: 'found_contradiction'; readonly attempt: number | undefined; readonly failure: Failure }
  | { readonly type: 'found_expired'; readonly attempt: number | undefined };

type Missing = Exclude<EventType, Event['type']> | Exclude<Event['type'], EventType>;
/**
 * Fails to compile when the table of edges and the events drift apart.
 *
 * @public for the compiler alone
 */
export type EveryEventHasAnEdge = [Missing] extends [never] ? true : never;

export interface Decision {
  /** The payment as it must be written; `version` is the one the write depends on. */
  readonly payment: Payment;
  /** Only to be carried out when the write has won. */
  readonly effect?: 'approve';
}

/**
 * What an event does to a payment: pure, so it can be tried for every state, event and time.
 * `undefined` when it does nothing: no edge, too late, or the answer to an attempt that is no longer the last one.
 */
export function decide(payment: Payment, event: Event, now: number): Decision | undefined {
  const edge = edgeFor(payment.status, event.type);
  if (edge === undefined || isStale(payment, event, now)) return undefined;
  if (event.type === 'outcome_unknown' && (payment.lookups ?? 0) >= lookupsMax) {
    const { attempt } = event;
    return decide(payment, { type: 'found_contradiction', attempt, failure: { reason: 'outcome_never_known' } }, now);
  }
  const { wakeAt: _, attempt: __, lookups: ___, ...rest } = payment;
  const attempt = nextAttempt(payment, event, now);
  const wakeAt = wakeTime(payment, event, now);
  return {
    payment: {
      ...rest,
      status: edge.to,
      ...(attempt && { attempt }),
      ...(wakeAt !== undefined && { wakeAt }),
      ...(event.type === 'outcome_unknown' && { lookups: (payment.lookups ?? 0) + 1 }),
      ...('approval' in event && { approval: event.approval }),
      ...('failure' in event && { failure: event.failure }),
    },
    ...(edge.effect && { effect: edge.effect }),
  };
}

function isStale(payment: Payment, event: Event, now: number): boolean {
  if ('attempt' in event) return event.attempt !== payment.attempt?.number;
  return event.type === 'payer_returned' && now >= payment.expiresAt + returnGraceMs;
}

/** The intent lives as long as its outcome is open. */
function nextAttempt(payment: Payment, event: Event, now: number): Attempt | undefined {
  const last = payment.attempt;
  switch (event.type) {
    case 'payer_returned':
      return { number: payment.version + 1, startedAt: now, pgToken: event.pgToken };
    case 'found_not_approved':
    case 'intent_went_stale':
      return last && { ...last, number: payment.version + 1, startedAt: now };
    case 'outcome_unknown':
      return last;
    default:
      return undefined;
  }
}

/** When somebody has to look again: the floor under every state that is not final. */
function wakeTime(payment: Payment, event: Event, now: number): number | undefined {
  switch (event.type) {
    case 'payer_returned':
    case 'found_not_approved':
    case 'intent_went_stale':
      return now + intentAbandonedMs;
    case 'outcome_unknown':
      return now + lookupWaitMs(payment.lookups ?? 0);
    case 'approve_came_too_soon':
      return payment.expiresAt + returnGraceMs;
    default:
      return undefined;
  }
}
