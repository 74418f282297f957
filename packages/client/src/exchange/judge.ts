import type { AnswerCode } from '../error-codes.ts';
import type { CallName } from './call.ts';
import type { ErrorBody } from './error-body.ts';
import type { Generation } from './generations.ts';
import { outcomes, type Sign, type StatusSign } from './outcome-table.ts';

const lookups: readonly CallName[] = ['order', 'subscriptionStatus'];

/** A lookup changes nothing, whatever becomes of it. */
export const changesNothing = (call: CallName): boolean => lookups.includes(call);

/** An answer that brought no usable value. */
export interface FailedAnswer extends ErrorBody {
  readonly call: CallName;
  readonly generation: Generation;
  readonly httpStatus: number;
}

interface Verdict {
  readonly code: AnswerCode;
  readonly certainty: 'refused' | 'unknown';
}

/** What an answer without a value means: our code for it, and whether the call may have happened. */
export function judge({ call, generation, httpStatus, kakaoPayCode, extras }: FailedAnswer): Verdict {
  const statusSign = signOfStatus(httpStatus);
  // The most telling first.
  const signs: Sign[] = [`extras:${extras?.method_result_code}`, kakaoPayCode ?? statusSign, statusSign];
  const known = outcomes.filter(({ only }) => only === undefined || only === generation);
  const outcome = signs.map((sign) => known.find((row) => row.sign === sign)).find((row) => row !== undefined);
  const isRefused = is4xx(httpStatus) && (call === 'ready' || outcome?.refuses.includes(call) === true);
  return {
    code: outcome?.code ?? 'undocumented_error',
    certainty: isRefused || changesNothing(call) ? 'refused' : 'unknown',
  };
}

const is4xx = (httpStatus: number) => httpStatus >= 400 && httpStatus <= 499;

function signOfStatus(httpStatus: number): StatusSign {
  if (is4xx(httpStatus)) return 'other_4xx';
  return httpStatus >= 500 && httpStatus <= 599 ? 'other_5xx' : 'bad_answer';
}
