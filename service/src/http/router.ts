import { addRoute, createRouter, findAllRoutes, findRoute } from 'rou3';
import type { PublicWorld, World } from '../world.ts';
import type { Answer, Request } from './message.ts';
import { Problem, problemAnswer } from './problem.ts';

export type Handle<W = World> = (
  world: W,
  request: Request,
  params: Readonly<Record<string, string>>,
) => Promise<Answer> | Answer;

/** `GET /v1/payments/:id` and what answers it: a function's routes are data, held against `serverless.yml` by a test. */
export type Routes<W = World> = Readonly<Record<string, Handle<W>>>;

/** Answers a request by its route; a thrown `Problem` is its answer, anything else is ours to mend. */
export function createApp<W extends PublicWorld>(routes: Routes<W>): (world: W, request: Request) => Promise<Answer> {
  const router = createRouter<{ method: string; handle: Handle<W> }>();
  for (const [route, handle] of Object.entries(routes)) {
    const [method = '', path = ''] = route.split(' ');
    addRoute(router, method, path, { method, handle });
  }
  return async (world, request) => {
    try {
      const found = findRoute(router, request.method, request.path);
      if (found) return await found.data.handle(world, request, found.params ?? {});
      throw notFound(router, request);
    } catch (error) {
      if (error instanceof Problem) return problemAnswer(error);
      world.log('error', 'request_failed', { error: describe(error) });
      return problemAnswer(new Problem('internal_error', { detail: `Request ${request.id}` }));
    }
  };
}

function notFound(router: ReturnType<typeof createRouter>, request: Request): Problem {
  const allowed = ['GET', 'HEAD', 'POST'].filter((method) => findAllRoutes(router, method, request.path).length > 0);
  if (allowed.length === 0) return new Problem('not_found');
  return new Problem('method_not_allowed', { headers: { allow: allowed.join(', ') } });
}

/** An unforeseen error's name and place; its message could hold what a log must not. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  return `${error.name} ${place.trim()}`;
};
