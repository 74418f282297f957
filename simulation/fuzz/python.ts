import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const requirements = join(import.meta.dirname, 'requirements.txt');

/**
 * Schemathesis in an environment of its own, which is made when there is none or it holds other versions. Gives the
 * command; `undefined` where there is no Python that can make one.
 */
export function schemathesisIn(folder: string, say: (line: string) => void): string | undefined {
  const place = join(folder, 'venv');
  const mark = join(place, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  const command = join(place, 'bin/schemathesis');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return command;
  say('Installing Schemathesis, the first time');
  rmSync(place, { recursive: true, force: true });
  try {
    run('python3', ['-m', 'venv', place]);
    run(join(place, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]);
  } catch (error) {
    say((error as Error).message);
    return undefined;
  }
  writeFileSync(mark, wanted);
  return command;
}

const run = (command: string, args: readonly string[]): void => {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
};
