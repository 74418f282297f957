import * as v from 'valibot';
import { cancellationMeanings } from '../payment/meanings.ts';
import { cancelFailureReasons } from '../payment/reasons.ts';
import { won } from './amounts.ts';
import { explained, time } from './descriptions.ts';

export const cancellationView = v.object({
  id: v.pipe(v.string(), v.description('Counts the cancellations of the payment.')),
  paymentId: v.string(),
  status: explained(cancellationMeanings, 'cancellation'),
  amountWon: won,
  taxFreeWon: won,
  vatWon: won,
  reason: v.optional(v.string()),
  askedBy: v.optional(v.pipe(v.string(), v.description('The id of the API key.'))),
  askedAt: v.optional(time('UTC.')),
  endedAt: v.optional(time('When KakaoPay carried it out or refused it, or when that was found. UTC.')),
  aid: v.optional(v.pipe(v.string(), v.description("KakaoPay's id of the cancellation."))),
  failure: v.optional(
    v.object({
      reason: explained(cancelFailureReasons, 'cancellation-reason'),
      kakaoPayCode: v.optional(v.pipe(v.number(), v.examples([-781]))),
      kakaoPayMessage: v.optional(v.pipe(v.string(), v.examples(['원거래없음']))),
    }),
  ),
});

export const cancellationList = v.object({
  canceledWon: v.pipe(won, v.description('What has been given back so far.')),
  leftWon: v.pipe(won, v.description('What can still be given back.')),
  cancellations: v.array(cancellationView),
});
