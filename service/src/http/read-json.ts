import type { GenericSchema } from 'valibot';
import type { Request } from './message.ts';
import { Problem } from './problem.ts';
import { validate } from './validate.ts';

/** How a route reads its body; only functions with such a route carry the code for it. */
export interface JsonBody<T> {
  readonly schema: GenericSchema<unknown, T>;
  /** Throws a `Problem` unless the body is called JSON. */
  assertJson(request: Request): void;
  read(request: Request): T;
}

/** A body of JSON that is as the schema describes it. */
export const jsonBody = <T>(schema: GenericSchema<unknown, T>): JsonBody<T> => ({
  schema,
  assertJson,
  read: (request) => validate(schema, readJson(request)),
});

/** The longest body that is read, in characters; an order is a few hundred. */
const bodyMax = 16_384;

const jsonType = /^application\/([\w.-]+\+)?json[ \t]*(;|$)/i;
const otherCharset = /;[ \t]*charset[ \t]*=(?![ \t]*"?utf-?8\b)/i;

/** The body has to be called JSON: a form, or a page of another site, cannot do that by accident. */
function assertJson({ headers }: Request): void {
  const type = headers['content-type'] ?? '';
  if (!jsonType.test(type) || otherCharset.test(type)) throw otherType(type);
}

/** The JSON of a request, not looked at yet. */
function readJson({ body }: Request): unknown {
  if (body.length > bodyMax) throw new Problem('body_too_large');
  try {
    return JSON.parse(body);
  } catch {
    throw new Problem('invalid_json');
  }
}

function otherType(type: string): Problem {
  // What curl says by itself when it is given data.
  const hint = /x-www-form-urlencoded/i.test(type) ? " With curl: -H 'Content-Type: application/json'." : '';
  return new Problem('unsupported_media_type', {
    detail: `The body must be sent as application/json, in UTF-8.${hint}`,
  });
}
