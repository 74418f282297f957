import * as v from 'valibot';
import { payerEvents } from '../core/states.ts';
import { whole } from '../faults/schema.ts';

/** The bodies and answers of `/_sim`. The OpenAPI document and the types of the code's own answers come from here. */

/** How the payer pays; `install_month` 0 is a lump sum, `point` is a part paid with points, in won. */
export const payBody = v.object({
  method: v.picklist(['MONEY', 'CARD']),
  card: v.optional(v.pipe(v.string(), v.maxLength(20))),
  install_month: v.optional(whole(0, 12)),
  point: v.optional(whole(0, 1_000_000)),
});
export const stepBody = v.object({ event: v.picklist(payerEvents) });
export const clockBody = v.object({
  advance: v.pipe(v.union([v.string(), v.number()]), v.description('16m, 90s, 1h, 2d, or milliseconds')),
});

const won = v.pipe(v.number(), v.integer(), v.description('won'));
const instant = v.pipe(v.string(), v.description('ISO 8601 with the offset of Korea'));

const milliseconds = v.pipe(v.number(), v.integer(), v.description('milliseconds'));

export const redirectAnswer = v.object({ redirect: v.string() });
export const stepAnswer = v.object({ status: v.string(), redirect: v.optional(v.string()) });
export const clockAnswer = v.object({ now: instant, nowMs: milliseconds, aheadMs: milliseconds });
export const doneAnswer = v.object({ done: v.literal(true) });
export const errorAnswer = v.object({ error: v.pipe(v.string(), v.description('one plain English sentence')) });
export const faultsAnswer = v.object({ faults: v.array(v.record(v.string(), v.unknown())) });

/** A page of a list: what follows after an id. */
export const rangeQuery = v.object({
  limit: v.optional(whole(1, 1000), 100),
  after: v.optional(v.pipe(v.string(), v.description('the `next` of the page before'))),
});
export const paymentsQuery = v.object({
  ...rangeQuery.entries,
  q: v.optional(v.pipe(v.string(), v.description('a part of an order number, item, user, tid or status'))),
});
export const next = v.optional(v.pipe(v.string(), v.description('the `after` of the next page; absent on the last')));

export const paymentsAnswer = v.object({
  next,
  payments: v.array(
    v.object({
      tid: v.string(),
      cid: v.string(),
      status: v.string(),
      expired: v.boolean(),
      orderId: v.string(),
      userId: v.string(),
      itemName: v.string(),
      quantity: v.number(),
      totalWon: won,
      taxFreeWon: won,
      vatWon: won,
      canceledWon: won,
      method: v.optional(v.picklist(['MONEY', 'CARD'])),
      sid: v.optional(v.string()),
      createdAt: instant,
      expiresAt: instant,
      approvedAt: v.optional(instant),
      canceledAt: v.optional(instant),
      pages: v.optional(v.object({ pc: v.string(), mobile: v.string(), app: v.string() })),
    }),
  ),
});

export const subscriptionsAnswer = v.object({
  next,
  subscriptions: v.array(
    v.object({
      sid: v.string(),
      cid: v.string(),
      status: v.picklist(['ACTIVE', 'INACTIVE']),
      userId: v.string(),
      itemName: v.string(),
      method: v.picklist(['MONEY', 'CARD']),
      createdAt: instant,
      lastApprovedAt: instant,
      inactivatedAt: v.optional(instant),
    }),
  ),
});

export const ledgerAnswer = v.object({
  next,
  entries: v.array(
    v.object({
      aid: v.string(),
      tid: v.string(),
      kind: v.picklist(['PAYMENT', 'CANCEL']),
      totalWon: won,
      taxFreeWon: won,
      vatWon: won,
      at: instant,
    }),
  ),
  totals: v.object({
    payments: v.number(),
    cancels: v.number(),
    paidWon: won,
    canceledWon: won,
    netWon: won,
  }),
});

export type PaymentSummary = v.InferOutput<typeof paymentsAnswer>['payments'][number];
export type SubscriptionSummary = v.InferOutput<typeof subscriptionsAnswer>['subscriptions'][number];
export type Ledger = Omit<v.InferOutput<typeof ledgerAnswer>, 'next'>;
