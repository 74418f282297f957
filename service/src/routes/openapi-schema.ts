import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { ref } from './openapi-parts.ts';
import type { FieldWords } from './request-words.ts';

export interface JsonSchema {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly [keyword: string]: unknown;
}

// `check` is code and cannot be said in JSON Schema; what can be said of it is metadata, or in the descriptions.
export function schemaOf(
  of: GenericSchema,
  mode: 'input' | 'output',
  /** Those of its parts that have a name of their own. */
  definitions: Readonly<Record<string, GenericSchema>> = {},
): JsonSchema {
  const refs = {
    definitions,
    overrideRef: ({ referenceId }: { readonly referenceId: string }) => ref(referenceId).$ref,
  };
  const { $schema: _, $defs: __, ...rest } = toJsonSchema(of, { errorMode: 'ignore', typeMode: mode, ...refs });
  return rest as JsonSchema;
}

/** With what its fields are, by their names. */
export function withWords(schema: JsonSchema, words: FieldWords | string = {}): JsonSchema {
  if (typeof words === 'string') return { ...schema, description: words };
  const { '': own, ...inside } = words;
  const properties = Object.entries(schema.properties ?? {}).map(([name, of]) => [name, withWords(of, inside[name])]);
  return {
    ...schema,
    ...(typeof own === 'string' && { description: own }),
    ...(schema.properties && { properties: Object.fromEntries(properties) }),
  };
}
