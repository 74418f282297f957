import { expect } from 'vitest';
import type { Answer } from '../service/src/http/message.ts';
import { servedDocument } from '../service/src/routes/openapi-route.ts';
import { publicUrl } from '../world/world.ts';
import { faultsOf, type JsonSchema } from './json-schema.ts';

interface Described {
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

const document = servedDocument({ publicUrl, returnSchemes: [] }) as unknown as JsonSchema & {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Described>> }>>>
  >;
  readonly webhooks: Readonly<Record<string, { readonly post: { readonly requestBody: Described } }>>;
};

/** What an endpoint is sent is as the OpenAPI document has it for its type, to the last field. */
export function expectDocumentedEvent(body: { readonly type?: string }): void {
  const described = document.webhooks[body.type ?? '']?.post.requestBody.content['application/json']?.schema;
  expect(described, body.type).toBeDefined();
  expect(faultsOf(described ?? {}, body, document), JSON.stringify(body)).toEqual([]);
}

/** The answer is one that the OpenAPI document has for this operation (`POST /v1/payments`), to the last field. */
export function expectDocumented(operation: string, answer: Answer): void {
  const [method = '', path = ''] = operation.split(' ');
  const described = document.paths[path]?.[method.toLowerCase()]?.responses[answer.status];
  expect(described, `${operation} has no ${answer.status}`).toBeDefined();
  const type = answer.headers['content-type']?.split(';')[0] ?? '';
  const schema = described?.content[type]?.schema;
  expect(schema, `${operation} ${answer.status} has no ${type}`).toBeDefined();
  expect(faultsOf(schema ?? {}, JSON.parse(answer.body), document), answer.body).toEqual([]);
}
