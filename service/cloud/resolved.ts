import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type ScalarTag } from 'yaml';

// `serverless.yml` as the framework reads it for a stage: with its variables and files in place. For the tests.

const root = join(import.meta.dirname, '../..');

type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Tree = { readonly [name: string]: Value };

/** CloudFormation's short forms, as it reads them itself. */
const tags: readonly ScalarTag[] = ['Ref', 'Sub', 'GetAtt'].map((name) => ({
  tag: `!${name}`,
  resolve: (value: string) => ({ [name === 'Ref' ? name : `Fn::${name}`]: value }),
}));
const lists = ['Not', 'Equals'].map((name) => ({ tag: `!${name}`, collection: 'seq' as const }));

const read = (file: string): Tree =>
  parse(readFileSync(join(root, file), 'utf8'), { customTags: [...tags, ...lists] }) as Tree;

const at = (tree: Value | undefined, path: string): Value | undefined =>
  path.split('.').reduce<Value | undefined>((inner, name) => (inner as Tree | undefined)?.[name], tree);

interface Stage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly service: Tree;
}

/** What a variable such as `param:tableName` stands for; nothing where it has no value. */
function sourceOf(stage: Stage, source: string): Value | undefined {
  const literal = /^'(.*)'$/.exec(source)?.[1];
  if (literal !== undefined) return literal;
  const [kind = '', name = ''] = /^(\w+):(.+)$/.exec(source)?.slice(1) ?? [];
  if (kind === 'sls') return stage.name;
  if (kind === 'env') return stage.variables[name];
  if (kind === 'self') return at(stage.service, name);
  if (kind === 'param') {
    return at(stage.service, `params.${stage.name}.${name}`) ?? at(stage.service, `params.default.${name}`);
  }
  const file = /^file\(\.\/(.+)\)$/.exec(source)?.[1];
  return file === undefined || !file.endsWith('.yml') ? undefined : read(file);
}

/** The framework's own variables; CloudFormation's (`${AWS::Region}`, `${PaymentsTable.Arn}`) are left to it. */
const variable = /\$\{((?:sls|env|self|param|file)[:(][^{}]*)\}/;

function resolve(stage: Stage, value: Value): Value {
  if (Array.isArray(value)) return value.map((one: Value) => resolve(stage, one));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(stage, one)]));
  }
  const found = typeof value === 'string' ? variable.exec(value) : null;
  if (typeof value !== 'string' || found === null) return value;
  const [whole, sources = ''] = found;
  const known = sources.split(', ').map((source) => sourceOf(stage, source));
  const meant = known.find((one) => one !== undefined);
  if (meant === undefined) throw new Error(`\${${sources}} has no value in the stage ${stage.name}`);
  return resolve(stage, whole === value ? meant : value.replace(whole, () => String(meant)));
}

export interface Resolved {
  readonly provider: Tree;
  readonly functions: Readonly<Record<string, Tree>>;
  readonly resources: Readonly<Record<string, Tree>>;
  readonly extensions: Tree;
  readonly custom: Tree;
}

/** @throws an `Error` where a variable has no value, as the framework does. */
export function resolvedStage(name: string, variables: Readonly<Record<string, string>> = {}): Resolved {
  const service = read('serverless.yml');
  const stage = { name, variables, service };
  const { esbuild: _, ...custom } = service.custom as Tree;
  const files = resolve(stage, service.resources ?? []) as unknown as readonly Tree[];
  return {
    provider: resolve(stage, service.provider ?? {}) as Tree,
    functions: resolve(stage, service.functions ?? {}) as Resolved['functions'],
    resources: Object.assign({}, ...files.map(({ Resources = {} }) => Resources)),
    extensions: Object.assign({}, ...files.map(({ extensions = {} }) => extensions)),
    custom: resolve(stage, custom) as Tree,
  };
}

/** One right, or several, of a role. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface RoleProperties {
  readonly AssumeRolePolicyDocument: { readonly Statement: unknown };
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
}

/** Each role of a stage: who may become it, and what it may do. */
export const rolesOf = ({ resources }: Resolved) =>
  Object.entries(resources)
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .map(([role, { Properties }]) => {
      const { AssumeRolePolicyDocument, Policies } = Properties as unknown as RoleProperties;
      const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
      return { role, trust: AssumeRolePolicyDocument.Statement, statements };
    });
