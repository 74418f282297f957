import type { Route } from '../http/route.ts';
import { apiRoutes } from './api-routes.ts';
import { payerRoutes } from './payer-routes.ts';

/** What the OpenAPI document describes. */
export const allRoutes: readonly Route<never>[] = [...apiRoutes, ...payerRoutes];
