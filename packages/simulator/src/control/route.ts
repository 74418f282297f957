import type * as v from 'valibot';
import type { Control } from './control.ts';

/** One call of `/_sim`. `id` is what the path names, `input` is the body or query as the schema has it. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly body?: v.GenericSchema;
  readonly query?: v.ObjectSchema<v.ObjectEntries, undefined>;
  readonly answer: v.GenericSchema;
  readonly run: (control: Control, id: string, input: unknown) => unknown;
  /** Where a browser's form goes on to; back to the list when there is none. */
  readonly next?: (answer: unknown) => string;
}

export function route<T extends v.GenericSchema>(
  row: Omit<ControlRoute, 'run' | 'method' | 'body'> & {
    readonly body: T;
    readonly run: (control: Control, id: string, body: v.InferOutput<T>) => unknown;
  },
): ControlRoute {
  return { ...row, method: 'POST', run: (control, id, body) => row.run(control, id, body as v.InferOutput<T>) };
}

/** A list of GET, a page at a time. */
export function list<T extends v.ObjectSchema<v.ObjectEntries, undefined>>(
  row: Omit<ControlRoute, 'run' | 'method' | 'query'> & {
    readonly query: T;
    readonly run: (control: Control, range: v.InferOutput<T>) => unknown;
  },
): ControlRoute {
  return { ...row, method: 'GET', run: (control, _id, query) => row.run(control, query as v.InferOutput<T>) };
}

/** One more than asked for tells whether there is another page. */
export function paged<T>(limit: number, idOf: (one: T) => string, read: (limit: number) => readonly T[]) {
  const found = read(limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { page, next: found.length > limit && last !== undefined ? { next: idOf(last) } : {} };
}
