/** The part of JSON Schema that our OpenAPI documents use. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const known = new Set([
  'type',
  'required',
  'properties',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'description',
  'title',
  'default',
  '$ref',
]);

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const formats: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

/**
 * What of the value the schema does not allow, each with its place; a keyword that is not known here is a fault as
 * well.
 */
export function faultsOf(schema: JsonSchema, value: unknown, root: JsonSchema = schema, at = '$'): string[] {
  const unknown = Object.keys(schema).filter((keyword) => !known.has(keyword));
  if (unknown.length > 0) return [`${at}: the keywords ${unknown.join(', ')} are not known`];
  if (typeof schema.$ref === 'string') return faultsOf(resolve(root, schema.$ref), value, root, at);
  if (Array.isArray(schema.anyOf)) {
    const fits = schema.anyOf.some((one: JsonSchema) => faultsOf(one, value, root, at).length === 0);
    return fits ? [] : [`${at}: fits none of anyOf`];
  }
  return [
    ...scalarFaults(schema, value, at),
    ...objectFaults(schema, value, root, at),
    ...listFaults(schema, value, root, at),
  ];
}

function resolve(root: JsonSchema, ref: string): JsonSchema {
  const found = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, name) => (node as JsonSchema | undefined)?.[name], root);
  if (found === undefined) throw new Error(`${ref} leads nowhere`);
  return found as JsonSchema;
}

function scalarFaults(schema: JsonSchema, value: unknown, at: string): string[] {
  const type = typeOf(value);
  const size = typeof value === 'string' ? [...value].length : Number(value);
  const checks: readonly (readonly [boolean, string])[] = [
    [schema.type === undefined || schema.type === type || (schema.type === 'number' && type === 'integer'), 'type'],
    [!Array.isArray(schema.enum) || schema.enum.includes(value), 'enum'],
    [!('const' in schema) || schema.const === value, 'const'],
    [
      typeof schema.pattern !== 'string' || type !== 'string' || new RegExp(schema.pattern, 'u').test(String(value)),
      'pattern',
    ],
    [type !== 'string' || (formats[String(schema.format)]?.test(String(value)) ?? true), 'format'],
    [
      type !== 'string' || (size >= Number(schema.minLength ?? 0) && size <= Number(schema.maxLength ?? size)),
      'length',
    ],
    [
      typeof value !== 'number' || (size >= Number(schema.minimum ?? size) && size <= Number(schema.maximum ?? size)),
      'range',
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, name]) => `${at}: ${name}`);
}

function objectFaults(schema: JsonSchema, value: unknown, root: JsonSchema, at: string): string[] {
  if (typeOf(value) !== 'object') return [];
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema.required ?? []) as readonly string[];
  const missing = required
    .filter((name) => !Object.hasOwn(value as object, name))
    .map((name) => `${at}.${name}: missing`);
  const inside = Object.entries(value as object).flatMap(([name, member]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own !== undefined) return faultsOf(own, member, root, `${at}.${name}`);
    return schema.additionalProperties === false || schema.properties !== undefined
      ? [`${at}.${name}: not described`]
      : [];
  });
  return [...missing, ...inside];
}

function listFaults(schema: JsonSchema, value: unknown, root: JsonSchema, at: string): string[] {
  if (!Array.isArray(value)) return [];
  const { length } = value;
  const fits = length >= Number(schema.minItems ?? 0) && length <= Number(schema.maxItems ?? length);
  const inside = value.flatMap((one, index) =>
    faultsOf((schema.items ?? {}) as JsonSchema, one, root, `${at}[${index}]`),
  );
  return [...(fits ? [] : [`${at}: number of items`]), ...inside];
}
