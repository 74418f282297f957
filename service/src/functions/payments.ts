import { shopRoutes } from '../routes/shop-routes.ts';
import { httpFunction } from './http-function.ts';

export const handler: ReturnType<typeof httpFunction> = httpFunction(shopRoutes);
