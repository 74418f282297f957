import { createApp } from '../http/router.ts';
import { subscriptionRoutes } from '../routes/subscription-routes.ts';
import { serviceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(createApp(subscriptionRoutes), await serviceOfLambda());
