import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf, type JsonSchema } from '../../../tests/json-schema.ts';
import { openApiFile } from '../../../tools/make-openapi.ts';
import { order } from '../../../world/actions.ts';
import { createWorld, publicUrl } from '../../../world/world.ts';
import { problems } from '../http/problem.ts';
import { allRoutes } from './all-routes.ts';
import { servedDocument } from './openapi-route.ts';

const document = servedDocument({ publicUrl, returnSchemes: [] });
const schemas = document.components.schemas as unknown as Readonly<Record<string, JsonSchema>>;

/** Everything in a value that is an object with this key. */
function withKey(value: unknown, key: string): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap((member) => withKey(member, key));
  return Object.hasOwn(value, key) ? [value as Record<string, unknown>, ...inside] : inside;
}

test('is kept as the routes make it', () => {
  expect(openApiFile()).toBe(readFileSync(join(import.meta.dirname, 'openapi.json'), 'utf8'));
});

test('is served as it is made', async () => {
  const { reference } = await createWorld();
  const answer = await reference({ path: '/openapi.json' });
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
  expect(JSON.parse(answer.body)).toEqual(JSON.parse(JSON.stringify(document)));
  expect(document.servers).toEqual([{ url: publicUrl }]);
});

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
);

test('has every route, and no other', () => {
  expect(operations.map(([address]) => address).sort()).toEqual(
    allRoutes.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

test('says of every operation whether it needs a key, and what it can be answered', () => {
  const said = operations.map(([address, operation]) => {
    const { security, responses } = operation as { security: object[]; responses: object };
    return `${address} ${security.length > 0 ? 'key' : 'open'} ${Object.keys(responses).join(' ')}`;
  });
  expect(said.sort()).toEqual([
    'DELETE /v1/webhook-endpoints/{id} key 204 400 401 403 404 500',
    'GET / open 301 400 404 422 500 502 503',
    'GET /checkout/{link} open 200 303 404 503',
    'GET /receipt/{link} open 200 404 503',
    'GET /return/{link}/{outcome} open 200 204 303 404 503',
    'GET /v1/events key 200 400 401 403 404 500',
    'GET /v1/events/{id} key 200 400 401 403 404 500',
    'GET /v1/payments key 200 400 401 403 500',
    'GET /v1/payments/{id} key 200 400 401 403 404 500',
    'GET /v1/payments/{id}/cancellations key 200 400 401 403 404 500',
    'GET /v1/payments/{id}/cancellations/{cancellationId} key 200 400 401 403 404 500',
    'GET /v1/reports/days/{day} key 200 400 401 403 422 500',
    'GET /v1/reports/months/{month} key 200 400 401 403 422 500',
    'GET /v1/reports/reconciliations key 200 400 401 403 500',
    'GET /v1/reports/reconciliations/{id} key 200 400 401 403 404 500',
    'GET /v1/subscriptions key 200 400 401 403 500',
    'GET /v1/subscriptions/{id} key 200 400 401 403 404 500',
    'GET /v1/webhook-endpoints key 200 400 401 403 500',
    'GET /v1/webhook-endpoints/{id} key 200 400 401 403 404 500',
    'GET /v1/webhook-endpoints/{id}/replay key 200 400 401 403 404 500',
    'HEAD / open 301 400 404 422 500 502 503',
    'PATCH /v1/subscriptions/{id} key 200 400 401 403 404 409 413 415 500',
    'PATCH /v1/webhook-endpoints/{id} key 200 400 401 403 404 409 413 415 500',
    'POST /v1/events/{id}/deliver key 202 400 401 403 404 409 413 415 500',
    'POST /v1/payments key 200 201 400 401 403 409 413 415 422 500 502 503',
    'POST /v1/payments/{id}/cancellations key 201 202 400 401 403 404 409 413 415 422 500 502 503',
    'POST /v1/payments/{id}/close key 200 400 401 403 404 409 500 503',
    'POST /v1/payments/{id}/review key 200 400 401 403 404 409 413 415 500 503',
    'POST /v1/subscriptions key 200 201 400 401 403 409 413 415 422 500 502 503',
    'POST /v1/subscriptions/{id}/charges key 201 202 400 401 403 404 409 413 415 422 500',
    'POST /v1/subscriptions/{id}/end key 200 400 401 403 404 409 500 503',
    'POST /v1/subscriptions/{id}/pause key 200 400 401 403 404 409 500 503',
    'POST /v1/subscriptions/{id}/resume key 200 400 401 403 404 409 500 503',
    'POST /v1/webhook-endpoints key 201 400 401 403 409 413 415 500',
    'POST /v1/webhook-endpoints/{id}/replay key 202 400 401 403 404 409 413 415 500',
    'POST /v1/webhook-endpoints/{id}/rotate-secret key 200 400 401 403 404 409 500',
    'POST /v1/webhook-endpoints/{id}/test key 200 400 401 403 404 500',
  ]);
});

test('is a whole OpenAPI 3.1 document: what it must have is there, every reference leads somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  for (const { $ref } of withKey(document, '$ref')) {
    expect(Object.keys(schemas)).toContain(String($ref).replace('#/components/schemas/', ''));
  }
  const ids = withKey(document.paths, 'operationId').map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { responses } of withKey(document.paths, 'responses')) {
    for (const [status, response] of Object.entries(responses as object)) {
      expect(status).toMatch(/^[2-5]\d\d$/);
      expect(response.description).not.toBe('');
    }
  }
  for (const parameter of withKey(document.paths, 'in')) {
    expect(parameter).toMatchObject({ name: expect.any(String), schema: expect.any(Object) });
    // Only money that is given back asks for a key.
    if (parameter.name === 'Idempotency-Key') continue;
    expect(parameter.in === 'path').toBe(parameter.required === true);
  }
});

test('every keyword of its schemas is one that the check of the answers knows', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    expect(faultsOf(schema, undefined, document as unknown as JsonSchema).join(), name).not.toContain('not known');
  }
});

test('every field of a request has its limits and its words', () => {
  const properties = schemas.NewPayment?.properties as Readonly<Record<string, JsonSchema>>;
  for (const [name, field] of Object.entries(properties)) {
    const isBounded = ['maxLength', 'maximum', 'maxItems', 'enum'].some((limit) => limit in field);
    expect(isBounded, name).toBe(true);
  }
  expect(faultsOf(schemas.NewPayment ?? {}, order)).toEqual([]);
});

test('names every problem', () => {
  expect(schemas.Problem).toHaveProperty('properties.code.enum', Object.keys(problems));
});
