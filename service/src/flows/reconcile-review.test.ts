import { describe, expect, test } from 'vitest';
import { approveElsewhere, startApproved, startCanceled, startPayment, statusOf } from '../../../world/actions.ts';
import { putBack, reconcileDay, spoil } from '../../../world/reconciling.ts';
import { cancelElsewhere, reviewPayment } from '../../../world/review.ts';
import { createWorld, type VirtualWorld } from '../../../world/world.ts';
import type { Payment } from '../payment/payment.ts';
import type { Item } from '../ports/table.ts';
import { paymentKey } from '../store/payments.ts';

const read = async (virtual: VirtualWorld, id: string) => (await virtual.payment(id)) as Payment;
const itemOf = async ({ service }: VirtualWorld, id: string) => (await service.table.get(paymentKey(id))) as Item;

describe('what evidence does not settle comes to a person, who can settle it, and to none again', () => {
  /** A payment on which the books differ; how a person settles it, how it stands then, and what the next run finds. */
  interface Planted {
    readonly plant: (virtual: VirtualWorld) => Promise<string>;
    readonly found: string;
    readonly reason: string;
    readonly action: object;
    readonly after: Payment['status'];
    readonly later: readonly string[];
  }

  const byHand = (as: string, over: object = {}) => ({
    action: 'settle_by_hand',
    as,
    reason: '파트너 어드민',
    ...over,
  });
  const settledBefore = (kind: string) => [`A-1001 ${kind} reported`];

  const planted: Readonly<Record<string, Planted>> = {
    'closed here, then approved by somebody else': {
      plant: async (virtual) => {
        const payment = await startPayment(virtual);
        await virtual.post(`/v1/payments/${payment.id}/close`, '');
        await approveElsewhere(virtual, payment);
        return payment.id;
      },
      found: 'A-1001 paid_there to_review',
      reason: 'approved_without_our_approve',
      action: { action: 'adopt' },
      after: 'approved',
      later: [],
    },
    'expired here, by a record from before it was paid': {
      plant: async (virtual) => {
        const { id } = await startApproved(virtual);
        const { approval: _, ...old } = await itemOf(virtual, id);
        await putBack(virtual, { ...old, status: 'expired' });
        return id;
      },
      found: 'A-1001 paid_there to_review',
      reason: 'approved_without_our_approve',
      action: { action: 'adopt' },
      after: 'approved',
      later: [],
    },
    'refused here, and paid and canceled there': {
      plant: async (virtual) => {
        const { id } = await startApproved(virtual);
        await cancelElsewhere(virtual, await read(virtual, id), 700);
        await spoil(virtual, id, { status: 'failed', approval: undefined, failure: { reason: 'refused' } });
        return id;
      },
      found: 'A-1001 paid_there to_review',
      reason: 'canceled_at_kakaopay',
      action: { action: 'adopt' },
      after: 'partially_canceled',
      later: [],
    },
    'paid here, and the payer gave up there': {
      plant: async (virtual) => {
        const payment = await startPayment(virtual);
        await virtual.simulator.payer.quit(payment.tid);
        await virtual.settle();
        await spoil(virtual, payment.id, { status: 'approved', approval: { method: 'MONEY', approvedAt: 1 } });
        return payment.id;
      },
      found: 'A-1001 not_paid_there to_review',
      reason: 'approval_no_longer_shown',
      action: byHand('canceled'),
      after: 'canceled',
      later: settledBefore('not_paid_there'),
    },
    'another amount here': {
      plant: async (virtual) => {
        const { id } = await startApproved(virtual);
        await spoil(virtual, id, { totalWon: 22_000, vatWon: 2000 });
        return id;
      },
      found: 'A-1001 other_total to_review',
      reason: 'other_amount_approved',
      action: byHand('paid'),
      after: 'approved',
      later: settledBefore('other_total'),
    },
    'other tax parts here': {
      plant: async (virtual) => {
        const { id } = await startApproved(virtual);
        await spoil(virtual, id, { vatWon: 100 });
        return id;
      },
      found: 'A-1001 other_tax_parts to_review',
      reason: 'other_tax_parts_shown',
      action: { action: 'adopt' },
      after: 'approved',
      later: settledBefore('other_tax_parts'),
    },
    'another order here': {
      plant: async (virtual) => {
        const { id } = await startApproved(virtual);
        const item = await itemOf(virtual, id);
        await spoil(virtual, id, { tid: (await read(virtual, (await startApproved(virtual)).id)).tid });
        await putBack(virtual, { ...item, tid: (await itemOf(virtual, id)).tid ?? '' });
        return id;
      },
      found: 'A-1001 other_order to_review',
      reason: 'other_order_shown',
      action: { action: 'adopt' },
      after: 'approved',
      later: settledBefore('other_order'),
    },
    'given back here in part, and not there': {
      plant: async (virtual) => {
        const { id } = await startCanceled(virtual, 700);
        const [done] = (await read(virtual, id)).cancellations ?? [];
        await spoil(virtual, id, { cancellations: [{ ...done, amountWon: 900, vatWon: 82 }] as never });
        return id;
      },
      found: 'A-1001 canceled_less_there to_review',
      reason: 'less_canceled_than_before',
      action: byHand('partially_canceled', { canceledWon: 900 }),
      after: 'partially_canceled',
      later: settledBefore('canceled_less_there'),
    },
    'given back here as a whole, and not there': {
      plant: async (virtual) => {
        const { id } = await startCanceled(virtual, 700);
        const [done] = (await read(virtual, id)).cancellations ?? [];
        const cancellations = [{ ...done, amountWon: 2200, vatWon: 200 }] as never;
        await spoil(virtual, id, { status: 'canceled', cancellations });
        return id;
      },
      found: 'A-1001 canceled_less_there to_review',
      reason: 'less_canceled_than_before',
      action: byHand('canceled'),
      after: 'canceled',
      later: settledBefore('canceled_less_there'),
    },
  };

  test.each(Object.entries(planted))('%s', async (_, { plant, found: expected, reason, action, after, later }) => {
    const virtual = await createWorld();
    const id = await plant(virtual);
    const { found, run } = await reconcileDay(virtual);
    expect(found).toEqual([expected]);
    expect(run.counts).toMatchObject({ toReview: 1 });
    expect(await read(virtual, id)).toMatchObject({
      status: 'needs_review',
      failure: { reason },
      review: { shown: { totalWon: expect.any(Number) } },
    });
    const answer = await reviewPayment(virtual, id, action);
    expect(answer.status, answer.body).toBe(200);
    expect(await statusOf(virtual, id)).toBe(after);
    const next = await reconcileDay(virtual);
    expect(next.found).toEqual(later);
    expect(await statusOf(virtual, id)).toBe(after);
  });
});
