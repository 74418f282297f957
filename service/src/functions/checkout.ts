import { createApp } from '../http/router.ts';
import { payerRoutes } from '../routes/payer-routes.ts';
import { tellVisitor } from '../routes/tell-visitor.ts';
import { serviceWithoutListsOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(
  createApp(payerRoutes, tellVisitor),
  await serviceWithoutListsOfLambda(),
);
