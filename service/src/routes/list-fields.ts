import * as v from 'valibot';
import { isDay } from '../kst.ts';

const dayMessage = 'must be a day such as 2026-11-23';
export const day = v.pipe(v.string(), v.isoDate(dayMessage), v.check(isDay, dayMessage));

/** What every list takes. */
export const listFields = {
  limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9][0-9]?|100)$/, 'must be 1 to 100')), '20'),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(1000, 'may have 1000 characters at most'))),
};
