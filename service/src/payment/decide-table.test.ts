import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Payment } from './payment.ts';
import { edges } from './states.ts';
import { eventsFor, sampleApproval, sampleAsked, sampleCanceled, sampleFailure, samplePayment } from './testing.ts';

// What each edge writes beside the status and the event, in so many words; `told`: what the event is kept with.

const now = samplePayment().createdAt + 60_000;
const fresh = { number: 4, decidedAt: now };

const differing = {
  review: {},
  failure: { reason: 'approval_no_longer_shown' },
  told: { failure: { reason: 'approval_no_longer_shown' } },
};

const writes: Readonly<Record<string, object>> = {
  'ready payer_returned': { intent: { type: 'approve', ...fresh, pgToken: 'token-2' }, wakeAt: now + 30_000 },
  'ready shop_closed': { wakeAt: undefined, links: undefined, told: { by: 'abcdef012345' } },
  'ready found_quit': { wakeAt: undefined, links: undefined },
  'ready found_failed': {
    wakeAt: undefined,
    links: undefined,
    failure: sampleFailure,
    told: { failure: sampleFailure },
  },
  'ready found_expired': { wakeAt: undefined, links: undefined },
  'ready found_contradiction': {
    wakeAt: undefined,
    review: {},
    links: undefined,
    failure: { reason: 'canceled_at_kakaopay' },
    told: { failure: { reason: 'canceled_at_kakaopay' } },
  },
  'ready outcome_unknown': { waiting: { since: now, lookups: 1, reason: 'no_answer' }, wakeAt: now + 5_000 },
  'ready gave_up_looking': {
    wakeAt: undefined,
    review: {},
    links: undefined,
    failure: { reason: 'outcome_never_known' },
    told: { failure: { reason: 'outcome_never_known' } },
  },
  'approving approve_confirmed': { intent: undefined, wakeAt: undefined, links: undefined, approval: sampleApproval },
  'approving approve_refused': {
    intent: undefined,
    wakeAt: undefined,
    links: undefined,
    failure: sampleFailure,
    told: { failure: sampleFailure },
  },
  'approving approve_came_too_soon': { intent: undefined, wakeAt: now + 900_000 },
  'approving intent_went_stale': { intent: { type: 'approve', ...fresh, pgToken: 'ad950e97794abfef4ce0' } },
  'approving found_not_approved': { intent: { type: 'approve', ...fresh, pgToken: 'ad950e97794abfef4ce0' } },
  'approving found_quit': { intent: undefined, wakeAt: undefined, links: undefined },
  'approving found_failed': {
    intent: undefined,
    wakeAt: undefined,
    links: undefined,
    failure: sampleFailure,
    told: { failure: sampleFailure },
  },
  'approving found_expired': { intent: undefined, wakeAt: undefined, links: undefined },
  'approving found_contradiction': {
    intent: undefined,
    wakeAt: undefined,
    review: { intended: 'approve' },
    links: undefined,
    failure: { reason: 'canceled_at_kakaopay' },
    told: { failure: { reason: 'canceled_at_kakaopay' } },
  },
  'approving outcome_unknown': { waiting: { since: now, lookups: 1, reason: 'no_answer' }, wakeAt: now + 5_000 },
  'approving gave_up_looking': {
    intent: undefined,
    wakeAt: undefined,
    review: { intended: 'approve' },
    links: undefined,
    failure: { reason: 'outcome_never_known' },
    told: { failure: { reason: 'outcome_never_known' } },
  },
  'charging charge_confirmed': {
    intent: undefined,
    wakeAt: undefined,
    approval: sampleApproval,
    tid: 'T469b847306d7b2dc395',
  },
  'charging charge_refused': {
    intent: undefined,
    wakeAt: undefined,
    failure: sampleFailure,
    told: { failure: sampleFailure },
  },
  'charging intent_went_stale': {
    intent: { type: 'charge', ...fresh, sid: 'S469b847306d7b2dc394', lost: 0 },
    wakeAt: now + 30_000,
  },
  'charging found_unchanged': {
    intent: {
      type: 'charge',
      number: 3,
      decidedAt: now - 60_000,
      sid: 'S469b847306d7b2dc394',
      lost: 0,
      unchangedAt: now,
    },
    wakeAt: now + 600_000,
  },
  'charging found_not_charged': {
    intent: { type: 'charge', ...fresh, sid: 'S469b847306d7b2dc394', lost: 1, lastApprovedAt: 7 },
    wakeAt: now + 30_000,
  },
  'charging charge_given_up': {
    intent: undefined,
    wakeAt: undefined,
    failure: sampleFailure,
    told: { failure: sampleFailure },
  },
  'charging found_contradiction': {
    intent: undefined,
    wakeAt: undefined,
    review: { intended: 'charge' },
    failure: { reason: 'canceled_at_kakaopay' },
    told: { failure: { reason: 'canceled_at_kakaopay' } },
  },
  'charging outcome_unknown': { waiting: { since: now, lookups: 1, reason: 'no_answer' }, wakeAt: now + 5_000 },
  'charging gave_up_looking': {
    intent: undefined,
    wakeAt: undefined,
    review: { intended: 'charge' },
    failure: { reason: 'outcome_never_known' },
    told: { failure: { reason: 'outcome_never_known' } },
  },
  'approved cancel_asked': {
    intent: { type: 'cancel', ...fresh, asked: sampleAsked(700), lost: 0 },
    wakeAt: now + 30_000,
    told: { by: 'abcdef012345' },
  },
  'partially_canceled cancel_asked': {
    intent: { type: 'cancel', ...fresh, asked: sampleAsked(700), lost: 0 },
    wakeAt: now + 30_000,
    told: { by: 'abcdef012345' },
  },
  'canceling cancel_confirmed': {
    intent: undefined,
    wakeAt: undefined,
    cancellations: [sampleCanceled(2200)],
    told: { books: 1 },
  },
  'canceling part_cancel_confirmed': {
    intent: undefined,
    wakeAt: undefined,
    cancellations: [sampleCanceled(700)],
    told: { books: 1 },
  },
  'canceling cancel_refused': { intent: undefined, wakeAt: undefined, cancellations: [], told: { books: 0 } },
  'canceling further_cancel_refused': {
    intent: undefined,
    wakeAt: undefined,
    cancellations: [sampleCanceled(700)],
    told: { books: 1 },
  },
  'canceling cancel_overtaken': {
    intent: undefined,
    wakeAt: undefined,
    cancellations: [sampleCanceled(2200)],
    told: { books: 1 },
  },
  'canceling intent_went_stale': { intent: { type: 'cancel', ...fresh, asked: sampleAsked(700), lost: 0 } },
  'canceling found_not_canceled': {
    intent: { type: 'cancel', ...fresh, asked: sampleAsked(700), lost: 1 },
    cancellations: [],
    told: { books: 0 },
  },
  'canceling found_contradiction': {
    intent: undefined,
    wakeAt: undefined,
    review: { intended: 'cancel', asked: sampleAsked(700) },
    failure: { reason: 'canceled_at_kakaopay' },
    told: { failure: { reason: 'canceled_at_kakaopay' } },
  },
  'canceling outcome_unknown': { waiting: { since: now, lookups: 1, reason: 'no_answer' }, wakeAt: now + 5_000 },
  'canceling gave_up_looking': {
    intent: undefined,
    wakeAt: undefined,
    review: { intended: 'cancel', asked: sampleAsked(700) },
    failure: { reason: 'outcome_never_known' },
    told: { failure: { reason: 'outcome_never_known' } },
  },
  'approved found_canceled_elsewhere': { cancellations: [sampleCanceled(2200)], told: { books: 1 } },
  'partially_canceled found_canceled_elsewhere': { cancellations: [sampleCanceled(2200)], told: { books: 1 } },
  'approved found_part_canceled_elsewhere': { cancellations: [sampleCanceled(700)], told: { books: 1 } },
  'partially_canceled found_part_canceled_elsewhere': { cancellations: [sampleCanceled(700)], told: { books: 1 } },
  'approved found_difference': differing,
  'partially_canceled found_difference': differing,
  'canceled found_difference': differing,
  'quit found_difference': differing,
  'closed found_difference': differing,
  'expired found_difference': differing,
  'failed found_difference': differing,
  'needs_review approve_confirmed': { review: undefined, approval: sampleApproval, failure: undefined },
  'needs_review charge_confirmed': {
    review: undefined,
    approval: sampleApproval,
    tid: 'T469b847306d7b2dc395',
    failure: undefined,
  },
  'needs_review looked_again': {
    review: { intended: 'approve', shown: { status: 'READY', at: 1 } },
    told: { by: 'key' },
  },
  'needs_review concluded_paid': {
    review: undefined,
    approval: sampleApproval,
    failure: undefined,
    told: { by: 'key' },
  },
  'needs_review concluded_unpaid': {
    review: undefined,
    failure: sampleFailure,
    told: { by: 'key', reason: 'asked', failure: sampleFailure },
  },
  'needs_review concluded_part_canceled': {
    review: undefined,
    approval: sampleApproval,
    cancellations: [sampleCanceled(700)],
    failure: undefined,
    told: { by: 'key', books: 1 },
  },
  'needs_review concluded_canceled': {
    review: undefined,
    approval: sampleApproval,
    cancellations: [sampleCanceled(2200)],
    failure: undefined,
    told: { by: 'key', books: 1 },
  },
};

test.each(edges)('$from $event', ({ from, event }) => {
  const payment: Payment = samplePayment(from);
  const decision = decide(payment, eventsFor(payment)[event], now);
  const { status: _, events, ...changes } = decision?.changes ?? {};
  expect(events === undefined).toBe(event === 'outcome_unknown');
  const { n = 2, type = event, at = now, ...told } = events?.at(-1) ?? {};
  expect({ n, type, at }).toEqual({ n: 2, type: event, at: now });
  expect({ ...changes, ...(Object.keys(told).length > 0 && { told }) }).toStrictEqual(writes[`${from} ${event}`]);
});
