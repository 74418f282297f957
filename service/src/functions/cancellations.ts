import { createApp } from '../http/router.ts';
import { cancellationRoutes } from '../routes/cancellation-routes.ts';
import { serviceWithoutListsOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(createApp(cancellationRoutes), await serviceWithoutListsOfLambda());
