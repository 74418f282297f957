import { parseArgs } from 'node:util';

/** A sentence for whoever typed the command: what is wrong, and what to do. */
export class DeployError extends Error {}

const flags = {
  stage: { type: 'string' },
  region: { type: 'string', default: 'ap-northeast-2' },
  cid: { type: 'string' },
  generation: { type: 'string' },
  'secret-key-file': { type: 'string' },
  'cid-secret-file': { type: 'string' },
  'public-url': { type: 'string' },
  'alarm-email': { type: 'string' },
  scopes: { type: 'string' },
  revoke: { type: 'string' },
  'delete-payments': { type: 'boolean', default: false },
  'keep-payments': { type: 'boolean', default: false },
  confirm: { type: 'string' },
} as const;

export interface Target {
  readonly stage: string;
  readonly region: string;
}

export type Flags = ReturnType<typeof readFlags>;

/** @throws DeployError for a flag or a stage that cannot be meant. */
export function readFlags(args: string[]) {
  try {
    return parseArgs({ args, options: flags }).values;
  } catch (error) {
    throw new DeployError((error as Error).message);
  }
}

export function targetOf({ stage, region }: Flags): Target {
  if (stage === undefined) throw new DeployError('Which stage? For example: --stage prod');
  if (stage === 'local') throw new DeployError('The stage "local" is this machine: npm start runs it.');
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage)) {
    throw new DeployError('A stage is 1 to 20 small letters, digits and hyphens, and begins with a letter.');
  }
  return { stage, region };
}

/** Runs a command's work; what its user can mend is said in one sentence. */
export async function runCommand(work: (flags: Flags) => Promise<void>): Promise<void> {
  try {
    await work(readFlags(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof DeployError ? error.message : error);
    process.exitCode = 1;
  }
}
