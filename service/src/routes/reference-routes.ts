import type { Route } from '../http/route.ts';
import type { PublicService } from '../service.ts';
import { docsRoute } from './docs.ts';
import { openApiRoute } from './openapi-route.ts';
import { problemsRoute } from './problems.ts';

/** What people and programs read about the API. */
export const referenceRoutes: readonly Route<PublicService>[] = [openApiRoute, problemsRoute];

/** Where a stage shows them: in production only when asked to. */
export const docsRoutes: readonly Route<PublicService>[] = [docsRoute];
