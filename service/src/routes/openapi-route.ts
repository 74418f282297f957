import { json } from '../http/message.ts';
import { anybody, type Route } from '../http/route.ts';
import type { PublicService } from '../service.ts';
import document from './openapi.json' with { type: 'json' };
import { returnUrlPattern } from './return-url.ts';

export const openApiRoute: Route<PublicService> = {
  name: 'openApi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'The API as an OpenAPI 3.1 document',
  access: anybody,
  answers: { 200: 'Document' },
  handle: ({ settings }) => json(200, servedDocument(settings)),
};

/** With what the settings say: where the service is, and which addresses a payer may be sent back to. */
export function servedDocument({ publicUrl, returnSchemes }: PublicService['settings']) {
  const { components } = document;
  const schemas = Object.entries(components.schemas).map(([name, schema]) => {
    const { returnUrl, ...others } = schema.properties as { readonly returnUrl?: object };
    if (returnUrl === undefined || !name.startsWith('New')) return [name, schema];
    const pattern = returnUrlPattern(returnSchemes);
    return [name, { ...schema, properties: { ...others, returnUrl: { ...returnUrl, pattern } } }];
  });
  const known = { ...components, schemas: Object.fromEntries(schemas) as Record<string, object> };
  return { ...document, servers: [{ url: publicUrl }], components: known };
}

/** Every address that it describes, with its methods. */
export const describedAddresses: readonly { readonly method: string; readonly path: string }[] = Object.entries(
  document.paths,
).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })));
