import { payerRoutes } from '../routes/payer-routes.ts';
import { httpFunction } from './http-function.ts';

export const handler: ReturnType<typeof httpFunction> = httpFunction(payerRoutes);
