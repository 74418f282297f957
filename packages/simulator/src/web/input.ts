import * as v from 'valibot';
import { readBody } from '../api/parameters.ts';
import { Refusal } from '../core/codes.ts';
import { PayerError } from '../core/payer.ts';

const bad = (message: string) => new PayerError('invalid', message);

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad('The body is not JSON.');
  }
}

/** A form, or JSON under any other name: the guard has seen to it that the request comes from here. */
async function readInput(request: Request): Promise<unknown> {
  let text: string;
  try {
    text = await readBody(request);
  } catch (error) {
    throw error instanceof Refusal ? bad('The body is too large.') : error;
  }
  if (text === '') return {};
  const isForm = (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  return isForm ? Object.fromEntries(new URLSearchParams(text)) : fromJson(text);
}

/** The body as the schema has it, or a `PayerError` that names the field. */
export async function validInput<T extends v.GenericSchema>(request: Request, schema: T): Promise<v.InferOutput<T>> {
  const result = v.safeParse(schema, await readInput(request), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  throw bad(
    field ? `${field} is wrong: ${issue.message}` : 'The body must be an object with the fields of the schema.',
  );
}
