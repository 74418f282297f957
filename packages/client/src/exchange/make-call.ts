import { type KakaoPayError, type Result, sentences } from '../errors.ts';
import type { FullOptions } from '../options.ts';
import { findOptionsFault } from '../options-fault.ts';
import { type Fields, readAnswer } from './answer-shape.ts';
import type { Call, UntypedCall } from './call.ts';
import { type ErrorBody, parseJson, readErrorBody } from './error-body.ts';
import type { FieldFault, Merchant } from './field-rules.ts';
import { judge } from './judge.ts';
import type { Sign } from './outcome-table.ts';
import { encodeRequest, fieldsOf } from './request.ts';
import { findRequestFault } from './request-fault.ts';
import type { TransportAnswer } from './transport.ts';
import { signOfRejection, signOfStatus, type TransportSign } from './transport-signs.ts';

/** Settings of one call. */
export interface CallOptions {
  /** Milliseconds to wait for the whole answer. KakaoPay itself takes up to 11,000 [client]. */
  readonly timeoutMs?: number;
}

/** Checks, sends, reads and judges one call. Never rejects, whatever the transport or KakaoPay does. */
export async function makeCall<Request extends Merchant, Answer>(
  options: FullOptions,
  typedCall: Call<Request, Answer>,
  request: Request,
  { timeoutMs = options.timeoutMs }: CallOptions = {},
): Promise<Result<Answer>> {
  const call = typedCall as unknown as UntypedCall;
  const fields = fieldsOf(options, request);
  const optionsFault = findOptionsFault({ ...options, timeoutMs });
  if (optionsFault) return ourFault('invalid_options', call, optionsFault);
  const requestFault = findRequestFault(call, fields);
  if (requestFault) return ourFault('invalid_request', call, requestFault);

  let answer: TransportAnswer;
  try {
    const { status, body } = await options.transport(encodeRequest(options, call, fields, timeoutMs));
    answer = { status, body };
  } catch (reason) {
    return failed(options, call, signOfRejection(reason));
  }
  const body = parseJson(answer.body);
  const value = answer.status === 200 ? readAnswer(call.shape, body) : undefined;
  const isMine = call.echoes === undefined || value?.[call.echoes] === fields[call.echoes];
  if (value !== undefined && isMine) return { ok: true, value: value as Answer };
  const errorBody = readErrorBody(body, secretsOf(options, fields));
  return failed(options, call, signOfStatus(answer.status), errorBody, answer.status);
}

/** What must not come back in an error. Short ones are left alone: they would blot out half of the text. */
function secretsOf({ secretKey }: FullOptions, { cid_secret, pg_token, partner_user_id }: Fields): readonly string[] {
  const secrets = [secretKey, cid_secret, pg_token, partner_user_id];
  return secrets.filter((secret) => typeof secret === 'string').filter(({ length }) => length >= 8);
}

function failed(
  { generation }: FullOptions,
  { name }: UntypedCall,
  transportSign: TransportSign,
  errorBody: ErrorBody = {},
  httpStatus?: number,
): { ok: false; error: KakaoPayError } {
  const { kakaoPayCode, extras } = errorBody;
  const signs: Sign[] = [`extras:${extras?.method_result_code}`, kakaoPayCode ?? transportSign, transportSign];
  const seen = httpStatus === undefined ? {} : { httpStatus };
  const { code, certainty } = judge({ call: name, generation, signs, ...seen });
  return { ok: false, error: { code, certainty, message: sentences[code], call: name, ...seen, ...errorBody } };
}

function ourFault(
  code: 'invalid_options' | 'invalid_request',
  { name }: UntypedCall,
  { field, message }: FieldFault,
): { ok: false; error: KakaoPayError } {
  const sentence = `${sentences[code]} ${message}`;
  return { ok: false, error: { code, certainty: 'our_fault', message: sentence, call: name, field } };
}
