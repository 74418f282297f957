import { payerRoutes } from '../routes/payer-routes.ts';
import { worldOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(payerRoutes, await worldOfLambda());
