import type { Routes } from '../http/router.ts';
import type { PublicWorld } from '../world.ts';
import { openApiRoute } from './openapi.ts';
import { problemsRoute } from './problems.ts';

/** What people and programs read about the API. */
export const referenceRoutes: Routes<PublicWorld> = {
  'GET /openapi.json': openApiRoute,
  'GET /problems': problemsRoute,
};
