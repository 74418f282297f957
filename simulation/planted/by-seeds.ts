import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Bug } from './bug.ts';
import { esbuildPlant, root } from './plant.ts';

/** What became of the simulation with a bug in the service. */
export interface SeedRun {
  /** How many seeds were run; the last one shows it. */
  readonly seeds: number;
  readonly violation?: string;
}

const folder = join(root, '.cache/planted-seeds');

/** Runs the simulation with the bug in the service, seed by seed, each with so many payments, until one shows it. */
export async function runSeeds(bug: Bug, seeds: number, payments: number): Promise<SeedRun> {
  const outfile = join(folder, `${bug.name.replace(/\W+/g, '-')}.mjs`);
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['simulation/planted/seeds.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: 'const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);' },
    plugins: [esbuildPlant(bug)],
  });
  const which = bug.needsSubscribers ? 'subscribers' : 'all';
  return JSON.parse(await outputOf(process.execPath, [outfile, `${seeds}`, `${payments}`, which])) as SeedRun;
}

function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`It ended with ${code}`))));
  });
}
