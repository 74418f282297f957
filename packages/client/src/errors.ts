import type { AnswerCode, ErrorCode, FaultCode, SilenceCode } from './error-codes.ts';
import type { CallName } from './exchange/call.ts';
import type { ErrorBody } from './exchange/error-body.ts';

/**
 * - `refused`: it did not happen, neither by this call nor, so far as the answer can tell, by an earlier try of it.
 * - `unknown`: it may have happened. Ask KakaoPay before anything is sent again.
 * - `our_fault`: bad input or settings, found before anything was sent.
 */
export type Certainty = 'refused' | 'unknown' | 'our_fault';

interface AnyError {
  readonly code: ErrorCode;
  readonly certainty: Certainty;
  /** A plain sentence without any value that was sent. */
  readonly message: string;
  readonly call: CallName;
}

interface OurFault extends AnyError {
  readonly certainty: 'our_fault';
  readonly code: FaultCode;
  /** The field or option that is wrong. */
  readonly field: string;
}

/** No whole answer came. */
interface Unanswered<Verdict extends Certainty> extends AnyError {
  readonly certainty: Verdict;
  readonly code: SilenceCode;
  readonly httpStatus?: never;
  readonly kakaoPayCode?: never;
  readonly kakaoPayMessage?: never;
  readonly extras?: never;
}

interface Answered<Verdict extends Certainty> extends AnyError, ErrorBody {
  readonly certainty: Verdict;
  readonly code: AnswerCode;
  readonly httpStatus: number;
}

/**
 * Why a call has no value, told apart by its `certainty`. A plain object: safe to turn into JSON. KakaoPay's own words
 * in it may quote an address that was sent.
 */
export type KakaoPayError =
  | OurFault
  | Unanswered<'refused'>
  | Answered<'refused'>
  | Unanswered<'unknown'>
  | Answered<'unknown'>;

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: KakaoPayError };
