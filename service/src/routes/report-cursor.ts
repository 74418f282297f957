import { Problem } from '../http/problem.ts';
import { paymentIdPattern } from '../ids.ts';
import { kstDay } from '../kst.ts';
import type { Mark } from '../reports/acts.ts';
import type { Days } from '../store/cancellation-days.ts';

/** A CSV that goes on. */
interface Begun {
  /** Counts its parts, from 1. */
  readonly part: number;
  readonly after: Mark;
}

export const writeMark = (part: number, { at, paymentId, n }: Mark): string => [part, at, paymentId, n].join('.');

const pattern = /^([2-9]|[1-9]\d{1,3})\.(\d{1,14})\.(\w+)\.(\d{1,5})$/;

/** Where the cursor leads, if there is one; it goes with the days that it came from alone. */
export function readMark(cursor: string | undefined, { from, to }: Days): Begun | undefined {
  if (cursor === undefined) return undefined;
  const [, part, at, paymentId = '', n] = pattern.exec(cursor) ?? [];
  const day = paymentIdPattern.test(paymentId) ? kstDay(Number(at)) : '';
  if (day < from || day > to) throw new Problem('invalid_cursor');
  return { part: Number(part), after: { at: Number(at), paymentId, n: Number(n) } };
}
