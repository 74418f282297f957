import type { Route } from '../http/route.ts';
import { cancellationRoutes } from './cancellation-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { payerRoutes } from './payer-routes.ts';
import { reconciliationRoutes } from './reconciliations.ts';
import { reportRoutes } from './reports.ts';
import { shopRoutes } from './shop-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

/** What the OpenAPI document describes. */
export const allRoutes: readonly Route<never>[] = [
  ...shopRoutes,
  ...cancellationRoutes,
  ...subscriptionRoutes,
  ...eventRoutes,
  ...reportRoutes,
  ...reconciliationRoutes,
  ...payerRoutes,
];
