import { expect, test } from 'vitest';
import type { JsonSchema } from '../../../tests/json-schema.ts';
import document from './openapi.json' with { type: 'json' };
import { type FieldWords, requestWords } from './request-words.ts';

interface Parameters {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly schema: JsonSchema }[];
}

const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods) as Parameters[]);
const schemas = document.components.schemas as unknown as Readonly<Record<string, JsonSchema>>;

/** What the document has under that name: a body's fields, or those of a query. */
function fieldsOf(name: string): Readonly<Record<string, JsonSchema>> {
  const query = operations.find(({ operationId }) => operationId === name)?.parameters ?? [];
  const parameters = Object.fromEntries(query.map((parameter) => [parameter.name, parameter.schema]));
  return (schemas[name]?.properties as Readonly<Record<string, JsonSchema>>) ?? parameters;
}

function expectWords(fields: Readonly<Record<string, JsonSchema>>, words: FieldWords): void {
  for (const [name, said] of Object.entries(words)) {
    if (name === '') continue;
    expect(Object.keys(fields)).toContain(name);
    const field = fields[name] as JsonSchema & { readonly properties?: Readonly<Record<string, JsonSchema>> };
    if (typeof said === 'string') expect(field.description).toBe(said);
    else expectWords(field.properties ?? {}, said);
  }
}

test.each(Object.entries(requestWords))('%s: each word is about a field that there is', (name, words) => {
  expectWords(fieldsOf(name), words);
});
