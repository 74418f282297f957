import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// Goal: whoever deploys can touch this service and nothing else, and can touch each kind of resource that it has.
const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}
const { Statement: statements } = JSON.parse(read('docs/deployer-policy.json')) as {
  Statement: readonly Statement[];
};
const actions = statements.flatMap(({ Action }) => Action);

test('every action is named, and allowed once', () => {
  for (const action of actions) expect(action).toMatch(/^[a-z\d]+:[A-Z][A-Za-z]+$/);
  expect(new Set(actions).size).toBe(actions.length);
  for (const { Effect } of statements) expect(Effect).toBe('Allow');
});

test('every resource is this service’s own, but where AWS knows no other', () => {
  const others: Readonly<Record<string, string>> = {
    NoResourceKnown: 'these actions take no resource',
    Api: 'AWS makes up the id of an API',
    FunctionTags: 'the same of the mapping from the table’s stream to a function',
    StreamToFunction:
      'AWS makes up the id of the mapping; the condition leaves only those to functions of this service',
    TableKey: 'AWS made the keys; the condition leaves only their use by the table and the parameter store',
  };
  for (const { Sid, Resource } of statements.filter(({ Sid }) => others[Sid] === undefined)) {
    for (const resource of [Resource].flat()) expect(resource, Sid).toMatch(/[:/]kakaopay-/);
  }
});

test('a role is handed to functions and to the schedule, and to nothing else', () => {
  const [pass] = statements.filter(({ Action }) => Action === 'iam:PassRole');
  expect(pass).toMatchObject({
    Resource: 'arn:aws:iam::*:role/kakaopay-serverless-*',
    Condition: { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] } },
  });
});

test('there are rights for each kind of resource in the templates', () => {
  const kinds = ['table', 'roles', 'alarms', 'dashboard'].flatMap((file) => {
    const { Resources } = parse(read(`service/cloud/${file}.yml`), { logLevel: 'error' }) as {
      Resources: Readonly<Record<string, { readonly Type: string }>>;
    };
    return Object.values(Resources).map(({ Type }) => Type.split('::')[1]?.toLowerCase() ?? '');
  });
  expect(actions).toContain('lambda:CreateEventSourceMapping');
  const made = ['lambda', 's3', 'logs', 'scheduler', 'apigateway', 'ssm', 'cloudformation'];
  for (const kind of new Set([...kinds, ...made])) {
    expect(
      actions.some((action) => action.startsWith(`${kind}:`)),
      kind,
    ).toBe(true);
  }
});
