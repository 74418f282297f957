import { createApp } from '../http/router.ts';
import { reconciliationRoutes } from '../routes/reconciliations.ts';
import { reportRoutes } from '../routes/reports.ts';
import { readingServiceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(
  createApp([...reportRoutes, ...reconciliationRoutes]),
  readingServiceOfLambda(),
);
