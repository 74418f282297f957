import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { conclusions } from '../kakaopay/conclusion.ts';
import { wholeNumber, won, wonMax } from './amounts.ts';
import { explained, time } from './descriptions.ts';
import { text } from './text.ts';

/** What a person may do, each word with its sentence. */
const actions = {
  ask_again: 'Ask KakaoPay how it shows the payment now; nothing else changes.',
  adopt: 'Ask KakaoPay again and take over what it shows, if that is conclusive.',
  settle_by_hand: 'Settle it as `as` says, with a `reason`: where KakaoPay shows nothing conclusive.',
} as const;

const words = <Word extends string>(sentences: Readonly<Record<Word, string>>) => Object.keys(sentences) as Word[];
const oneOf = <Word extends string>(sentences: Readonly<Record<Word, string>>) =>
  v.picklist(words(sentences), `must be one of ${words(sentences).join(', ')}`);
const saying = (sentences: Readonly<Record<string, string>>): string =>
  Object.entries(sentences)
    .map(([word, sentence]) => `\`${word}\`: ${sentence}`)
    .join(' ');

export const newReview = v.pipe(
  v.strictObject(
    {
      action: v.pipe(oneOf(actions), v.description(saying(actions)), v.examples(['adopt'])),
      as: v.pipe(
        v.optional(oneOf(conclusions)),
        v.description(`With \`settle_by_hand\` alone, and needed there. ${saying(conclusions)}`),
      ),
      canceledWon: v.pipe(
        v.optional(wholeNumber(1, wonMax)),
        v.description(
          'With `partially_canceled` alone, and needed there: how much was given back in all, in won; no less than `canceledWon` of the payment.',
        ),
      ),
      reason: v.pipe(
        v.optional(text(200)),
        v.description('With `settle_by_hand` alone, and needed there: why, for the timeline of the payment.'),
      ),
    },
    objectMessage(),
  ),
  v.forward(
    v.check(({ action, as }) => (action === 'settle_by_hand') === (as !== undefined), 'goes with settle_by_hand'),
    ['as'],
  ),
  v.forward(
    v.check(
      ({ action, reason }) => (action === 'settle_by_hand') === (reason !== undefined),
      'goes with settle_by_hand',
    ),
    ['reason'],
  ),
  v.forward(
    v.check(
      ({ as, canceledWon }) => (as === 'partially_canceled') === (canceledWon !== undefined),
      'goes with partially_canceled',
    ),
    ['canceledWon'],
  ),
  v.title('NewReview'),
);

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
        action: explained(actions),
        as: v.optional(
          v.pipe(explained(conclusions), v.description(`What the payment is settled as. ${saying(conclusions)}`)),
        ),
      }),
    ),
    v.description('What the evidence allows now, and nothing else: `POST` it to `/v1/payments/{id}/review`.'),
    v.examples([[{ action: 'ask_again' }, { action: 'adopt', as: 'paid' }]]),
  ),
});
