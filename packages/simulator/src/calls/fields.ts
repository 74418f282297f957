import * as v from 'valibot';
import { refuseIf } from '../core/codes.ts';
import { isKnownCid } from '../core/merchant-codes.ts';

/** The kinds of request fields. A number may come as a string and the other way round; unknown fields are ignored. */

const intMax = 2 ** 31 - 1;
const scalar = v.custom<string | number>((value) => typeof value === 'string' || typeof value === 'number');

/** One check is cheaper than several. Half a character, which JSON can escape but no UTF-8 can carry, is none. */
export const text = (max: number) =>
  v.pipe(
    scalar,
    v.transform(String),
    v.check((value) => value !== '' && value.length <= max && value.isWellFormed()),
  );

const toInt = (value: string | number) =>
  typeof value === 'number' ? value : /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN;

/** A whole number that fits 32 bits. */
const isInt = (value: number) => Number.isInteger(value) && Math.abs(value) <= intMax;
export const int = v.pipe(scalar, v.transform(toInt), v.check(isInt));

const isWebUrl = (url: string) => /^https?:\/\/[^\s\\]+$/i.test(url) && URL.canParse(url);
export const webUrl = v.pipe(text(255), v.check(isWebUrl));

const parsedJson = (value: unknown) => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
};

/** A JSON value, or the same as a JSON text in one field, as the form of the legacy generation carries it. */
export const jsonList = v.pipe(
  v.unknown(),
  v.transform(parsedJson),
  v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(20))),
  v.maxLength(50),
);
export const jsonMap = v.pipe(
  v.unknown(),
  v.transform(parsedJson),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.string()),
);

/** What every call begins with. */
export const merchant = { cid: text(10), cid_secret: v.optional(v.pipe(scalar, v.transform(String))) };

/** Refuses an unknown merchant code (-731) and a key that is not of up to 24 digits and small letters (-733) [doc]. */
export function checkMerchant(params: { cid: string; cid_secret?: string | undefined }): void {
  refuseIf(!isKnownCid(params.cid), -731);
  refuseIf(params.cid_secret !== undefined && !/^[0-9a-z]{1,24}$/.test(params.cid_secret), -733);
}
