import { isDay } from '../kst.ts';

export interface Range {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days that an address asks for; what is no day is left out, and two that are turned round are turned back. */
export function rangeIn(query: Readonly<Record<string, string>>): Range {
  const day = (text: string | undefined) => (text !== undefined && isDay(text) ? text : undefined);
  const [from, to] = [day(query.from), day(query.to)];
  const isTurned = from !== undefined && to !== undefined && from > to;
  return isTurned ? { from: to, to: from } : { from, to };
}
