import * as v from 'valibot';
import { Problem } from './problem.ts';

/** The longest body that is read, in characters; an order is a few hundred. */
const bodyMax = 16_384;

/** The value as the schema describes it, or a problem that names every field that is wrong. */
export function validate<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const errors = result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
  throw new Problem('invalid_request', { errors });
}

export function parseJson(body: string): unknown {
  if (body.length > bodyMax) throw new Problem('body_too_large');
  try {
    return JSON.parse(body);
  } catch {
    throw new Problem('invalid_json');
  }
}
