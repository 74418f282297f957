import { json } from '../http/message.ts';
import { anybody, type Route } from '../http/route.ts';
import type { PublicService } from '../service.ts';
import { openApiDocument } from './openapi.ts';
import { payerRoutes } from './payer-routes.ts';
import { shopRoutes } from './shop-routes.ts';

export const openApiRoute: Route<PublicService> = {
  name: 'openApi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'The API as an OpenAPI 3.1 document',
  access: anybody,
  answers: { 200: 'Document' },
  handle: ({ settings }) => json(200, openApiDocument(settings, [...shopRoutes, ...payerRoutes])),
};
