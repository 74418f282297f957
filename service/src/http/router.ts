import { parse } from 'regexparam';
import type { PublicService, Service } from '../service.ts';
import type { Answer, Request } from './message.ts';
import { Problem, problemAnswer } from './problem.ts';

export type Handle<W = Service> = (
  service: W,
  request: Request,
  params: Readonly<Record<string, string>>,
) => Promise<Answer> | Answer;

/**
 * `GET /v1/payments/:id` and what answers it: a function's routes are data, held against `serverless.yml` by a test.
 */
export type Routes<W = Service> = Readonly<Record<string, Handle<W>>>;

/** Answers a request by its route; a thrown `Problem` is its answer, anything else is ours to mend. */
export function createApp<W extends PublicService>(
  routes: Routes<W>,
): (service: W, request: Request) => Promise<Answer> {
  const parsed = Object.entries(routes).map(([route, handle]) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, handle, ...parse(path) };
  });
  return async (service, request) => {
    try {
      const here = parsed.filter((route) => route.pattern.test(request.path));
      const route = here.find(({ method }) => method === request.method);
      if (route) return await route.handle(service, request, paramsOf(route, request.path));
      if (here.length === 0) throw new Problem('not_found');
      throw new Problem('method_not_allowed', { headers: { allow: here.map(({ method }) => method).join(', ') } });
    } catch (error) {
      if (error instanceof Problem) return problemAnswer(error);
      service.log('error', 'request_failed', { error: describe(error), reason: (error as { reason?: string }).reason });
      return problemAnswer(new Problem('internal_error', { detail: `Request ${request.id}` }));
    }
  };
}

const paramsOf = ({ keys, pattern }: { keys: string[]; pattern: RegExp }, path: string): Record<string, string> => {
  const values = pattern.exec(path)?.slice(1) ?? [];
  return Object.fromEntries(keys.map((key, at) => [key, values[at] ?? '']));
};

/** An unforeseen error's name and place; its message could hold what a log must not. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const trace = error.stack?.replace(error.message, '').split('\n');
  const place = trace?.find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${error.name} ${place.trim()}`;
};
