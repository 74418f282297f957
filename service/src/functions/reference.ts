import { createApp } from '../http/router.ts';
import { payerRoutes } from '../routes/payer-routes.ts';
import { referenceRoutes } from '../routes/reference-routes.ts';
import { shopRoutes } from '../routes/shop-routes.ts';
import { subscriptionRoutes } from '../routes/subscription-routes.ts';
import { tellVisitor } from '../routes/tell-visitor.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';
import { publicServiceOfLambda } from './invocation.ts';

/** Also whatever no other function has: a wrong address, or a method that an address does not know. */
const app = createApp(referenceRoutes, tellVisitor, [...payerRoutes, ...shopRoutes, ...subscriptionRoutes]);

export const handler: HttpFunction = httpFunction(app, publicServiceOfLambda());
