import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { cancellationRoutes } from './cancellation-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { payerRoutes } from './payer-routes.ts';
import { reconciliationRoutes } from './reconciliations.ts';
import { docsRoutes, referenceRoutes } from './reference-routes.ts';
import { reportRoutes } from './reports.ts';
import { shopRoutes } from './shop-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

interface Deployed {
  readonly functions: Readonly<Record<string, { readonly events: readonly { readonly httpApi?: string }[] }>>;
}

const text = readFileSync(join(import.meta.dirname, '../../../serverless.yml'), 'utf8');
const { functions } = parse(text, { logLevel: 'error' }) as Deployed;

const addressesOf = (routes: readonly { readonly method: string; readonly path: string }[]) =>
  routes.map(({ method, path }) => `${method} ${path}`);

test('the functions answer exactly the routes that serverless.yml gives them; the last one answers all the others', () => {
  const deployed = Object.entries(functions).map(([name, { events }]) => [
    name,
    events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [httpApi])),
  ]);
  expect(Object.fromEntries(deployed)).toEqual({
    checkout: addressesOf(payerRoutes),
    payments: addressesOf(shopRoutes),
    cancellations: addressesOf(cancellationRoutes),
    subscriptions: addressesOf(subscriptionRoutes),
    events: addressesOf(eventRoutes),
    reports: addressesOf([...reportRoutes, ...reconciliationRoutes]),
    // One line stands for all of its pages, so that a new one needs no new route at the gateway.
    console: ['GET /console', 'GET /console/{page+}', 'POST /console/{page+}'],
    reference: [...addressesOf([...referenceRoutes, ...docsRoutes]), '*'],
    deliver: [],
    wake: [],
  });
});
