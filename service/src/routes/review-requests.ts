import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { conclusions } from '../kakaopay/conclusion.ts';
import { wholeNumber, wonMax } from './amounts.ts';
import { saying } from './descriptions.ts';
import { text } from './text.ts';

/** What a person may do, each word with its sentence. */
export const reviewActions = {
  ask_again: 'Ask KakaoPay how it shows the payment now; nothing else changes.',
  adopt: 'Ask KakaoPay again and take over what it shows, if that is conclusive.',
  settle_by_hand: 'Settle it as `as` says, with a `reason`: where KakaoPay shows nothing conclusive.',
} as const;

const words = <Word extends string>(sentences: Readonly<Record<Word, string>>) => Object.keys(sentences) as Word[];
const oneOf = <Word extends string>(sentences: Readonly<Record<Word, string>>) =>
  v.picklist(words(sentences), `must be one of ${words(sentences).join(', ')}`);
export const newReview = v.pipe(
  v.strictObject(
    {
      action: v.pipe(oneOf(reviewActions), v.description(saying(reviewActions)), v.examples(['adopt'])),
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
