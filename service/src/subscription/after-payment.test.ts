import { describe, expect, test } from 'vitest';
import type { Payment } from '../payment/payment.ts';
import { sampleApproval, samplePayment } from '../payment/testing.ts';
import { eventAfter } from './after-payment.ts';
import type { Subscription } from './subscription.ts';
import { firstDue, sampleClaim, samplePlan, sampleSubscription } from './testing.ts';

const day = 24 * 3_600_000;

describe('the first payment', () => {
  const pending = sampleSubscription('pending');
  const after = (over: Partial<Payment>, status: Payment['status'] = 'approved') =>
    eventAfter(pending, samplePayment(status, { id: pending.firstPaymentId, ...over }));

  test('that was approved brings the SID, with which charges are asked for', () => {
    const approval = { ...sampleApproval, sid: 'S1' };
    expect(after({ approval })).toEqual({ type: 'first_paid', sid: 'S1', approvedAt: 1 });
    expect(after({ approval: sampleApproval })).toEqual({ type: 'sid_missing' });
  });

  test('that is over without an approval ends it, and one that is open says nothing yet', () => {
    expect(after({}, 'expired')).toEqual({ type: 'first_unpaid' });
    expect(after({}, 'ready')).toBeUndefined();
    expect(after({}, 'needs_review')).toBeUndefined();
  });

  test('is the one that it began with, and no other', () => {
    expect(after({ id: 'pay_other', approval: { ...sampleApproval, sid: 'S1' } })).toBeUndefined();
  });
});

describe('a charge', () => {
  const { paymentId } = sampleClaim();
  const active = (over: Partial<Subscription> = {}) => sampleSubscription('active', { charge: sampleClaim(), ...over });
  const payment = (status: Payment['status'], over: Partial<Payment> = {}) =>
    samplePayment(status, { id: paymentId, ...over });
  const paid = payment('approved', { approval: sampleApproval });
  const { scheduled: _, ...byHand } = sampleClaim();
  const { plan: __, ...withoutPlan } = active();

  /** Refused so long after the date. */
  const refused = (ms = 0, over: Partial<Payment> = {}) =>
    payment('failed', {
      events: [
        { n: 1, type: 'created', at: 0 },
        { n: 2, type: 'found_unchanged', at: firstDue + ms - 1 },
        { n: 3, type: 'charge_refused', at: firstDue + ms },
      ],
      ...over,
    });

  test('counts while it is under way, by its own payment', () => {
    expect(eventAfter(active(), payment('approved', { id: 'pay_other' }))).toBeUndefined();
    expect(eventAfter(sampleSubscription('active'), paid)).toBeUndefined();
    expect(eventAfter(active(), payment('charging'))).toBeUndefined();
    expect(eventAfter(active(), payment('needs_review', { failure: { reason: 'refused' } }))).toBeUndefined();
  });

  test('that was approved is the last one when no date follows it', () => {
    const succeeded = { type: 'charge_succeeded', paymentId, approvedAt: 1 };
    const after = (chargesMax: number, over: Partial<Subscription> = {}) =>
      eventAfter(active({ plan: { ...samplePlan, chargesMax }, ...over }), paid);
    expect(after(1)).toEqual({ type: 'completed', paymentId, approvedAt: 1 });
    expect(after(2)).toEqual(succeeded);
    expect(after(2, { charged: 1 })).toEqual({ type: 'completed', paymentId, approvedAt: 1 });
    // Neither a charge of the shop's own nor one that it paused meanwhile ends the plan.
    expect(after(1, { charge: byHand })).toEqual(succeeded);
    const { next: _next, ...paused } = active({ plan: { ...samplePlan, chargesMax: 1 } });
    expect(eventAfter(paused, paid)).toEqual(succeeded);
    expect(eventAfter(withoutPlan, paid)).toEqual(succeeded);
  });

  test('that is no longer wanted, or shows that KakaoPay has ended the subscription, is no refusal', () => {
    const after = (failure: Payment['failure'], subscription = active()) =>
      eventAfter(subscription, refused(0, failure && { failure }));
    const asRefused = { type: 'charge_refused', paymentId, refusedAt: firstDue };
    expect(after({ reason: 'no_longer_wanted' })).toEqual({ type: 'charge_dropped', paymentId });
    const ended = { type: 'found_ended', paymentId, endReason: 'by_payer' };
    expect(after({ reason: 'subscription_ended' })).toEqual(ended);
    expect(after({ reason: 'refused', kakaoPayCode: -751 })).toEqual(ended);
    expect(after({ reason: 'refused', kakaoPayCode: -780 })).toEqual(asRefused);
    expect(after(undefined)).toEqual(asRefused);
    // What has ended cannot end again.
    const over = sampleSubscription('ended', { charge: sampleClaim() });
    expect(after({ reason: 'subscription_ended' }, over)).toEqual(asRefused);
  });

  test('that was refused without an event is taken to be refused when it was begun', () => {
    const { createdAt } = paid;
    const failed = payment('failed', { events: [] });
    expect(eventAfter(active(), failed)).toEqual({ type: 'charge_refused', paymentId, refusedAt: createdAt });
  });

  test('is tried again until neither a retry nor a date is left', () => {
    const last = { charge: sampleClaim({ scheduled: { n: 1, at: firstDue, attempt: 3 } }), refusals: 3 };
    const after = (over: Partial<Subscription>, ms = 7 * day) => eventAfter(active(over), refused(ms))?.type;
    expect(after(last)).toBe('retries_used_up');
    expect(after({ ...last, plan: { ...samplePlan, afterRetries: 'end' } })).toBe('refused_for_good');
    expect(eventAfter(active(last), refused(7 * day))).toEqual({ type: 'retries_used_up', paymentId });
    // A retry is left, a date is left, no retry but too few refusals in a row.
    expect(after({ refusals: 9 }, 0)).toBe('charge_refused');
    expect(after({ ...last, refusals: 2 })).toBe('charge_refused');
    expect(after({ ...last, refusals: 0, plan: { ...samplePlan, chargesMax: 1 } })).toBe('charge_refused');
    expect(after({ ...last, refusals: 0, plan: { ...samplePlan, lastDay: '2026-12-24' } })).toBe('retries_used_up');
    expect(after({ ...last, charge: byHand })).toBe('charge_refused');
    expect(eventAfter({ ...withoutPlan, ...last }, refused(7 * day))?.type).toBe('charge_refused');
  });
});
