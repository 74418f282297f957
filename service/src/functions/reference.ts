import { referenceRoutes } from '../routes/reference-routes.ts';
import { httpFunction } from './http-function.ts';

export const handler: ReturnType<typeof httpFunction> = httpFunction(referenceRoutes);
