import { createApp } from '../http/router.ts';
import { eventRoutes } from '../routes/event-routes.ts';
import { tellerOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(createApp(eventRoutes), await tellerOfLambda());
