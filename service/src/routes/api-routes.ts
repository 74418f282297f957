import type { Route } from '../http/route.ts';
import type { EventsService, Service } from '../service.ts';
import { cancellationRoutes } from './cancellation-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { reconciliationRoutes } from './reconciliations.ts';
import { reportRoutes } from './reports.ts';
import { shopRoutes } from './shop-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

/** All that takes an API key, whichever function answers it. */
export const apiRoutes: readonly Route<Service & EventsService>[] = [
  ...shopRoutes,
  ...cancellationRoutes,
  ...subscriptionRoutes,
  ...eventRoutes,
  ...reportRoutes,
  ...reconciliationRoutes,
];
