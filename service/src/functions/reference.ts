import { createApp } from '../http/router.ts';
import { describedAddresses } from '../routes/openapi-route.ts';
import { referenceRoutes } from '../routes/reference-routes.ts';
import { tellVisitor } from '../routes/tell-visitor.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';
import { publicServiceOfLambda } from './invocation.ts';

/** Also whatever no other function has: a wrong address, or a method that an address does not know. */
const app = createApp(referenceRoutes, tellVisitor, describedAddresses);

export const handler: HttpFunction = httpFunction(app, publicServiceOfLambda());
