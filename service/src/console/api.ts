import type { Answer } from '../http/message.ts';
import { Problem, type ProblemCode, type ProblemDetails } from '../http/problem.ts';
import { createApp } from '../http/router.ts';
import { apiRoutes } from '../routes/api-routes.ts';
import { actorOf, type Operator } from './access/operators.ts';
import { roles } from './access/roles.ts';
import type { ConsoleService } from './service.ts';

const app = createApp<ConsoleService>(apiRoutes);

type Query = Readonly<Record<string, string | undefined>>;

/** The service's own API, as one operator may use it. A problem of the API is thrown as it is. */
export interface Api {
  get<View>(path: string, query?: Query): Promise<View>;
  /** The answer as it is: CSV for instance. */
  read(path: string, query?: Query): Promise<Answer>;
  post<View>(path: string, body: object, idempotencyKey?: string): Promise<View>;
  patch<View>(path: string, body: object): Promise<View>;
}

export type ActingOperator = Pick<Operator, 'name' | 'role'>;

/**
 * The console is a client of the API, without the way there: the same routes, checks and answers, so that nothing here
 * can do what the API cannot. What the operator may do is what the role's scopes allow.
 */
export function apiFor(service: ConsoleService, { name, role }: ActingOperator, requestId: string): Api {
  const caller = { id: actorOf(name), scopes: roles[role] };
  const ask = async (method: string, path: string, more: { query?: Query; headers?: Query; body?: string }) => {
    const { query = {}, headers = {}, body = '' } = more;
    const request = { method, path, query: given(query), headers: given(headers), body, id: requestId, caller };
    const answer = await app(service, request);
    if (answer.status >= 400) throw problemIn(answer);
    return answer;
  };
  const send = async <View>(method: string, path: string, body: object, key?: string): Promise<View> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    return viewIn<View>(await ask(method, path, { headers, body: JSON.stringify(body) }));
  };
  return {
    get: async <View>(path: string, query?: Query) => viewIn<View>(await ask('GET', path, query ? { query } : {})),
    read: (path, query) => ask('GET', path, query ? { query } : {}),
    post: (path, body, key) => send('POST', path, body, key),
    patch: (path, body) => send('PATCH', path, body),
  };
}

const given = (values: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1])));

const viewIn = <View>({ body }: Answer): View => (body === '' ? undefined : JSON.parse(body)) as View;

function problemIn({ body }: Answer): Problem {
  const { code, ...details } = JSON.parse(body) as ProblemDetails & { readonly code: ProblemCode };
  return new Problem(code, details);
}
