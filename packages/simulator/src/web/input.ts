import * as v from 'valibot';
import { PayerError } from '../core/payer.ts';
import { type Message, mediaType } from '../message.ts';
import { bodyText, formFields, Unreadable } from '../text.ts';

const bad = (message: string) => new PayerError('invalid', message);

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad('The body is not JSON.');
  }
}

/** A field left empty is one that was not filled in. */
const fromForm = (text: string) => Object.fromEntries(formFields(text).filter(([, value]) => value !== ''));

/**
 * A form, or JSON under any name: the guard has seen to it that the request comes from here. `curl -d '{…}'` calls its
 * JSON a form, so the first character decides.
 */
function readInput(message: Message): unknown {
  const text = bodyText(message).trim();
  if (text === '') return {};
  const isForm = mediaType(message) === 'application/x-www-form-urlencoded' && !text.startsWith('{');
  return isForm ? fromForm(text) : fromJson(text);
}

function valid<T extends v.GenericSchema>(input: unknown, schema: T): v.InferOutput<T> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  throw bad(
    field ? `${field} is wrong: ${issue.message}` : 'The body must be an object with the fields of the schema.',
  );
}

/** Runs `read`, with what cannot be read as a `PayerError` too. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Unreadable ? bad(`The ${error.message}.`) : error;
  }
}

/** The body as the schema has it, or a `PayerError` that names the field. */
export const validInput = <T extends v.GenericSchema>(message: Message, schema: T): v.InferOutput<T> =>
  valid(
    readable(() => readInput(message)),
    schema,
  );

/** The same for the query, which is no form: what is there is meant. */
export const validQuery = <T extends v.GenericSchema>({ query }: Message, schema: T): v.InferOutput<T> =>
  valid(
    readable(() => Object.fromEntries(formFields(query))),
    schema,
  );
