import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PartName } from './found.ts';
import { commandOf, type Part, parts, scriptOf } from './parts.ts';
import type { Proof } from './proof.ts';

/** Runs a command as it is typed, and gives its exit code. */
export type Execute = (name: PartName, args: readonly string[]) => Promise<number>;

export interface Wanted {
  readonly names: readonly PartName[];
  readonly isSlice: boolean;
  /** What is run, and on which day. */
  readonly commit: string;
  readonly date: string;
  /** Where each part writes its result. */
  readonly folder: string;
  readonly execute: Execute;
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** Runs the parts one after the other; one that fails keeps no other from running. */
export async function runParts(wanted: Wanted): Promise<Proof['parts']> {
  const { names, isSlice, commit, date, folder, execute, now, say } = wanted;
  mkdirSync(folder, { recursive: true });
  const runs: [PartName, unknown][] = [];
  for (const [index, name] of names.entries()) {
    const { title, full, slice, keep } = parts[name] as Part;
    const args = isSlice ? slice : full;
    say(`\n${index + 1} of ${names.length}: ${title} (${commandOf(name, args)})`);
    const file = join(folder, `${name}.json`);
    rmSync(file, { force: true });
    const begunAt = now();
    const isPassed = (await execute(name, [...args, '--json', file])) === 0;
    const seconds = Math.round((now() - begunAt) / 100) / 10;
    const found = existsSync(file) ? keep(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
    if (!isPassed) say(`${title} has failed: ${commandOf(name, args)}`);
    runs.push([name, { args, date, commit, isPassed, seconds, ...(found !== undefined && { found }) }]);
  }
  return Object.fromEntries(runs) as Proof['parts'];
}

/** What it says goes straight to whoever looks on. */
export const executeNpm: Execute = (name, args) =>
  new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const child = spawn('npm', ['run', '--silent', scriptOf(name), '--', ...args], {
      stdio: 'inherit',
      shell: isWindows,
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
