import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zippedBytesMaxOf } from '../../bench/goals.ts';
import { tableDefinition } from '../../service/src/table/schema.ts';
import { plainTerminal, run } from './cloud.ts';
import { region } from './emulator.ts';
import { type Package, packageStage, policyOf, type Resource, type Template } from './package.ts';
import { heading, leftOut, need, step } from './steps.ts';
import { pythonTool } from './tools.ts';

/** What can be said of a deployment before anything is deployed. */
export async function checkPackages(): Promise<Package> {
  heading('The package');
  // One after the other: both are built in the same folder.
  const dev = await need('the stage dev is packaged', () => packageStage('dev'));
  const prod = await need('the stage prod is packaged', () => packageStage('prod'));
  await step('each zip has one file and is as small as it has to be', () => dev.zips.forEach(checkZip));
  for (const { stage, template } of [dev, prod]) {
    await step(`${stage}: the table is the one the service works with`, () => checkTable(template));
    await step(`${stage}: each function has a role of its own, which names its resources`, () => checkRoles(template));
  }
  await step('the table of prod cannot be lost', () => checkProtection(dev, prod));
  await lint([dev, prod]);
  return dev;
}

function checkZip({ name, file, bytes }: Package['zips'][number]): void {
  // The last record of an archive says how many files are in it.
  const files = readFileSync(file).readUInt16LE(bytes - 12);
  assert.ok(
    files === 1 && bytes <= zippedBytesMaxOf(name.replace(/\.zip$/, '')),
    `${name}: ${files} files, ${bytes} bytes`,
  );
}

const ofType = (template: Template, type: string): [string, Resource][] =>
  Object.entries(template.Resources).filter(([, { Type }]) => Type === type);

function checkTable(template: Template): void {
  const { TableName: _, ...wanted } = tableDefinition('');
  const given = (template.Resources.PaymentsTable as Resource).Properties;
  const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, given[name]]));
  assert.deepEqual(unordered(found), unordered(wanted));
  // What the filter of `deliver` looks at.
  assert.deepEqual(given.StreamSpecification, { StreamViewType: 'NEW_IMAGE' });
}

/** The order of attributes and of indexes has no meaning. */
const unordered = (definition: Readonly<Record<string, unknown>>) =>
  Object.entries(definition).map(([name, value]) => [
    name,
    Array.isArray(value) && name !== 'KeySchema' ? new Set(value.map((one) => JSON.stringify(one))) : value,
  ]);

function checkRoles(template: Template): void {
  const roles = ofType(template, 'AWS::IAM::Role').map(([name]) => name);
  const used = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => {
    const { 'Fn::GetAtt': role } = Properties.Role as { 'Fn::GetAtt': [string, 'Arn'] };
    return role[0];
  });
  assert.deepEqual([...used, 'ScheduleRole'].sort(), roles.sort());
  assert.deepEqual(policyOf(template, 'ScheduleRole').PolicyDocument.Statement, [
    {
      Sid: 'RunWake',
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: { 'Fn::GetAtt': ['WakeLambdaFunction', 'Arn'] },
    },
  ]);
  for (const role of used) {
    const statements = policyOf(template, role).PolicyDocument.Statement;
    for (const { Sid, Effect, Action, Resource } of statements) {
      assert.equal(Effect, 'Allow');
      assert.doesNotMatch(JSON.stringify([Action, Resource]), /\*/, `${role}, ${Sid}`);
    }
    // The one wildcard: a log group's Arn ends with `:*`, because Lambda makes up the names of the streams.
    const group = { 'Fn::Sub': `\${${role.replace(/Role$/, 'LogGroup')}.Arn}` };
    const logs = statements.filter(({ Action }) => JSON.stringify(Action).includes('logs:'));
    const written = { Sid: 'WriteLog', Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] };
    assert.deepEqual(logs, [{ ...written, Resource: group }]);
  }
}

function checkProtection(...packages: Package[]): void {
  const protection = packages.map(({ stage, template }) => {
    const { DeletionPolicy, Properties } = template.Resources.PaymentsTable as Resource;
    return [stage, DeletionPolicy, Properties.DeletionProtectionEnabled];
  });
  assert.deepEqual(protection, [
    ['dev', 'Delete', false],
    ['prod', 'Retain', true],
  ]);
}

/** `DependsOn` where a reference would do: the framework writes it, and it does no harm. */
const notOurs = ['W3005'];

async function lint(packages: readonly Package[]): Promise<void> {
  const bin = await pythonTool('cfn-lint', '1.58.0').catch((error: unknown) => leftOut('cfn-lint', error));
  if (!bin) return;
  const files = packages.map(({ templateFile }) => templateFile);
  await step('cfn-lint finds nothing', () =>
    run([join(bin, 'cfn-lint'), '--regions', region, '--ignore-checks', ...notOurs, '--', ...files], plainTerminal()),
  );
}
