import * as v from 'valibot';
import { won } from './amounts.ts';
import { explained, saying, time } from './descriptions.ts';
import { conclusionWords, reviewActionWords } from './review-words.ts';

const intended = {
  approve: 'The payment itself.',
  cancel: 'A cancellation of it.',
  charge: 'A charge of its subscription.',
} as const;

export const reviewView = v.object({
  intended: v.pipe(
    v.optional(explained(intended)),
    v.description(
      `What was under way; absent when KakaoPay contradicted a payment that nothing was under way for. ${saying(intended)}`,
    ),
  ),
  cancellationId: v.optional(v.pipe(v.string(), v.description('The cancellation that was under way.'))),
  shown: v.optional(
    v.pipe(
      v.object({
        status: v.pipe(v.string(), v.description('KakaoPay’s own word.'), v.examples(['SUCCESS_PAYMENT'])),
        totalWon: v.optional(won),
        canceledWon: v.optional(v.pipe(won, v.description('What it counts as given back, in won.'))),
        at: time('When it was asked. UTC.'),
      }),
      v.description('How KakaoPay showed the payment when it was asked last; absent when it never said.'),
    ),
  ),
  actions: v.pipe(
    v.array(
      v.object({
        action: explained(reviewActionWords),
        as: v.optional(
          v.pipe(
            explained(conclusionWords),
            v.description(`What the payment is settled as. ${saying(conclusionWords)}`),
          ),
        ),
      }),
    ),
    v.description('What the evidence allows now, and nothing else: `POST` it to `/v1/payments/{id}/review`.'),
    v.examples([[{ action: 'ask_again' }, { action: 'adopt', as: 'paid' }]]),
  ),
});
