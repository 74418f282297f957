import * as v from 'valibot';
import { differenceKinds, notComparables, rowOutcomes } from '../reconciliation/words.ts';
import { explained, time } from './descriptions.ts';

const won = v.pipe(v.number(), v.integer());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const side = v.object({
  status: v.string(),
  orderId: v.optional(v.pipe(v.string(), v.description('Where it is another one than ours.'))),
  netWon: v.optional(v.pipe(won, v.description('Taken and not given back.'))),
  totalWon: v.optional(won),
  taxFreeWon: v.optional(won),
  vatWon: v.optional(won),
  canceledWon: v.optional(won),
  canceledTaxFreeWon: v.optional(won),
  canceledVatWon: v.optional(won),
});

const difference = v.object({
  paymentId: v.string(),
  outcome: explained(rowOutcomes),
  kind: explained({ ...differenceKinds, ...notComparables }),
  orderId: v.optional(v.string()),
  tid: v.optional(v.string()),
  ours: v.optional(side),
  theirs: v.optional(v.pipe(side, v.description('What KakaoPay shows, as far as it does; `status` is its word.'))),
  kakaoPayCode: v.optional(v.number()),
  at: time('When it was looked at. UTC.'),
});

const statuses = {
  running: 'It is under way.',
  finished: 'It came to its end.',
  incomplete: 'It took too long; the next daily one begins where it began.',
} as const;

export const reconciliationView = v.object({
  id: v.string(),
  status: explained(statuses),
  from: time('Payments that changed from then on, UTC, …'),
  to: time('… and before then.'),
  startedAt: time('UTC.'),
  finishedAt: v.optional(time('UTC.')),
  soFar: v.optional(
    v.pipe(v.object({ agreed: count, found: count }), v.description('While it runs: how far it has come.')),
  ),
  counts: v.optional(
    v.object({
      asked: v.pipe(count, v.description('KakaoPay was asked about so many payments.')),
      agreed: count,
      adopted: v.pipe(count, v.description('Differences that evidence has settled.')),
      toReview: v.pipe(count, v.description('Differences that wait for a person.')),
      reported: v.pipe(count, v.description('Differences that are told here alone.')),
      notComparable: count,
      notAsked: v.pipe(count, v.description('Under way at that time, or a charge that was refused.')),
    }),
  ),
  differences: v.optional(
    v.pipe(v.array(difference), v.description('The first 100; the CSV has all, and what could not be compared.')),
  ),
});

export const reconciliationList = v.object({
  reconciliations: v.array(v.omit(reconciliationView, ['differences'])),
  cursor: v.optional(v.string()),
});
