import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { livePath } from '../live/route.ts';
import type { ControlRoute } from './route.ts';
import { controlCalls } from './routes.ts';
import { errorAnswer } from './schemas.ts';

/** Checks that JSON Schema cannot say (a documented code) are left to the call itself. */
function jsonSchema(schema: v.GenericSchema) {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
  return rest;
}

const json = (schema: v.GenericSchema) => ({ content: { 'application/json': { schema: jsonSchema(schema) } } });

const refusals: Readonly<Record<string, string>> = {
  400: 'The body is wrong',
  403: 'The request comes from another site',
  404: 'No such payment or subscription',
  409: 'Not possible in this state',
};

/** What stands in the path, then what may stand in the query. */
function parametersOf({ path, query }: ControlRoute) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const fields = Object.entries(query?.entries ?? {});
  return [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...fields.map(([name, schema]) => ({ name, in: 'query', required: false, schema: jsonSchema(schema) })),
  ];
}

function operation(route: ControlRoute) {
  const { summary, body, answer } = route;
  const parameters = parametersOf(route);
  return {
    summary,
    ...(parameters.length ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, ...json(body) } } : {}),
    responses: {
      200: { description: 'Done', ...json(answer) },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [status, { description, ...json(errorAnswer) }]),
      ),
    },
  };
}

/** One event, in the words of the standard for them. */
const liveEvent = {
  type: 'object',
  properties: {
    event: { const: 'change' },
    id: { type: 'string' },
    data: { type: 'string', description: '{"version","kinds"} as JSON' },
    retry: { type: 'integer', description: 'milliseconds' },
  },
  required: ['event', 'data'],
};

const live = {
  summary: 'Server-sent events: `change` whenever something has changed',
  responses: { 200: { description: 'Goes on and on', content: { 'text/event-stream': { schema: liveEvent } } } },
};

/** The OpenAPI 3.1 document of `/_sim`, from the same table and schemas that answer the requests. */
export function openApiDocument(baseUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of controlCalls) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  paths[livePath] = { get: live };
  return {
    openapi: '3.1.0',
    info: {
      title: 'KakaoPay simulator',
      version: '1',
      description: 'Acts of the payer, the books, the clock and the faults of a simulated KakaoPay.',
    },
    servers: [{ url: baseUrl }],
    paths,
  };
}
