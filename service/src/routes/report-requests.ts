import * as v from 'valibot';
import { objectMessage } from '../http/validate.ts';
import { day, listFields } from './list-fields.ts';

export const dayPath = v.object({ day });

export const monthPath = v.object({
  month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11')),
});

export const reportQuery = v.strictObject(
  {
    format: v.pipe(
      v.optional(v.picklist(['json', 'csv'], 'must be json or csv')),
      v.description('`json`, or what `Accept` asks for, when left out.'),
    ),
    lang: v.pipe(
      v.optional(v.picklist(['ko', 'en'], 'must be ko or en')),
      v.description('The words of the CSV; as `Accept-Language` says, or Korean, when left out.'),
    ),
    cursor: v.pipe(
      listFields.cursor,
      v.description('Of the CSV: from the `Link` of the part before, where one does not hold it all.'),
    ),
  },
  objectMessage(),
);
