import { payerRoutes } from '../routes/payer-routes.ts';
import { serviceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(payerRoutes, await serviceOfLambda());
