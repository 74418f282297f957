import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { reconciliationIdPattern } from '../ids.ts';
import { listFields } from './list-fields.ts';
import { reportQuery } from './report-requests.ts';

/** As a report is asked for. */
export const reconciliationQuery = reportQuery;

export const reconciliationListQuery = v.strictObject(
  {
    limit: listFields.limit,
    cursor: v.optional(v.pipe(v.string(), v.regex(reconciliationIdPattern, 'must be the cursor of the page before'))),
  },
  objectMessage(),
);
