import type { Call } from './calls.ts';
import { type KakaoPayError, type Result, sentences } from './errors.ts';
import { findOptionsFault, findRequestFault } from './faults.ts';
import { type Generation, generations } from './generations.ts';
import { happeningOfAnswer, happeningOfRejection } from './happenings.ts';
import { type Happening, judge, type Sign } from './outcomes.ts';
import type { Complaint, Merchant, Rule } from './rules.ts';
import { type AnyShape, type Fields, read } from './shape.ts';
import type { Transport, TransportAnswer } from './transport.ts';
import { type Envelope, parseJson, readEnvelope } from './wire.ts';

/** Where and how every call is sent. */
export interface Line {
  readonly generation: Generation;
  readonly secretKey: string;
  readonly cid: string;
  readonly cidSecret?: string | undefined;
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly timeoutMs: number;
}

/** Settings of one call. */
export interface CallOptions {
  /** Milliseconds to wait for the whole answer. KakaoPay itself takes up to 11,000 [client]. */
  readonly timeoutMs?: number;
}

/** A {@link Call} whose types of request and answer have been forgotten. */
export interface AnyCall extends Omit<Call<unknown, unknown>, 'rules' | 'shape'> {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly shape: AnyShape;
}

/** Checks, sends, reads and judges one call. Never rejects, whatever the transport or KakaoPay does. */
export async function send<Request extends Merchant, Answer>(
  line: Line,
  typedCall: Call<Request, Answer>,
  request: Request,
  { timeoutMs = line.timeoutMs }: CallOptions = {},
): Promise<Result<Answer>> {
  const call = typedCall as unknown as AnyCall;
  const fields = withMerchant(line, request);
  const optionsFault = findOptionsFault(line, timeoutMs);
  if (optionsFault) return ourFault('invalid_options', call, optionsFault);
  const requestFault = findRequestFault(call, fields);
  if (requestFault) return ourFault('invalid_request', call, requestFault);

  let answer: TransportAnswer;
  try {
    const { status, body } = await line.transport(encode(line, call, fields, timeoutMs));
    answer = { status, body };
  } catch (reason) {
    return failed(line, call, happeningOfRejection(reason));
  }
  const body = parseJson(answer.body);
  const value = answer.status === 200 ? read(call.shape, body) : undefined;
  const isMine = call.echoes === undefined || value?.[call.echoes] === fields[call.echoes];
  if (value !== undefined && isMine) return { ok: true, value: value as Answer };
  const envelope = readEnvelope(body, secretsOf(line, fields));
  return failed(line, call, happeningOfAnswer(answer.status), envelope, answer.status);
}

/** The fields that are sent: what the call gives, and the merchant of the options unless the call names its own. */
function withMerchant({ cid, cidSecret }: Line, request: Merchant): Fields {
  const given = Object.fromEntries(
    Object.entries(request ?? {}).filter(([, value]) => value !== undefined && value !== null),
  );
  const isSameMerchant = given.cid === undefined || given.cid === cid;
  return { cid, ...(isSameMerchant && cidSecret !== undefined && { cid_secret: cidSecret }), ...given };
}

function encode({ generation, baseUrl, secretKey }: Line, { path }: AnyCall, fields: Fields, timeoutMs: number) {
  const dialect = generations[generation];
  return {
    method: 'POST',
    url: `${baseUrl.replace(/\/+$/, '')}${dialect.root}${path}`,
    headers: { Authorization: `${dialect.scheme} ${secretKey}`, 'Content-Type': dialect.contentType },
    body: dialect.encode(fields),
    timeoutMs,
  } as const;
}

/** What must not come back in an error. Short ones are left alone: they would blot out half of the text. */
function secretsOf({ secretKey }: Line, { cid_secret, pg_token, partner_user_id }: Fields): readonly string[] {
  const secrets = [secretKey, cid_secret, pg_token, partner_user_id];
  return secrets.filter((secret) => typeof secret === 'string').filter(({ length }) => length >= 8);
}

function failed(
  { generation }: Line,
  { name }: AnyCall,
  happening: Happening,
  envelope: Envelope = {},
  httpStatus?: number,
): { ok: false; error: KakaoPayError } {
  const { kakaoPayCode, extras } = envelope;
  const signs: Sign[] = [`extras:${extras?.method_result_code}`, kakaoPayCode ?? happening, happening];
  const seen = httpStatus === undefined ? {} : { httpStatus };
  const { code, certainty } = judge({ call: name, generation, signs, ...seen });
  return { ok: false, error: { code, certainty, message: sentences[code], call: name, ...seen, ...envelope } };
}

function ourFault(
  code: 'invalid_options' | 'invalid_request',
  { name }: AnyCall,
  { field, message }: Complaint,
): { ok: false; error: KakaoPayError } {
  const sentence = `${sentences[code]} ${message}`;
  return { ok: false, error: { code, certainty: 'our_fault', message: sentence, call: name, field } };
}
