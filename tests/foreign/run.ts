import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildCommand } from '../../packages/simulator/src/testing/built-command.ts';
import { closing, heading, leftOut, MissingTool, step } from '../cloud/steps.ts';
import { type Program, programs } from './programs.ts';

/** `npm run test:foreign`: unchanged programs in many languages, each started by `kakaopay-simulator run`. */

const command = buildCommand('command-of-foreign');
// All programs share a folder for the certificates: most of what a start costs.
const caDir = mkdtempSync(join(tmpdir(), 'kakaopay-foreign-'));

async function pay({ command: words, env }: Program): Promise<void> {
  const args = [command.path, 'run', '--ca-dir', caDir, '--', ...words];
  const options = { env: { ...process.env, ...env }, timeout: 120_000 };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
  assert.equal(stdout, 'paid 2200\n');
  assert.match(stderr, /2 calls, 0 refused; 1 payment begun, 1 approved; 2,200 won paid, 0 won given back\./);
}

async function tryProgram(program: Program): Promise<void> {
  try {
    program.prepare?.();
  } catch (error) {
    if (program.isOptional && error instanceof MissingTool) console.log(`left out: ${program.name} (${error.message})`);
    else leftOut(program.name, error);
    return;
  }
  await step(program.name, () => pay(program));
}

heading("Programs with KakaoPay's address built in, as they are");
try {
  for (const program of programs) await tryProgram(program);
} finally {
  command.remove();
  rmSync(caDir, { recursive: true });
}
process.exit(closing('foreign'));
