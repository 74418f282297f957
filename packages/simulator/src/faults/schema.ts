import * as v from 'valibot';
import { codes, type Extras } from '../core/codes.ts';
import type { Fault, FaultKind } from './fault.ts';
import { faultKindNames, faultKinds, type KindRow, type NumberField, usualOf } from './kinds.ts';

/** The schemas of faults, from the table of kinds: what comes over HTTP, from code, and in the header of a call. */

/** A whole number; a form and a query can only send its digits. */
export const whole = (min: number, max: number) =>
  v.pipe(
    v.union(
      [v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,9}$/), v.transform(Number))],
      'it must be a whole number.',
    ),
    v.number(),
    v.integer('it must be a whole number.'),
    v.minValue(min, `it must be ${min} or more.`),
    v.maxValue(max, `it must be ${max} or less.`),
  );

const chance = v.pipe(
  v.union(
    [v.number(), v.pipe(v.string(), v.regex(/^\d?\.?\d{1,9}$/), v.transform(Number))],
    'it must be a number from 0 to 1.',
  ),
  v.number(),
  v.minValue(0, 'it must be 0 or more.'),
  v.maxValue(1, 'it must be 1 or less.'),
);

const count = whole(1, 1_000_000);
const id = v.pipe(v.string(), v.maxLength(100));
const selectors = {
  tid: v.optional(id),
  orderId: v.optional(id),
  sid: v.optional(id),
  skip: v.optional(whole(0, 1_000_000)),
  every: v.optional(count),
  chance: v.optional(chance),
  times: v.optional(count),
};

/** From code a program can be shown a code that nobody knows yet. */
const anyCode = whole(-99_999, -1);
const documentedCode = v.pipe(
  whole(-9999, -1),
  v.check((code) => Object.hasOwn(codes, code), 'it is not a documented code.'),
);
const choice = (choices: readonly number[]) =>
  v.pipe(
    whole(-9999, 9999),
    v.check((value) => choices.includes(value), `it must be one of ${choices.join(', ')}.`),
  );
const extras = v.object({ method_result_code: v.string(), method_result_message: v.string() });
/** `extras` as a form and a header can say them. */
const flatExtras = { method_result_code: v.optional(v.string()), method_result_message: v.optional(v.string()) };

type Code = typeof documentedCode | typeof anyCode;

function numberSchema(name: string, field: NumberField, code: Code) {
  if (name === 'code' && !('choices' in field)) return code;
  const schema = 'choices' in field ? choice(field.choices) : whole(field.min, field.max);
  return v.optional(schema, usualOf(field));
}

/** The fields that a kind takes of its own. */
function fieldsOf({ numbers = {}, extras: hasExtras, eitherWay }: KindRow, code: Code): v.ObjectEntries {
  const named = Object.entries(numbers).map(([name, field]) => [name, numberSchema(name, field, code)]);
  return {
    ...Object.fromEntries(named),
    ...(eitherWay ? { when: v.optional(v.picklist(['before', 'after'], 'it must be before or after.')) } : {}),
    ...(hasExtras ? { extras: v.optional(extras), ...flatExtras } : {}),
  };
}

/** Puts flat `extras` together. */
function gathered(fields: object): Fault {
  const { method_result_code, method_result_message = '', ...fault } = fields as Partial<Extras>;
  const extras = { method_result_code, method_result_message };
  return (method_result_code === undefined ? fault : { ...fault, extras }) as Fault;
}

/** A name that the schema does not have is a slip of the pen: nothing is left out in silence. */
const strict = <E extends v.ObjectEntries>(entries: E) =>
  v.strictObject(entries, ({ expected }) =>
    expected === 'never' ? 'this fault has no such field.' : 'it is missing.',
  );

const optionOf = (kind: FaultKind, others: v.ObjectEntries, code: Code) =>
  strict({ kind: v.literal(kind), ...others, ...fieldsOf(faultKinds[kind], code) });

const schemaOf = (othersOf: (kind: FaultKind) => v.ObjectEntries, code: Code = documentedCode) =>
  v.pipe(
    v.variant(
      'kind',
      faultKindNames.map((kind) => optionOf(kind, othersOf(kind), code)),
      `it must be one of ${faultKindNames.join(', ')}.`,
    ),
    v.transform((fields) => gathered(fields)),
  );

function callEntry(kind: FaultKind): v.ObjectEntries {
  const { calls } = faultKinds[kind];
  const names = [...calls, 'any' as const];
  return { call: v.optional(v.picklist(names, `${kind} can strike ${calls.join(', ')}, any.`)) };
}

const ruleEntries = (kind: FaultKind) => ({ ...callEntry(kind), ...selectors });

/** A fault that stays until it is removed. */
export const faultBody = schemaOf(ruleEntries);
const faultOfCode = schemaOf(ruleEntries, anyCode);

/** A fault of one call alone. */
export const orderedFault = schemaOf(() => ({}));

/** The first thing that is wrong, by the name of its field. */
export const wrongField = (issue: v.BaseIssue<unknown>): string | undefined => {
  const field = v.getDotPath(issue);
  return field === null ? undefined : `${field} is wrong: ${issue.message}`;
};

/** A fault from code, with the usual value of what it leaves out. */
export function checkFault(fault: Fault): Fault {
  const result = v.safeParse(faultOfCode, fault, { abortEarly: true });
  if (result.success) return result.output;
  throw new TypeError(wrongField(result.issues[0]) ?? 'A fault is an object with a kind.');
}
