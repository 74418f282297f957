import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A route of the HTTP API: `GET /checkout/{link}`, or `$default` for whatever no other one fits. */
export interface Route {
  readonly routeKey: string;
  /** The function that answers, by its name in `serverless.yml`. */
  readonly functionKey: string;
}

interface LambdaFunction {
  readonly handler: string;
  readonly events?: readonly { readonly httpApi?: string }[];
}

function readFunctions(): Readonly<Record<string, LambdaFunction>> {
  const text = readFileSync(join(import.meta.dirname, '../serverless.yml'), 'utf8');
  return (parse(text, { logLevel: 'error' }) as { functions: Record<string, LambdaFunction> }).functions;
}

/** Where each function stands, from the root and without an ending. */
export const readHandlers = (): readonly string[] =>
  Object.values(readFunctions()).map(({ handler }) => handler.replace(/\.handler$/, ''));

/** The routes that a deployment would make. */
export function readRoutes(): readonly Route[] {
  return Object.entries(readFunctions()).flatMap(([functionKey, { events = [] }]) =>
    events.flatMap(({ httpApi }) =>
      httpApi === undefined ? [] : [{ functionKey, routeKey: httpApi === '*' ? '$default' : httpApi }],
    ),
  );
}

const isParameter = (segment: string) => /^\{\w+\+?\}$/.test(segment);
/** Stands for all that follows. */
const isGreedy = (segment = '') => segment.endsWith('+}');

function fits(routeKey: string, method: string, path: string): boolean {
  const [routeMethod, routePath = ''] = routeKey.split(' ');
  const wanted = routePath.split('/');
  const given = path.split('/');
  return (
    routeMethod === method &&
    (isGreedy(wanted.at(-1)) ? wanted.length <= given.length : wanted.length === given.length) &&
    wanted.every((segment, at) => segment === given[at] || (isParameter(segment) && given[at] !== ''))
  );
}

/** One that stands for all that follows comes last. */
const parametersOf = ({ routeKey }: Route) => {
  const parameters = routeKey.split('/').filter(isParameter);
  return parameters.length + (parameters.some(isGreedy) ? 100 : 0);
};

/** The route that the HTTP API would choose: the one with the fewest parameters, and else `$default`. */
export function routeOf(routes: readonly Route[], method: string, path: string): Route | undefined {
  const fitting = routes.filter(({ routeKey }) => fits(routeKey, method, path));
  const [best] = fitting.sort((one, other) => parametersOf(one) - parametersOf(other));
  return best ?? routes.find(({ routeKey }) => routeKey === '$default');
}
