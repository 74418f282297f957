import assert from 'node:assert/strict';
import type { Policy } from './account.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';
import type { Decision } from './emulator.ts';
import { policyOf, type Template } from './package.ts';
import { heading, step } from './steps.ts';
import { type Use, uses } from './uses.ts';

/** Every call that a function made so far was one that its role allows. */
export function assertNothingDenied({ emulator }: Cloud): void {
  assert.ok(emulator.decisions.length > 0);
  assert.deepEqual(emulator.decisions.filter(refused).map(describe), []);
}

const refused = ({ decision }: Decision): boolean => decision !== 'Allow';
const describe = ({ principal, action, resource }: Decision): string =>
  `${principal.split('/').at(-1)} may not ${action} ${resource}`;

/** One action on one resource, and what the role's policy is without it. */
interface Right {
  readonly sid: string;
  readonly action: string;
  readonly resource: string;
  readonly rest: Policy;
}

/**
 * Takes the rights away, one at a time, and expects what uses them to fail: so there is none without a use. With
 * everything back, all of it works again.
 */
export async function checkEachRightIsNeeded(cloud: Cloud, deployed: Deployed, template: Template): Promise<void> {
  heading('Each right taken away');
  console.log('  WriteLog, RunWake: not here, the emulator does not ask for them. The package is checked for them.');
  for (const [name, role] of await cloud.account.roles(deployed.stack)) {
    if (name === 'ScheduleRole') continue;
    const { PolicyName: policyName } = policyOf(template, name);
    const whole = await cloud.account.readPolicy(role, policyName);
    const rights = rightsOf(whole);
    const used = uses[name] ?? {};
    await step(`${name}: it is known what uses each right`, () =>
      assert.deepEqual(new Set(Object.keys(used)), new Set(rights.map(({ sid }) => sid))),
    );
    const write = (policy: Policy) => cloud.account.writePolicy(role, policyName, policy);
    await checkRights(cloud, deployed, { name, rights, used, write });
    await write(whole);
    await step(`${name}: whole again`, async () => {
      for (const use of Object.values(used)) await use(cloud, deployed);
    });
  }
}

interface Role {
  readonly name: string;
  readonly rights: readonly Right[];
  readonly used: Readonly<Record<string, Use>>;
  readonly write: (policy: Policy) => Promise<void>;
}

async function checkRights(cloud: Cloud, deployed: Deployed, { name, rights, used, write }: Role): Promise<void> {
  for (const { sid, action, resource, rest } of rights) {
    await write(rest);
    await step(`${name} without ${sid}: ${action} ${resource.split(':').at(-1)}`, async () => {
      const before = cloud.emulator.decisions.length;
      await assert.rejects(async () => used[sid]?.(cloud, deployed), 'it works without');
      const refusals = cloud.emulator.decisions.slice(before).filter(refused);
      assert.ok(
        refusals.some((refusal) => refusal.action === action && refusal.resource === resource),
        `It failed, but for another reason: ${refusals.map(describe).join(', ')}`,
      );
    });
  }
}

function rightsOf({ Version, Statement }: Policy): Right[] {
  const all = Statement.flatMap((statement) =>
    listOf(statement.Action).flatMap((Action) =>
      listOf(statement.Resource).map((Resource) => ({ ...statement, Action, Resource })),
    ),
  );
  return all
    .filter(({ Sid }) => Sid !== 'WriteLog')
    .map((right) => ({
      sid: right.Sid ?? '',
      action: right.Action,
      resource: right.Resource,
      // A Sid may stand in a policy only once.
      rest: { Version, Statement: all.filter((other) => other !== right).map(({ Sid: _, ...rest }) => rest) },
    }));
}

const listOf = (value: string | readonly string[]): readonly string[] => [value].flat();
