import { createApp } from '../http/router.ts';
import { shopRoutes } from '../routes/shop-routes.ts';
import { serviceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(createApp(shopRoutes), await serviceOfLambda());
