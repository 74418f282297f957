import type { Routes } from '../http/router.ts';
import type { PublicService } from '../service.ts';
import { openApiRoute } from './openapi.ts';
import { problemsRoute } from './problems.ts';

/** What people and programs read about the API. */
export const referenceRoutes: Routes<PublicService> = {
  'GET /openapi.json': openApiRoute,
  'GET /problems': problemsRoute,
};
