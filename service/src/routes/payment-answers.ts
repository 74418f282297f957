import * as v from 'valibot';
import { meanings } from '../payment/meanings.ts';
import { failureReasons, waitReasons } from '../payment/reasons.ts';
import { quantity, won } from './amounts.ts';
import { explained, time } from './descriptions.ts';
import { reviewView } from './review-answers.ts';

export const paymentView = v.object({
  id: v.string(),
  tid: v.optional(
    v.pipe(
      v.string(),
      v.description(
        "KakaoPay's own id of the payment: to find it in the partner console. A charge has none until it is confirmed.",
      ),
    ),
  ),
  status: explained(meanings, 'status'),
  orderId: v.string(),
  buyerId: v.string(),
  itemName: v.string(),
  itemCode: v.optional(v.string()),
  quantity,
  totalWon: won,
  taxFreeWon: won,
  vatWon: won,
  returnUrl: v.optional(v.string()),
  subscriptionId: v.optional(
    v.pipe(v.string(), v.description('Of the subscription whose first payment or charge it is.')),
  ),
  period: v.optional(v.pipe(v.number(), v.description("Which date of the subscription's plan it is charged for."))),
  checkoutUrl: v.pipe(
    v.string(),
    v.description('Send the buyer here; it finds the right page for the device. For a charge: how it stands.'),
  ),
  receiptUrl: v.string(),
  appLinks: v.optional(
    v.pipe(
      v.object({ android: v.optional(v.string()), ios: v.optional(v.string()) }),
      v.description(
        'For native apps: opens KakaoTalk. Until the buyer has nothing more to do; never for a subscription, which the buyer agrees to at `checkoutUrl`.',
      ),
    ),
  ),
  createdAt: time('UTC.'),
  expiresAt: time('Until then the buyer can pay. UTC.'),
  approval: v.optional(
    v.object({
      aid: v.optional(v.pipe(v.string(), v.description("KakaoPay's id of the approval."))),
      sid: v.optional(
        v.pipe(v.string(), v.description("KakaoPay's id of the subscription, with a merchant code for subscriptions.")),
      ),
      method: v.pipe(
        v.string(),
        v.description('`CARD`, `MONEY`, what KakaoPay may add, or `UNKNOWN` where it did not say.'),
        v.examples(['CARD']),
      ),
      approvedAt: time('Where KakaoPay did not say: when the payment was created. UTC.'),
      cardIssuer: v.optional(v.string()),
      cardApprovalNumber: v.optional(v.pipe(v.string(), v.description("The card company's number of the approval."))),
      installmentMonths: v.optional(v.number()),
    }),
  ),
  waiting: v.optional(
    v.pipe(
      v.object({
        since: time('UTC.'),
        lookups: v.pipe(v.number(), v.integer(), v.description('How often KakaoPay was asked.')),
        reason: explained(waitReasons, 'waiting'),
        nextLookupAt: v.optional(time('When it is asked again, at the latest. UTC.')),
      }),
      v.description('KakaoPay was asked, and it is not known yet how the payment stands.'),
    ),
  ),
  failure: v.optional(
    v.object({
      reason: explained(failureReasons, 'reason'),
      kakaoPayCode: v.optional(v.pipe(v.number(), v.examples([-780]))),
      kakaoPayMessage: v.optional(v.pipe(v.string(), v.examples(['잔액이 부족합니다.']))),
    }),
  ),
  review: v.optional(
    v.pipe(
      reviewView,
      v.description('While the payment is `needs_review`: what a person has to go by. `failure` says why.'),
    ),
  ),
  canceledWon: v.pipe(won, v.description('What has been given back so far, in won.')),
  timeline: v.pipe(
    v.array(
      v.object({
        n: v.pipe(v.number(), v.integer()),
        type: v.pipe(v.string(), v.description('More types may be added.'), v.examples(['approve_confirmed'])),
        at: time('UTC.'),
        by: v.optional(v.pipe(v.string(), v.description('The id of the API key that asked for it.'))),
        reason: v.optional(v.pipe(v.string(), v.description("That person's own words."))),
      }),
    ),
    v.description('What happened, in order, and who asked for it.'),
  ),
});

export const paymentList = v.object({ payments: v.array(paymentView), cursor: v.optional(v.string()) });
