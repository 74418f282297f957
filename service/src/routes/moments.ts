import * as v from 'valibot';
import { addDays, isDay, kstInstant } from '../kst.ts';

const message = 'must be a day such as 2026-11-23, or an instant such as 2026-11-23T05:00:00Z';
const instantMessage = 'must be an instant such as 2026-11-23T05:00:00Z';

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));

const shortText = v.pipe(v.string('must be text'), v.maxLength(40, 'may have 40 characters at most'));

/** An instant, with its place on earth. */
export const instant = v.pipe(shortText, v.check(isInstant, instantMessage));

/** A Korean day, or an instant. */
export const moment = v.pipe(
  shortText,
  v.check((text) => isDay(text) || isInstant(text), message),
  v.examples(['2026-11-23', '2026-11-23T05:00:00Z']),
);

/** When it begins, ms since 1970: a day does at midnight in Korea. */
export const beginOf = (text: string): number => (isDay(text) ? kstInstant(text, 0) : Date.parse(text));

/** When it is over: a day is so at the next midnight. */
export const endOf = (text: string): number => (isDay(text) ? kstInstant(addDays(text, 1), 0) : Date.parse(text));
