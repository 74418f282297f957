import { CODES, type Refusal } from '../core/codes.ts';
import type { Generation } from '../core/world.ts';

/** An answer's fields in the order seen; `undefined` marks one that this payment has no use for. */
export type Fields = Record<string, unknown>;

/** How fields without a value are written: as seen in real answers, always `null`, or never there. */
export type UnusedFields = 'as_captured' | 'null' | 'left_out';

interface GenerationRow {
  readonly prefix: string;
  readonly schemes: readonly string[];
  readonly body: 'json' | 'form';
  readonly noSuchCall: -404 | -9;
  readonly serverError: -500 | -1;
  readonly envelope: (refusal: Refusal) => Fields;
}

const withExtras = ({ extras }: Refusal) => (extras === undefined ? {} : { extras });

export const GENERATIONS: Readonly<Record<Generation, GenerationRow>> = {
  current: {
    prefix: '/online/v1/payment/',
    schemes: ['SECRET_KEY', 'DEV_SECRET_KEY'],
    body: 'json',
    noSuchCall: -404,
    serverError: -500,
    envelope: (refusal) => ({
      error_code: refusal.code,
      error_message: refusal.message,
      ...withExtras(refusal),
    }),
  },
  legacy: {
    prefix: '/v1/payment/',
    schemes: ['KakaoAK'],
    body: 'form',
    noSuchCall: -9,
    serverError: -1,
    envelope: (refusal) => ({ code: refusal.code, msg: refusal.message, ...withExtras(refusal) }),
  },
};

function respond(status: number, body: string): Response {
  const headers = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };
  return new Response(body, { status, headers });
}

export function refused(generation: Generation, refusal: Refusal): Response {
  const http = CODES[refusal.code]?.http ?? 400;
  return respond(http, JSON.stringify(GENERATIONS[generation].envelope(refusal)));
}

/** How approve's answer, which is also a subscription charge's, was seen without its unused fields [client]. */
const APPROVE_AS_CAPTURED: Readonly<Record<Generation, (fields: Fields) => Fields>> = {
  current: withNulls,
  legacy: (fields) => ({ ...fields, item_code: fields.item_code ?? '' }),
};

function withNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? null]));
}

/** All other answers were seen without their unused fields, which is what JSON makes of `undefined`. */
export function answered(generation: Generation, fields: Fields, style: UnusedFields, likeApprove: boolean): Response {
  const captured = style === 'as_captured' && likeApprove;
  const shown = captured ? APPROVE_AS_CAPTURED[generation](fields) : style === 'null' ? withNulls(fields) : fields;
  return respond(200, JSON.stringify(shown));
}
