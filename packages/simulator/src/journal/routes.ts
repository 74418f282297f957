import * as v from 'valibot';
import { callNames } from '../api/calls.ts';
import { type ControlRoute, list, paged } from '../control/route.ts';
import { next, rangeQuery } from '../control/schemas.ts';
import { whole } from '../faults/schema.ts';
import { journalEntry, severities } from './schemas.ts';

const requestsQuery = v.object({
  limit: rangeQuery.entries.limit,
  after: v.optional(v.pipe(whole(0, 999_999_999), v.description('the `next` of the page before'))),
  tid: v.optional(v.pipe(v.string(), v.maxLength(20))),
  call: v.optional(v.picklist(callNames)),
  severity: v.optional(v.pipe(v.picklist(severities), v.description('what has a finding as bad as this or worse'))),
});
const requestsAnswer = v.object({ next, entries: v.array(journalEntry) });

/** What happened, over HTTP. */
export const journalCalls: readonly ControlRoute[] = [
  list({
    path: '/_sim/requests',
    summary: 'What programs, the payer and the clock did, oldest first, and what there is to say about it',
    query: requestsQuery,
    answer: requestsAnswer,
    run(control, { limit, ...range }) {
      const read = (max: number) => control.requests({ ...range, limit: max });
      const { page, next } = paged(limit, ({ n }) => String(n), read);
      return { entries: page, ...next };
    },
  }),
  {
    method: 'GET',
    path: '/_sim/payments/{tid}/history',
    summary: 'All that happened to one payment, oldest first, and how the clock was moved meanwhile',
    answer: v.object({ entries: v.array(journalEntry) }),
    run: (control, tid) => ({ entries: control.history(tid) }),
  },
];
