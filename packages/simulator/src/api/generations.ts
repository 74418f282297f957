import type { Assumptions } from '../core/assumptions.ts';
import type { Generation } from '../core/books.ts';
import { codes, type Extras, type Refusal } from '../core/codes.ts';
import type { Answer } from '../message.ts';

/** An answer's fields in the order seen; `undefined` marks one that this payment has no use for. */
export type Fields = Record<string, unknown>;

interface GenerationRow {
  readonly prefix: string;
  readonly schemes: readonly string[];
  readonly body: 'json' | 'form';
  readonly noSuchCall: -404 | -9;
  readonly serverError: -500 | -1;
  readonly envelope: (refusal: Refusal, extras: Extras | undefined) => Fields;
}

export const generations: Readonly<Record<Generation, GenerationRow>> = {
  current: {
    prefix: '/online/v1/payment/',
    schemes: ['SECRET_KEY', 'DEV_SECRET_KEY'],
    body: 'json',
    noSuchCall: -404,
    serverError: -500,
    envelope: ({ code, message }, extras) => ({ error_code: code, error_message: message, extras }),
  },
  legacy: {
    prefix: '/v1/payment/',
    schemes: ['KakaoAK'],
    body: 'form',
    noSuchCall: -9,
    serverError: -1,
    envelope: ({ code, message }, extras) => ({ code, msg: message, extras }),
  },
};

/** Whose call an address is; undefined for everything that is not the API. */
export const generationAt = (path: string): Generation | undefined =>
  both.find((generation) => path.startsWith(generations[generation].prefix));

const both = Object.keys(generations) as readonly Generation[];

const headers = { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' };

const respond = (status: number, fields: Fields): Answer => ({ status, headers, body: JSON.stringify(fields) });

/** `extras` stands in where the refusal has none of its own. */
export function refused(generation: Generation, refusal: Refusal, extras?: Extras): Answer {
  const http = codes[refusal.code]?.http ?? 400;
  return respond(http, generations[generation].envelope(refusal, refusal.extras ?? extras));
}

/** How approve's answer, which is also a subscription charge's, was seen without its unused fields [client]. */
const approveAsCaptured: Readonly<Record<Generation, (fields: Fields) => Fields>> = {
  current: withNulls,
  legacy: (fields) => ({ ...fields, item_code: fields.item_code ?? '' }),
};

/** Fills in where they stand: the fields of an answer are nobody else's. */
function withNulls(fields: Fields): Fields {
  for (const name in fields) fields[name] ??= null;
  return fields;
}

/** All other answers were seen without their unused fields, which is what JSON makes of `undefined`. */
export function answered(
  generation: Generation,
  fields: Fields,
  style: Assumptions['unusedFields'],
  likeApprove: boolean,
): Answer {
  const captured = style === 'as_captured' && likeApprove;
  const shown = captured ? approveAsCaptured[generation](fields) : style === 'null' ? withNulls(fields) : fields;
  return respond(200, shown);
}
