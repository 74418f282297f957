import * as v from 'valibot';
import { meanings } from '../payment/meanings.ts';
import { failureReasons } from '../payment/reasons.ts';
import { subscriptionMeanings } from '../subscription/meanings.ts';
import { endReasons, pauseReasons } from '../subscription/subscription.ts';
import type { ToldType } from '../webhooks/event-types.ts';
import { eventMeanings } from '../webhooks/meanings.ts';
import { quantity, won } from './amounts.ts';
import { explained, time } from './descriptions.ts';
import { reconciliationView } from './reconciliation-answers.ts';
import { plan } from './subscription-answers.ts';

// What is posted to an endpoint: the whole of what an event happened to, as it stood then.

const version = v.pipe(
  v.number(),
  v.integer(),
  v.description('Orders the events of one thing: what has a smaller one than you have seen is old news.'),
);
const kakaoPayId = (of: string) => v.optional(v.pipe(v.string(), v.description(`KakaoPay's id of the ${of}.`)));

const cancellation = v.object({
  id: v.pipe(v.string(), v.description('Counts the cancellations of the payment.')),
  status: v.picklist(['canceled', 'canceled_elsewhere']),
  amountWon: won,
  taxFreeWon: won,
  vatWon: won,
  at: time('UTC.'),
  aid: kakaoPayId('cancellation'),
});

const payment = v.object({
  id: v.string(),
  version,
  status: explained(meanings, 'status'),
  tid: kakaoPayId('payment'),
  orderId: v.string(),
  itemName: v.string(),
  itemCode: v.optional(v.string()),
  quantity,
  totalWon: won,
  taxFreeWon: won,
  vatWon: won,
  subscriptionId: v.optional(v.string()),
  period: v.optional(v.number()),
  createdAt: time('UTC.'),
  approval: v.optional(
    v.object({
      aid: kakaoPayId('approval'),
      method: v.pipe(v.string(), v.examples(['CARD'])),
      approvedAt: time('UTC.'),
      cardIssuer: v.optional(v.string()),
      installmentMonths: v.optional(v.number()),
    }),
  ),
  canceledWon: v.pipe(won, v.description('What had been given back by then, in won.')),
  cancellations: v.optional(v.array(cancellation)),
  failure: v.optional(
    v.object({
      reason: explained(failureReasons, 'reason'),
      kakaoPayCode: v.optional(v.number()),
      kakaoPayMessage: v.optional(v.string()),
    }),
  ),
});

const subscription = v.object({
  id: v.string(),
  version,
  status: explained(subscriptionMeanings, 'subscription'),
  itemName: v.string(),
  itemCode: v.optional(v.string()),
  quantity,
  plan: v.optional(plan),
  firstPaymentId: v.string(),
  paymentId: v.optional(v.pipe(v.string(), v.description('The payment that led to it.'))),
  charged: v.number(),
  nextCharge: v.optional(v.object({ n: v.number(), at: time('UTC.'), attempt: v.number() })),
  pauseReason: v.optional(explained(pauseReasons, 'pause')),
  endReason: v.optional(explained(endReasons, 'end')),
  createdAt: time('UTC.'),
});

const reconciliation = v.object({ ...reconciliationView.entries, version });

/** What each kind of event is told with. */
export const eventData = v.union([payment, subscription, reconciliation]);

/** The types that begin so, each with its sentence. */
const typesOf = (kind: string) =>
  explained(
    Object.fromEntries(Object.entries(eventMeanings).filter(([type]) => type.startsWith(`${kind}.`))) as Partial<
      Record<ToldType, string>
    > as Record<ToldType, string>,
  );

const timestamp = time('When it happened; the time of the try is in the header. UTC.');

/** By the beginning of their types. */
export const payloads = {
  payment: v.object({ type: typesOf('payment'), timestamp, data: payment }),
  subscription: v.object({ type: typesOf('subscription'), timestamp, data: subscription }),
  reconciliation: v.object({ type: typesOf('reconciliation'), timestamp, data: reconciliation }),
  webhook: v.object({ type: v.literal('webhook.test'), timestamp, data: v.object({ endpointId: v.string() }) }),
} as const;
