import { chance } from '../ids.ts';
import type { Ids } from '../ports/ids.ts';

/** An id that sorts by time (ms since 1970) until the year 33658, with so many letters that nobody can guess. */
export const timeId = (ids: Ids, at: number, letters: number): string =>
  `${String(at).padStart(15, '0')}-${chance(ids, letters)}`;
