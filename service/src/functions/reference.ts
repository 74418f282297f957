import { referenceRoutes } from '../routes/reference-routes.ts';
import { publicWorldOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(referenceRoutes, publicWorldOfLambda());
