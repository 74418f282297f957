import { referenceRoutes } from '../routes/reference-routes.ts';
import { publicServiceOfLambda } from './environment.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';

export const handler: HttpFunction = httpFunction(referenceRoutes, publicServiceOfLambda());
