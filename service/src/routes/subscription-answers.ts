import * as v from 'valibot';
import { subscriptionMeanings } from '../subscription/meanings.ts';
import { endReasons, pauseReasons } from '../subscription/subscription.ts';
import { quantity, won } from './amounts.ts';
import { explained, time } from './descriptions.ts';

export const plan = v.object({
  amountWon: won,
  taxFreeWon: won,
  vatWon: won,
  interval: v.object({ unit: v.picklist(['day', 'week', 'month', 'year']), count: v.number() }),
  anchor: v.string(),
  chargesMax: v.optional(v.number()),
  lastDay: v.optional(v.string()),
  retryDays: v.array(v.number()),
  afterRetries: v.picklist(['end', 'pause']),
});

export const subscriptionView = v.object({
  id: v.string(),
  status: explained(subscriptionMeanings, 'subscription'),
  buyerId: v.string(),
  itemName: v.string(),
  itemCode: v.optional(v.string()),
  quantity,
  plan: v.optional(plan),
  firstPaymentId: v.string(),
  checkoutUrl: v.optional(
    v.pipe(v.string(), v.description('Send the buyer here: what will be charged is shown, and then KakaoPay.')),
  ),
  sid: v.optional(v.pipe(v.string(), v.description("KakaoPay's id of the subscription."))),
  charged: v.pipe(v.number(), v.description("How many of the plan's charges succeeded.")),
  nextCharge: v.optional(
    v.object({
      n: v.pipe(v.number(), v.description('Which date of the plan; 0 is the anchor.')),
      at: time('UTC.'),
      attempt: v.pipe(v.number(), v.description('0, or which retry of a refused charge it is.')),
    }),
  ),
  chargingPaymentId: v.optional(v.pipe(v.string(), v.description('Of the charge that is under way.'))),
  paymentIds: v.pipe(v.array(v.string()), v.description('Its newest payments, the newest last.')),
  pauseReason: v.optional(explained(pauseReasons, 'pause')),
  endReason: v.optional(explained(endReasons, 'end')),
  createdAt: time('UTC.'),
  endedAt: v.optional(time('UTC.')),
  timeline: v.pipe(
    v.array(
      v.object({
        n: v.pipe(v.number(), v.integer()),
        type: v.pipe(v.string(), v.description('More types may be added.'), v.examples(['charge_succeeded'])),
        at: time('UTC.'),
        by: v.optional(v.string()),
        paymentId: v.optional(v.string()),
      }),
    ),
    v.description('What happened, in order, and who asked for it.'),
  ),
});

export const subscriptionList = v.object({
  subscriptions: v.array(subscriptionView),
  cursor: v.optional(v.string()),
});
