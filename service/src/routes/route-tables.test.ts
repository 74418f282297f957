import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { payerRoutes } from './payer-routes.ts';
import { referenceRoutes } from './reference-routes.ts';
import { shopRoutes } from './shop-routes.ts';

const lines = readFileSync(join(import.meta.dirname, '../../../serverless.yml'), 'utf8').split('\n');

/** The `httpApi` routes of each function: what `serverless.yml` says between one function's name and the next. */
function deployedRoutes(): Record<string, string[]> {
  const routes: Record<string, string[]> = {};
  const start = lines.indexOf('functions:') + 1;
  const length = lines.slice(start).findIndex((line) => /^\S/.test(line));
  let current = '';
  for (const line of lines.slice(start, start + length)) {
    current = /^ {2}(\w+):/.exec(line)?.[1] ?? current;
    const route = /^\s+- httpApi: ([^#]+?)(?: #.*)?$/.exec(line)?.[1];
    if (route !== undefined) routes[current] = [...(routes[current] ?? []), route.replace(/\{(\w+)\}/g, ':$1')];
  }
  return routes;
}

test('the functions answer exactly the routes that serverless.yml gives them, and one of them all that is left', () => {
  expect(deployedRoutes()).toEqual({
    checkout: Object.keys(payerRoutes),
    payments: Object.keys(shopRoutes),
    reference: [...Object.keys(referenceRoutes), "'*'"],
  });
});
