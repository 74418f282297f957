import { parseKakaoPayTime } from './kakaopay-time.ts';

type Scalar = 'text' | 'int' | 'bool' | 'time' | 'raw';
type Field = Scalar | `${Scalar}!` | { readonly object: AnyShape; readonly must?: true } | { readonly list: AnyShape };
export type AnyShape = { readonly [name: string]: Field };

type ScalarOf<Value> = unknown extends Value
  ? 'raw'
  : Value extends Date
    ? 'time'
    : Value extends number
      ? 'int'
      : Value extends boolean
        ? 'bool'
        : 'text';
type ScalarField<Value, Optional> = Optional extends true ? ScalarOf<Value> : `${ScalarOf<Value>}!`;
type ObjectField<Value, Optional> = Optional extends true
  ? { readonly object: Shape<Value>; readonly must?: never }
  : { readonly object: Shape<Value>; readonly must: true };
type FieldOf<Value, Optional> = unknown extends Value
  ? 'raw'
  : Value extends readonly (infer Element)[]
    ? { readonly list: Shape<Element> }
    : Value extends string | number | boolean | Date
      ? ScalarField<Value, Optional>
      : ObjectField<Value, Optional>;

/** How to read every field of an answer; `!` marks a field without which the answer is of no use. */
export type Shape<Answer> = {
  readonly [Name in keyof Answer]-?: FieldOf<
    Exclude<Answer[Name], undefined>,
    object extends Pick<Answer, Name> ? true : false
  >;
};

export type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scalars: Record<Scalar, (value: unknown) => unknown> = {
  raw: (value) => value,
  text: (value) => (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined),
  int: (value) => {
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    return Number.isSafeInteger(number) ? number : undefined;
  },
  bool: (value) => {
    if (typeof value === 'boolean') return value;
    return value === 'true' ? true : value === 'false' ? false : undefined;
  },
  time: (value) => (typeof value === 'string' ? parseKakaoPayTime(value) : undefined),
};

/**
 * Reads an answer: null becomes absent, numbers and booleans sent as text become what they are, KST times become
 * instants, fields that nobody knows stay as they came. A known field that cannot be read is absent.
 * `undefined` if a field is missing without which the answer is of no use.
 */
export function readAnswer(shape: AnyShape, value: unknown): Fields | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value)
    .map(([name, raw]) => [name, readField(fieldOf(shape, name), raw)] as const)
    .filter(([, field]) => field !== undefined && field !== null);
  // fromEntries defines the fields: a field called __proto__ stays a field.
  const fields: Fields = Object.fromEntries(entries);
  return Object.entries(shape).every(([name, field]) => !isNeeded(field) || isGiven(fields[name])) ? fields : undefined;
}

const isGiven = (value: unknown) => value !== undefined && value !== '';

function isNeeded(field: Field): boolean {
  return typeof field === 'string' ? field.endsWith('!') : 'must' in field;
}

function fieldOf(shape: AnyShape, name: string): Field {
  return (Object.hasOwn(shape, name) ? shape[name] : undefined) ?? 'raw';
}

function readField(field: Field, raw: unknown): unknown {
  if (typeof field === 'string') return scalars[field.replace('!', '') as Scalar](raw);
  if ('object' in field) return readAnswer(field.object, raw);
  return Array.isArray(raw)
    ? raw.map((item) => readAnswer(field.list, item)).filter((item) => item !== undefined)
    : undefined;
}
