import type { Certainty, ErrorCode } from '../errors.ts';
import type { CallName } from './call.ts';
import type { Generation } from './generations.ts';
import { outcomes, type Sign } from './outcome-table.ts';

const lookups: readonly CallName[] = ['order', 'subscriptionStatus'];

/** Everything about a failed call that decides what it means. */
export interface Evidence {
  readonly call: CallName;
  readonly generation: Generation;
  /** Absent when no answer came. */
  readonly httpStatus?: number;
  /** The signs that were seen, the most telling first; the last one is always a {@link TransportSign}. */
  readonly signs: readonly Sign[];
}

/** What a failed call means: our code for it, and whether it may have happened. */
export function judge({ call, generation, httpStatus, signs }: Evidence): { code: ErrorCode; certainty: Certainty } {
  const known = outcomes.filter(({ only }) => only === undefined || only === generation);
  const outcome = signs.map((sign) => known.find((row) => row.sign === sign)).find((row) => row !== undefined);
  const is4xx = httpStatus !== undefined && httpStatus >= 400 && httpStatus <= 499;
  const mayRefuse = is4xx || httpStatus === undefined;
  const isDocumented = mayRefuse && outcome?.refuses.includes(call) === true;
  const isSafe = isDocumented || lookups.includes(call) || (call === 'ready' && is4xx);
  return { code: outcome?.code ?? 'undocumented_error', certainty: isSafe ? 'refused' : 'unknown' };
}
