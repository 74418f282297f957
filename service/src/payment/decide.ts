import { withoutUndefined } from '../without-undefined.ts';
import { nextNumber } from './cancellation.ts';
import { actOf, type Event } from './events.ts';
import {
  actsMax,
  eventsMax,
  intentAbandonedMs,
  lookingMs,
  lookupsMin,
  lookupWaitMs,
  returnGraceMs,
  secondLookMs,
} from './limits.ts';
import type { Accepted, Happened, Intent, Payment, PaymentChanges, Review, Shown, Waiting } from './payment.ts';
import { edgeFor, type Status, states } from './states.ts';

export interface Decision {
  /** The payment as it will stand; `version` is the one the write depends on. */
  readonly payment: Payment;
  /** What the write has to carry, and nothing else. */
  readonly changes: PaymentChanges;
  /** To be carried out when the write has won, and only by whoever won it. */
  readonly effect?: Intent;
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
    review: nextReview(payment, event, edge.to),
    ...(states[edge.to].payerDone && { links: undefined }),
    ...('approval' in event && { approval: event.approval }),
    ...('tid' in event && { tid: event.tid }),
    ...('cancellations' in event && { cancellations: event.cancellations }),
    ...nextFailure(event, edge.to),
    ...(event.type.startsWith('concluded_') && { accepted: acceptedBy(payment, event) }),
  };
  const changes = onlyChanged(payment, wanted);
  return {
    payment: changed(payment, changes),
    changes,
    ...(edge.effect && intent && { effect: intent }),
  };
}

function isStale(payment: Payment, event: Event, now: number): boolean {
  if ('intent' in event) return event.intent !== payment.intent?.number;
  if ('asOf' in event) return event.asOf !== payment.version;
  if (event.type === 'payer_returned') return now >= payment.expiresAt + returnGraceMs;
  // KakaoPay's late word is for a person who does not know yet that it was paid.
  const isConfirmation = event.type === 'approve_confirmed' || event.type === 'charge_confirmed';
  return isConfirmation && payment.approval !== undefined;
}

const isHopeless = ({ waiting }: Payment, now: number): boolean =>
  waiting !== undefined && waiting.lookups >= lookupsMin && now - waiting.since >= lookingMs;

/** An intent lives as long as its outcome is open. */
function nextIntent({ version, intent }: Payment, event: Event, now: number): Intent | undefined {
  const fresh = { number: version + 1, decidedAt: now };
  switch (event.type) {
    case 'payer_returned':
      return { type: 'approve', ...fresh, pgToken: event.pgToken };
    case 'cancel_asked':
      return { type: 'cancel', ...fresh, asked: event.asked, lost: 0 };
    case 'found_not_canceled':
      return intent?.type === 'cancel' ? { ...intent, ...fresh, lost: intent.lost + 1 } : undefined;
    case 'found_not_charged': {
      if (intent?.type !== 'charge') return undefined;
      const { unchangedAt: _, ...kept } = intent;
      return { ...kept, ...fresh, lastApprovedAt: event.lastApprovedAt, lost: intent.lost + 1 };
    }
    case 'found_unchanged':
      return intent?.type === 'charge' ? { ...intent, unchangedAt: firstLook(intent, now) } : undefined;
    case 'found_not_approved':
    case 'intent_went_stale':
      return intent && { ...intent, ...fresh };
    case 'outcome_unknown':
      return intent && intent.type !== 'approve' && event.refusal ? { ...intent, refusal: event.refusal } : intent;
    default:
      return undefined;
  }
}

/** Looks in between do not put the second one off. */
const firstLook = (intent: Intent | undefined, now: number): number =>
  (intent?.type === 'charge' ? intent.unchangedAt : undefined) ?? now;

function nextWaiting({ waiting }: Payment, event: Event, now: number): Waiting | undefined {
  if (event.type !== 'outcome_unknown') return undefined;
  return { since: waiting?.since ?? now, lookups: (waiting?.lookups ?? 0) + 1, reason: event.reason };
}

/** When somebody has to look again: the floor under every state in which something is left to do. */
function wakeTime(payment: Payment, event: Event, now: number): number | undefined {
  switch (event.type) {
    case 'payer_returned':
    case 'cancel_asked':
    case 'found_not_approved':
    case 'found_not_canceled':
    case 'found_not_charged':
    case 'intent_went_stale':
      return now + intentAbandonedMs;
    case 'found_unchanged':
      return firstLook(payment.intent, now) + secondLookMs;
    case 'outcome_unknown':
      return now + lookupWaitMs(payment.waiting?.lookups ?? 0);
    case 'approve_came_too_soon':
      return payment.expiresAt + returnGraceMs;
    default:
      return undefined;
  }
}

/** A lookup that told nothing is counted in `waiting`; everything else is kept, one by one. */
function nextEvents({ events }: Payment, event: Event, now: number): readonly Happened[] {
  if (event.type === 'outcome_unknown') return events;
  const { by, reason } = actOf(event);
  const happened = { n: (events.at(-1)?.n ?? 0) + 1, type: event.type, at: now };
  const act = { ...(by && { by }), ...(reason && { reason }) };
  return kept([...events, { ...happened, ...act, ...laterHidden(event) }]);
}

/** What later events change on the payment, and this one is told with. */
const laterHidden = (event: Event): Pick<Happened, 'failure' | 'books'> => ({
  ...('failure' in event && { failure: event.failure }),
  ...('cancellations' in event && { books: nextNumber(event) - 1 }),
});

function kept(events: readonly Happened[]): readonly Happened[] {
  if (events.length <= eventsMax) return events;
  const newest = (isAct: boolean, count: number) =>
    events.filter(({ by }) => (by !== undefined) === isAct).slice(-count);
  return [...newest(true, actsMax), ...newest(false, eventsMax)].sort((left, right) => left.n - right.n);
}

/** What was intended when a person was called, and what KakaoPay showed last. */
function nextReview({ intent, review }: Payment, event: Event, to: Status): Review | undefined {
  if (to !== 'needs_review') return undefined;
  const intended = review ?? {
    ...(intent && { intended: intent.type }),
    ...(intent?.type === 'cancel' && { asked: intent.asked }),
  };
  const shown = shownIn(event);
  return shown ? { ...intended, shown } : intended;
}

const shownIn = (event: Event): Shown | undefined => ('shown' in event ? event.shown : undefined);

function acceptedBy({ review, failure }: Payment, event: Event): Accepted | undefined {
  const shown = shownIn(event) ?? review?.shown;
  return shown && { ...shown, ...(failure && { reason: failure.reason }) };
}

/** Why it failed, or why a person is called; nothing of it is left once neither is true. */
function nextFailure(event: Event, to: Status): Pick<PaymentChanges, 'failure'> {
  if ('failure' in event) return { failure: event.failure };
  return to === 'needs_review' ? {} : { failure: undefined };
}

const onlyChanged = (payment: Payment, wanted: PaymentChanges): PaymentChanges =>
  Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== payment[name as keyof PaymentChanges]));

const changed = (payment: Payment, changes: PaymentChanges): Payment =>
  withoutUndefined({ ...payment, ...changes } as Payment);
