import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Api, bodyOf, type Operation, readApi } from '../service/src/reference/api.ts';
import { pathValues, placeholderOf, requiredHeaders } from '../service/src/reference/samples.ts';
import { servedDocument } from '../service/src/routes/openapi-route.ts';

/** Writes `postman.json`, a collection of all operations, from the document: `npx tsx tools/make-postman.ts`. */

const format = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** `PAYMENT_ID` is the variable `paymentId`. */
const variableOf = (placeholder: string): string =>
  placeholder.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const isPlaceholder = (value: string): boolean => /^[A-Z_]+$/.test(value);

/** What a brace of the path is in the collection: a variable, or the example. */
const pathValueOf = (value: string): string => (isPlaceholder(value) ? `{{${variableOf(value)}}}` : value);

function urlOf(operation: Operation) {
  const values = new Map(pathValues(operation).map(({ name, value }) => [`{${name}}`, pathValueOf(value)]));
  const path = operation.path.slice(1).split('/');
  const segments = path.map((segment) => values.get(segment) ?? segment);
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  return {
    raw: `{{baseUrl}}/${segments.join('/')}`,
    host: ['{{baseUrl}}'],
    path: segments,
    // Nothing of a query is needed: what is wanted is switched on.
    query: query.map(({ name, schema, description }) => ({
      key: name,
      value: String(schema.default ?? schema.examples?.[0] ?? ''),
      disabled: true,
      ...descriptionOf(description ?? schema.description),
    })),
  };
}

/** What was made is remembered under its variable, for the requests about it. */
function remembering({ operations }: Api, { method, path }: Operation) {
  const one = operations.find((other) => other.method === 'GET' && /^\/\{\w+\}$/.test(other.path.replace(path, '')));
  const value = one && pathValues(one).at(-1)?.value;
  if (method !== 'POST' || value === undefined) return {};
  const exec = [
    'const { id } = pm.response.json();',
    `if (id) pm.collectionVariables.set('${variableOf(value)}', id);`,
  ];
  return { event: [{ listen: 'test', script: { type: 'text/javascript', exec } }] };
}

const descriptionOf = (description: string | undefined) => (description === undefined ? {} : { description });

function itemOf(api: Api, operation: Operation) {
  const body = bodyOf(api, operation);
  const isOpen = operation.security.length === 0;
  const json = { key: 'Content-Type', value: 'application/json' };
  return {
    name: operation.summary,
    ...remembering(api, operation),
    request: {
      method: operation.method,
      ...(isOpen && { auth: { type: 'noauth' } }),
      header: [...(body ? [json] : []), ...requiredHeaders(operation).map(({ name, value }) => ({ key: name, value }))],
      ...(body && { body: { mode: 'raw', raw: JSON.stringify(body.example, undefined, 2) } }),
      url: urlOf(operation),
    },
    response: [],
  };
}

/** Every variable of the addresses, empty; whoever uses the collection fills them in. */
function variablesOf({ operations, url }: Api) {
  const names = operations.flatMap((operation) =>
    pathValues(operation)
      .filter(({ name, value }) => value === placeholderOf(operation.path, name))
      .map(({ value }) => variableOf(value)),
  );
  const empty = [...new Set(names)].map((key) => ({ key, value: '' }));
  return [{ key: 'baseUrl', value: url }, { key: 'apiKey', value: '' }, ...empty];
}

export function postmanFile(): string {
  const api = readApi(servedDocument({ publicUrl: 'http://localhost:3000', returnSchemes: [] }));
  const collection = {
    info: { name: api.title, schema: format },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{apiKey}}', type: 'string' }] },
    variable: variablesOf(api),
    item: api.tags.map(({ name, description }) => ({
      name,
      description,
      item: api.operations.filter(({ tags }) => tags.includes(name)).map((operation) => itemOf(api, operation)),
    })),
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '../docs/postman.json'), postmanFile());
}
