import { type FaultCode, type SilenceCode, sentences } from '../error-codes.ts';
import type { KakaoPayError, Result } from '../errors.ts';
import type { FullOptions } from '../options.ts';
import { findTimeoutFault, type OptionsFault } from '../options-fault.ts';
import { type Fields, readAnswer } from './answer-shape.ts';
import type { Call, UntypedCall } from './call.ts';
import { type ErrorBody, parseJson, readErrorBody } from './error-body.ts';
import type { FieldFault, Merchant } from './field-rules.ts';
import { changesNothing, judge } from './judge.ts';
import { encodeRequest, fieldsOf } from './request.ts';
import { findRequestFault } from './request-fault.ts';
import { provesUnsent, silenceOf } from './silence.ts';
import type { TransportAnswer } from './transport.ts';

/** Settings of one call. */
export interface CallOptions {
  /** Milliseconds to wait for the whole answer. KakaoPay itself takes up to 11,000 [client]. */
  readonly timeoutMs?: number;
  /**
   * From this instant on the call is not sent any more (`too_late_to_send`): whoever finds it written down that a call
   * was intended, and nothing of what became of it, then knows by when KakaoPay must have heard of it.
   */
  readonly sendBefore?: Date;
}

/** What every call of a client has in common. */
export interface Client {
  readonly options: FullOptions;
  /** What is wrong with the options, whatever a call brings along. */
  readonly fault: OptionsFault | undefined;
}

/** Checks, sends, reads and judges one call. Never rejects, whatever the transport or KakaoPay does. */
export async function makeCall<Request extends Merchant, Answer>(
  { options, fault }: Client,
  typedCall: Call<Request, Answer>,
  request: Request,
  { timeoutMs = options.timeoutMs, sendBefore }: CallOptions = {},
): Promise<Result<Answer>> {
  const call = typedCall as unknown as UntypedCall;
  const fields = fieldsOf(options, request);
  const optionsFault = fault ?? findTimeoutFault(timeoutMs) ?? findInstantFault('sendBefore', sendBefore);
  if (optionsFault) return failed(ourFault('invalid_options', call, optionsFault));
  const requestFault = findRequestFault(call, fields);
  if (requestFault) return failed(ourFault('invalid_request', call, requestFault));

  let answer: TransportAnswer;
  try {
    const { status, body } = await options.transport({
      ...encodeRequest(options, call, fields),
      timeoutMs,
      ...(sendBefore && { sendBefore }),
    });
    answer = { status, body };
  } catch (reason) {
    return failed(unanswered(call, silenceOf(reason)));
  }
  const body = parseJson(answer.body);
  const value = answer.status === 200 ? readAnswer(call.shape, body) : undefined;
  const isMine = call.echoes === undefined || value?.[call.echoes] === fields[call.echoes];
  if (value !== undefined && isMine) return { ok: true, value: value as Answer };
  return failed(answered(options, call, answer.status, readErrorBody(body, secretsOf(options, fields))));
}

/** What must not come back in an error. Short ones are left alone: they would blot out half of the text. */
function secretsOf({ secretKey }: FullOptions, { cid_secret, pg_token, partner_user_id }: Fields): readonly string[] {
  const secrets = [secretKey, cid_secret, pg_token, partner_user_id];
  return secrets.filter((secret) => typeof secret === 'string').filter(({ length }) => length >= 8);
}

function findInstantFault(field: string, instant: Date | undefined): FieldFault | undefined {
  const isFine = instant === undefined || (instant instanceof Date && !Number.isNaN(instant.getTime()));
  return isFine ? undefined : { field, message: `${field} must be a valid Date.` };
}

const failed = (error: KakaoPayError) => ({ ok: false, error }) as const;

function ourFault(code: FaultCode, { name }: UntypedCall, { field, message }: FieldFault): KakaoPayError {
  return { code, certainty: 'our_fault', message: `${sentences[code]} ${message}`, call: name, field };
}

function unanswered({ name }: UntypedCall, code: SilenceCode): KakaoPayError {
  const certainty = provesUnsent(code) || changesNothing(name) ? 'refused' : 'unknown';
  return { code, certainty, message: sentences[code], call: name };
}

function answered(
  { generation }: FullOptions,
  { name }: UntypedCall,
  httpStatus: number,
  errorBody: ErrorBody,
): KakaoPayError {
  const { code, certainty } = judge({ call: name, generation, httpStatus, ...errorBody });
  const told = { code, message: sentences[code], call: name, httpStatus, ...errorBody };
  // One by one: the compiler does not multiply two certainties by all the codes.
  return certainty === 'refused' ? { ...told, certainty } : { ...told, certainty };
}
