import { createApp } from '../http/router.ts';
import { describedAddresses } from '../routes/openapi-route.ts';
import { docsRoutes, referenceRoutes } from '../routes/reference-routes.ts';
import { tellVisitor } from '../routes/tell-visitor.ts';
import { type HttpFunction, httpFunction } from './http-function.ts';
import { publicServiceOfLambda, setting } from './invocation.ts';

const routes = setting('API_DOCS') === 'on' ? [...referenceRoutes, ...docsRoutes] : referenceRoutes;

/** Also whatever no other function has: a wrong address, or a method that an address does not know. */
const app = createApp(routes, tellVisitor, describedAddresses);

export const handler: HttpFunction = httpFunction(app, publicServiceOfLambda());
