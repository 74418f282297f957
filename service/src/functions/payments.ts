import { shopRoutes } from '../routes/shop-routes.ts';
import { serviceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(shopRoutes, await serviceOfLambda());
