import { eventMeanings } from '../webhooks/meanings.ts';
import { ref } from './openapi-parts.ts';
import { type JsonSchema, schemaOf } from './openapi-schema.ts';
import { payloads } from './webhook-payloads.ts';

const said: Readonly<Record<string, string>> = {
  ...eventMeanings,
  'webhook.test': 'What `POST /v1/webhook-endpoints/{id}/test` sends.',
};

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

const headers = [
  header('webhook-id', 'The id of the event, the same on every try.'),
  header('webhook-timestamp', 'When this try was made, in seconds since 1970.'),
  header('webhook-signature', 'One or more of `v1,<base64>`, separated by spaces: standardwebhooks.com.'),
];

const responses = {
  '2XX': { description: 'It has arrived, and is not sent again.' },
  '410': { description: 'Nobody is here any more: the endpoint is disabled.' },
};

const nameOf = (kind: string): string => `${kind[0]?.toUpperCase()}${kind.slice(1)}Event`;

/** What endpoints are sent, by the type of the event. */
export const webhooks = (): Readonly<Record<string, object>> =>
  Object.fromEntries(Object.entries(said).map(([type, summary]) => [type, { post: operationOf(type, summary) }]));

const operationOf = (type: string, summary: string) => ({
  summary,
  security: [],
  parameters: headers,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: ref(nameOf(type.split('.')[0] ?? '')) } },
  },
  responses,
});

export const webhookSchemas = (): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(Object.entries(payloads).map(([kind, of]) => [nameOf(kind), schemaOf(of, 'output')]));
