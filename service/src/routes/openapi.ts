import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { json } from '../http/message.ts';
import { problems } from '../http/problem.ts';
import type { Handle } from '../http/router.ts';
import type { PublicService } from '../service.ts';
import { listQuery, newPayment, paymentList, paymentView } from './schemas.ts';

// `check` is code and cannot be said in JSON Schema; what it asks is in the descriptions.
const schema = (of: GenericSchema, mode: 'input' | 'output') => {
  const { $schema: _, ...rest } = toJsonSchema(of, { errorMode: 'ignore', typeMode: mode });
  return rest;
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (name: string) => ({ 'application/json': { schema: ref(name) } });
const problemsOf = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: Object.entries(problems)
          .filter(([, row]) => row.status === status)
          .map(([code, row]) => `\`${code}\`: ${row.title}.`)
          .join(' '),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );

const queryParameters = () => {
  const { properties = {} } = schema(listQuery, 'input') as { properties?: Record<string, object> };
  return Object.entries(properties).map(([name, of]) => ({ name, in: 'query', required: false, schema: of }));
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'retryable'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    retryable: { type: 'boolean', description: 'Whether the same request is worth sending again.' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    paymentId: { type: 'string', description: 'The payment that stands in the way.' },
    kakaoPay: {
      type: 'object',
      description: "KakaoPay's own words.",
      properties: { code: { type: 'integer' }, message: { type: 'string' } },
    },
  },
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same key and body within 24 hours give the same payment; the answer says `Idempotency-Replayed: true`.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const paths = () => ({
  '/v1/payments': {
    post: {
      operationId: 'createPayment',
      summary: 'Ask for a payment and get its checkout link',
      parameters: [idempotencyKey],
      requestBody: { required: true, content: content('NewPayment') },
      responses: {
        200: { description: 'The payment that this order has already.', content: content('Payment') },
        201: { description: 'The payment.', content: content('Payment') },
        ...problemsOf(400, 401, 403, 409, 413, 422, 500, 502, 503),
      },
    },
    get: {
      operationId: 'listPayments',
      summary: 'Payments by order or by day, newest first',
      parameters: queryParameters(),
      responses: {
        200: { description: 'A page.', content: content('PaymentList') },
        ...problemsOf(400, 401, 403, 500),
      },
    },
  },
  '/v1/payments/{id}': {
    get: {
      operationId: 'getPayment',
      summary: 'How a payment stands',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: { description: 'The payment.', content: content('Payment') },
        ...problemsOf(401, 403, 404, 500),
      },
    },
  },
  '/v1/payments/{id}/close': {
    post: {
      operationId: 'closePayment',
      summary: 'End a payment that nobody has paid yet: out of stock, another price',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: { description: 'The payment, which nobody can pay any more.', content: content('Payment') },
        ...problemsOf(401, 403, 404, 409, 500, 503),
      },
    },
  },
});

/** The OpenAPI 3.1 document, made from the schemas that validate the requests. */
export const openApiDocument = (publicUrl: string) => ({
  openapi: '3.1.0',
  info: { title: 'kakaopay-serverless', version: '0.1.0', license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: publicUrl }],
  security: [{ apiKey: [] }],
  paths: paths(),
  components: {
    securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    schemas: {
      NewPayment: schema(newPayment, 'input'),
      Payment: schema(paymentView, 'output'),
      PaymentList: schema(paymentList, 'output'),
      Problem: problemSchema,
    },
  },
});

/** `GET /openapi.json` */
export const openApiRoute: Handle<PublicService> = (service) => json(200, openApiDocument(service.settings.publicUrl));
