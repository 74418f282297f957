import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A route of the HTTP API: `GET /checkout/{link}`, or `$default` for whatever no other one fits. */
export interface Route {
  readonly routeKey: string;
  /** The function that answers, by its name in `serverless.yml`. */
  readonly functionKey: string;
}

interface Service {
  readonly functions: Readonly<Record<string, { readonly events?: readonly { readonly httpApi?: string }[] }>>;
}

/** The routes that a deployment would make. */
export function readRoutes(file = join(import.meta.dirname, '../serverless.yml')): readonly Route[] {
  const { functions } = parse(readFileSync(file, 'utf8'), { logLevel: 'error' }) as Service;
  return Object.entries(functions).flatMap(([functionKey, { events = [] }]) =>
    events.flatMap(({ httpApi }) =>
      httpApi === undefined ? [] : [{ functionKey, routeKey: httpApi === '*' ? '$default' : httpApi }],
    ),
  );
}

const isParameter = (segment: string) => /^\{\w+\}$/.test(segment);

function fits(routeKey: string, method: string, path: string): boolean {
  const [routeMethod, routePath = ''] = routeKey.split(' ');
  const wanted = routePath.split('/');
  const given = path.split('/');
  return (
    routeMethod === method &&
    wanted.length === given.length &&
    wanted.every((segment, at) => segment === given[at] || (isParameter(segment) && given[at] !== ''))
  );
}

const parametersOf = ({ routeKey }: Route) => routeKey.split('/').filter(isParameter).length;

/** The route that the HTTP API would choose: the one with the fewest parameters, and else `$default`. */
export function routeOf(routes: readonly Route[], method: string, path: string): Route | undefined {
  const fitting = routes.filter(({ routeKey }) => fits(routeKey, method, path));
  const [best] = fitting.sort((one, other) => parametersOf(one) - parametersOf(other));
  return best ?? routes.find(({ routeKey }) => routeKey === '$default');
}
