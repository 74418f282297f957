import type { PublicService, Service } from '../service.ts';
import type { Answer, Request } from './message.ts';
import { Problem, problemAnswer } from './problem.ts';
import type { PathValues, Route } from './route.ts';
import { validate } from './validate.ts';

export type App<W = Service> = (service: W, request: Request) => Promise<Answer>;

/** Puts a problem into words for whoever asked; `route` is absent when no route was found. */
export type Tell<W = PublicService> = (service: W, problem: Problem, request: Request, route?: Route<never>) => Answer;

/** What is known of a route of another function. */
interface Address {
  readonly method: string;
  readonly path: string;
}

const tellProgram: Tell = (_service, problem) => problemAnswer(problem);

/**
 * Answers a request by its route; a thrown `Problem` is its answer, anything else is ours to mend. `elsewhere` are the
 * routes of other functions: an address of theirs is none of ours, but its methods are known.
 */
export function createApp<W extends PublicService>(
  routes: readonly Route<W>[],
  tell: Tell<W> = tellProgram,
  elsewhere: readonly Address[] = [],
): App<W> {
  return async (service, request) => {
    const route = routes.find(({ method, path }) => method === request.method && match(path, request.path));
    try {
      if (route === undefined) throw noRoute(request, [...routes, ...elsewhere]);
      return await run(service, route, request, match(route.path, request.path) ?? {});
    } catch (error) {
      return tell(service, problemOf(service, error, request), request, route);
    }
  };
}

/** What stands in the braces of a route's path; `undefined` for an address that is not the route's. */
function match(routePath: string, path: string): PathValues | undefined {
  if (!routePath.includes('{')) return routePath === path ? {} : undefined;
  return patternOf(routePath).exec(path)?.groups;
}

const patterns = new Map<string, RegExp>();

/** The path of a route as an expression, its braces as named groups; made once, when it is first asked for. */
function patternOf(path: string): RegExp {
  const pattern =
    patterns.get(path) ?? new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  patterns.set(path, pattern);
  return pattern;
}

function noRoute({ method, path }: Request, known: readonly Address[]): Problem {
  const here = known.filter((route) => match(route.path, path) !== undefined);
  const methods: string[] = [...new Set(here.map((route) => route.method))];
  if (methods.length === 0 || methods.includes(method)) return new Problem('not_found');
  return new Problem('method_not_allowed', { headers: { allow: methods.join(', ') } });
}

/** First who asks, then what: a stranger learns nothing from the way a request is refused. */
async function run<W>(service: W, route: Route<W>, request: Request, path: PathValues): Promise<Answer> {
  const caller = await route.access.admit(service, request, path);
  route.body?.assertJson(request);
  // What others hang on a payer's link is theirs; it must not keep anybody from paying.
  if (request.notUtf8 !== undefined && route.access.by !== 'signed link') {
    throw new Problem('not_utf8', { detail: request.notUtf8 });
  }
  const query = route.query && validate(route.query, request.query);
  const body = route.body?.read(request);
  const answer = await route.handle(service, { request, path, caller, query, body });
  await route.access.after?.(service, caller);
  return answer;
}

function problemOf(service: PublicService, error: unknown, request: Request): Problem {
  if (error instanceof Problem) return error;
  // Why, and where something was asked, as far as the error can tell: the table's can.
  const { reason, place } = error as { reason?: string; place?: string };
  service.log('error', 'request_failed', { error: describe(error), reason, place });
  return new Problem('internal_error', { detail: `Request ${request.id}` });
}

/** An unforeseen error's name and place; its message could hold what a log must not. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const trace = error.stack?.replace(error.message, '').split('\n');
  const place = trace?.find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${error.name} ${place.trim()}`;
};
