/** What one request field must look like before it is sent. */
export interface Rule {
  readonly is: 'text' | 'url' | 'integer' | 'texts' | 'map';
  /** Most characters (text, URL) or the largest number (integer). */
  readonly max?: number;
  readonly must?: true;
}

type RequiredRule = Rule & { readonly must: true };
type OptionalRule = Rule & { readonly must?: never };

/** A rule for every field of a request; a field that the type demands is demanded when the program runs, too. */
export type Rules<Request> = {
  readonly [Name in keyof Omit<Request, keyof Merchant>]-?: object extends Pick<Request, Name>
    ? OptionalRule
    : RequiredRule;
};

/** Which merchant a call is for. Both come from the options of `createKakaoPay` unless a call names its own. */
export interface Merchant {
  /** Merchant code, at most 10 characters. [doc] */
  readonly cid?: string;
  /** Key of the merchant code, at most 24 characters: digits and lower-case letters. Test codes need none. [doc] */
  readonly cid_secret?: string;
}

/** No part, and no sum of parts, may be more than the whole: `[parts, whole]`. */
export type Sum = readonly [parts: readonly string[], whole: string];

/** What is wrong with a request or an option: which field, and a sentence that never quotes the value. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export const text = (max?: number): OptionalRule => (max === undefined ? { is: 'text' } : { is: 'text', max });
export const integer = (max: number = Number.MAX_SAFE_INTEGER): OptionalRule => ({ is: 'integer', max });
export const url: OptionalRule = { is: 'url', max: 255 };
export const texts: OptionalRule = { is: 'texts' };
export const map: OptionalRule = { is: 'map' };
export const must = ({ is, max }: OptionalRule): RequiredRule =>
  max === undefined ? { is, must: true } : { is, max, must: true };

const isText = (value: unknown): value is string => typeof value === 'string';
/** In characters, of which a text never has more than it is long. */
const fits = (value: unknown, max = Number.POSITIVE_INFINITY) =>
  isText(value) && (value.length <= max || [...value].length <= max);
const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);

const kinds: Record<Rule['is'], { accepts(value: unknown, max?: number): boolean; wants(max?: number): string }> = {
  text: {
    accepts: (value, max) => fits(value, max) && value !== '',
    wants: (max) => `a text of ${max === undefined ? 'at least 1 character' : `1 to ${max} characters`}`,
  },
  url: {
    accepts: (value, max) => fits(value, max) && /^https?:\/\/\S+$/i.test(String(value)),
    wants: (max) => `an http or https address of at most ${max} characters`,
  },
  integer: {
    accepts: (value, max = 0) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max,
    wants: (max) => `a whole number from 0${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}`,
  },
  texts: { accepts: (value) => Array.isArray(value) && value.every(isText), wants: () => 'a list of texts' },
  map: { accepts: isMap, wants: () => 'a map from text to text' },
};

/** The first thing wrong with these fields, if anything is. */
export function findFieldFault(
  fields: Readonly<Record<string, unknown>>,
  tables: readonly Readonly<Record<string, Rule>>[],
  sums: readonly Sum[],
): FieldFault | undefined {
  for (const field of Object.keys(fields)) {
    if (!tables.some((rules) => Object.hasOwn(rules, field)))
      return { field, message: `${field} is not a field of this call.` };
  }
  for (const [field, { is, max, must }] of tables.flatMap(Object.entries<Rule>)) {
    const value = fields[field];
    if (value === undefined && !must) continue;
    const { accepts, wants } = kinds[is];
    if (!accepts(value, max)) return { field, message: `${field} must be ${wants(max)}.` };
  }
  return findSumFault(fields, sums);
}

function findSumFault(fields: Readonly<Record<string, unknown>>, sums: readonly Sum[]): FieldFault | undefined {
  for (const [parts, whole] of sums) {
    const sum = parts.reduce((total, part) => total + Number(fields[part] ?? 0), 0);
    if (sum > Number(fields[whole] ?? Number.POSITIVE_INFINITY)) {
      return { field: parts[0] ?? whole, message: `${parts.join(' + ')} must not be more than ${whole}.` };
    }
  }
  return undefined;
}
