import * as v from 'valibot';
import { Problem } from './problem.ts';

/** So many errors are told at once; the rest is counted. */
const errorsMax = 10;
/** Of a name that came with the request, so many characters are shown. */
const nameMax = 60;

/** The value as the schema describes it, or a problem that names the fields that are wrong. */
export function validate<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  // To valibot a list is an object as well: one without names, so nothing in it is unknown.
  if (Array.isArray(value)) throw new Problem('invalid_request', { errors: [noObject] });
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  const errors = result.issues.slice(0, errorsMax).map(errorOf);
  const more = result.issues.length - errors.length;
  throw new Problem('invalid_request', { ...(more > 0 && { detail: `There are ${more} more errors.` }), errors });
}

const noObject = { path: '', message: 'The body must be a JSON object' };

/** Messages of a schema are the end of a sentence that begins with the field: "must be text". */
function errorOf(issue: v.BaseIssue<unknown>): { path: string; message: string } {
  const path = (v.getDotPath(issue) ?? '').slice(0, nameMax);
  return { path, message: path === '' ? `The body ${issue.message}` : `\`${path}\` ${issue.message}` };
}

/** What an object says of a member that is missing or that it does not know; `hints` by the name that was used. */
export const objectMessage =
  (hints: Readonly<Record<string, string>> = {}) =>
  (issue: v.BaseIssue<unknown>): string => {
    const key = issue.path?.[0].key;
    if (key === undefined) return 'must be a JSON object';
    if (issue.expected !== 'never') return 'is missing';
    const hint = Object.hasOwn(hints, String(key)) ? hints[String(key)] : undefined;
    return hint === undefined ? 'is not known here' : `is KakaoPay's name: use \`${hint}\``;
  };
