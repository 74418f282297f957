/** What the OpenAPI document says, as far as it is shown to people. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

interface Described {
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

export interface Operation extends Described {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  /** Each with what the API key must be good for. */
  readonly security: readonly { readonly apiKey: readonly string[] }[];
}

export interface Webhook extends Described {
  readonly type: string;
}

export interface Api {
  readonly title: string;
  readonly version: string;
  /** Where the service is, without a slash at the end. */
  readonly url: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Webhook[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface Document {
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: Api['tags'];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Described }>>;
  readonly components: { readonly schemas: Api['schemas'] };
}

export function readApi(of: object): Api {
  const { info, servers, tags, paths, webhooks, components } = of as Document;
  return {
    ...info,
    url: servers[0]?.url ?? '',
    tags,
    operations: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
    ),
    webhooks: Object.entries(webhooks).map(([type, { post }]) => ({ ...post, type })),
    schemas: components.schemas,
  };
}

export const nameOfRef = ($ref: string): string => $ref.split('/').at(-1) ?? '';

/** The body that an operation takes, with an example of it. */
export function bodyOf({ schemas }: Api, { requestBody }: Described) {
  const { schema, example } = requestBody?.content['application/json'] ?? {};
  const name = schema?.$ref && nameOfRef(schema.$ref);
  return name ? { name, schema: schemas[name] ?? {}, example } : undefined;
}

/** The codes of the problems that an answer can be. */
export const problemCodesOf = (description: string): string[] =>
  Array.from(description.matchAll(/`(\w+)`: /g), ([, code = '']) => code);
