import type { Route } from '../http/route.ts';
import { payerRoutes } from './payer-routes.ts';
import { reportRoutes } from './reports.ts';
import { shopRoutes } from './shop-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

/** What the OpenAPI document describes. */
export const allRoutes: readonly Route[] = [...shopRoutes, ...subscriptionRoutes, ...reportRoutes, ...payerRoutes];
