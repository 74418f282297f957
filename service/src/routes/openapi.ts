import { type ProblemCode, problems } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { cancellationList, cancellationView } from './cancellation-answers.ts';
import { eventList, eventView, eventWithData, replayView } from './event-answers.ts';
import { answerOf, parameterOf, pathParameterOf, problemSchema, ref } from './openapi-parts.ts';
import { type JsonSchema, schemaOf, withWords } from './openapi-schema.ts';
import { tagOf, tags } from './openapi-tags.ts';
import { webhookSchemas, webhooks } from './openapi-webhooks.ts';
import { paymentList, paymentView } from './payment-answers.ts';
import { reconciliationList, reconciliationView } from './reconciliation-answers.ts';
import { dayReport, monthReport, reportParts } from './report-answers.ts';
import { requestExamples } from './request-examples.ts';
import { requestWords } from './request-words.ts';
import { subscriptionList, subscriptionView } from './subscription-answers.ts';
import { endpointList, endpointView, endpointWithSecret, testDelivery } from './webhook-answers.ts';

/**
 * The OpenAPI 3.1 document, made from the routes and the schemas that validate the requests. It is made when a route
 * changes and kept as `openapi.json`: the function that serves it carries neither the routes nor their schemas.
 */
export function openApiDocument(routes: readonly Route<never>[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'kakaopay-serverless', version: '0.1.0', license: { name: 'MIT', identifier: 'MIT' } },
    externalDocs: { description: 'What each problem, status and reason means, and what to do then', url: '/problems' },
    tags,
    paths,
    webhooks: webhooks(),
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...bodySchemas(routes),
        Payment: schemaOf(paymentView, 'output'),
        PaymentList: schemaOf(paymentList, 'output'),
        Cancellation: schemaOf(cancellationView, 'output'),
        CancellationList: schemaOf(cancellationList, 'output'),
        Subscription: schemaOf(subscriptionView, 'output'),
        SubscriptionList: schemaOf(subscriptionList, 'output'),
        DayReport: schemaOf(dayReport, 'output', reportParts),
        MonthReport: schemaOf(monthReport, 'output', reportParts),
        ...Object.fromEntries(Object.entries(reportParts).map(([name, part]) => [name, schemaOf(part, 'output')])),
        WebhookEndpoint: schemaOf(endpointView, 'output'),
        WebhookEndpointWithSecret: schemaOf(endpointWithSecret, 'output'),
        WebhookEndpointList: schemaOf(endpointList, 'output'),
        TestDelivery: schemaOf(testDelivery, 'output'),
        Event: schemaOf(eventView, 'output'),
        EventWithData: schemaOf(eventWithData, 'output'),
        EventList: schemaOf(eventList, 'output'),
        Replay: schemaOf(replayView, 'output'),
        ...webhookSchemas(),
        Reconciliation: schemaOf(reconciliationView, 'output'),
        ReconciliationList: schemaOf(reconciliationList, 'output'),
        Problem: problemSchema,
      },
    },
  };
}

/** The bodies that are taken, by their titles. */
const bodySchemas = (routes: readonly Route<never>[]): Record<string, JsonSchema> =>
  Object.fromEntries(
    routes.flatMap(({ body }) => {
      if (body === undefined) return [];
      const { title = '', ...schema } = schemaOf(body.schema, 'input');
      return [[title, withWords(schema, requestWords[title])]];
    }),
  );

const operationOf = (route: Route<never>) => ({
  operationId: route.name,
  summary: route.summary,
  tags: [tagOf(route.path)],
  security: route.access.scope === undefined ? [] : [{ apiKey: [route.access.scope] }],
  ...(route.access.scope && { description: `The API key needs the scope \`${route.access.scope}\`.` }),
  parameters: [...pathParameters(route), ...queryParameters(route), ...(route.parameters ?? []).map(parameterOf)],
  ...(route.body && { requestBody: bodyNamed(schemaOf(route.body.schema, 'input').title ?? '') }),
  responses: {
    ...Object.fromEntries(Object.entries(route.answers).map(([status, name]) => [status, answerOf(name)])),
    ...problemResponses(route),
  },
});

const bodyNamed = (title: string) => ({
  required: true,
  content: { 'application/json': { schema: ref(title), example: requestExamples[title] } },
});

const pathParameters = ({ path }: Route<never>) =>
  Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => pathParameterOf(name));

function queryParameters({ name, query }: Route<never>) {
  const { properties = {} } = query ? withWords(schemaOf(query, 'input'), requestWords[name]) : {};
  return Object.entries(properties).map(([name, of]) => ({ name, in: 'query', required: false, schema: of }));
}

/** Problems by their status, as far as this row can come to them. Payers get pages instead. */
function problemResponses(route: Route<never>): Record<string, object> {
  if (route.access.by === 'signed link') return {};
  const content = {
    'application/problem+json': { schema: ref('Problem') },
    ...(route.access.by === 'anybody' && { 'text/html': { schema: { type: 'string' } } }),
  };
  const rows = problemsOf(route).map((code) => ({ code, ...problems[code] }));
  return Object.fromEntries(
    rows.map(({ status }) => {
      const said = rows.filter((row) => row.status === status).map(({ code, title }) => `\`${code}\`: ${title}.`);
      return [status, { description: said.join(' '), content }];
    }),
  );
}

const problemsOf = ({ access, query, body, problems: own = [] }: Route<never>): readonly ProblemCode[] => [
  'not_utf8',
  ...(access.scope ? (['unauthorized', 'forbidden'] as const) : []),
  ...(query || body ? (['invalid_request'] as const) : []),
  ...(body ? (['invalid_json', 'body_too_large', 'unsupported_media_type'] as const) : []),
  ...own,
  'internal_error',
];
