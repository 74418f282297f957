import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { plainTerminal, run } from './cloud.ts';
import { root } from './tools.ts';

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** One right, as the template has it: a resource may be an intrinsic function. */
export interface Right {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface RolePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: { readonly Statement: readonly Right[] };
}

/** The one policy of a role. */
export function policyOf({ Resources }: Template, role: string): RolePolicy {
  const policies = Resources[role]?.Properties.Policies as readonly RolePolicy[] | undefined;
  const [policy, ...others] = policies ?? [];
  if (policy === undefined || others.length > 0) throw new Error(`${role} should have one policy`);
  return policy;
}

/** What would be uploaded for a stage. */
export interface Package {
  readonly stage: string;
  readonly templateFile: string;
  readonly template: Template;
  /** The functions' zips. */
  readonly zips: readonly { readonly name: string; readonly file: string; readonly bytes: number }[];
}

const serverless = join(root, 'node_modules/serverless/bin/serverless.js');

/** Packages the service without deploying it. Needs neither an account nor the emulator. */
export async function packageStage(stage: string): Promise<Package> {
  const directory = join(root, '.cache/cloud/package', stage);
  const command = [process.execPath, serverless, 'package', '--stage', stage, '--package', directory];
  await run(command, { ...plainTerminal(), KAKAOPAY_CID: 'TC0ONETIME' });
  const templateFile = join(directory, 'cloudformation-template-update-stack.json');
  const zips = readdirSync(directory).filter((name) => name.endsWith('.zip'));
  return {
    stage,
    templateFile,
    template: JSON.parse(readFileSync(templateFile, 'utf8')) as Template,
    zips: zips.map((name) => ({ name, file: join(directory, name), bytes: statSync(join(directory, name)).size })),
  };
}
