import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { conclusions } from '../kakaopay/conclusion.ts';
import { wholeNumber, wonMax } from './amounts.ts';
import { text } from './text.ts';

/** What a person may do. */
const reviewActions = ['ask_again', 'adopt', 'settle_by_hand'] as const;
export type ReviewAction = (typeof reviewActions)[number];

const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, `must be one of ${words.join(', ')}`);

export const newReview = v.pipe(
  v.strictObject(
    {
      action: v.pipe(oneOf(reviewActions), v.examples(['adopt'])),
      as: v.optional(oneOf(conclusions)),
      canceledWon: v.optional(wholeNumber(1, wonMax)),
      reason: v.optional(text(200)),
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
