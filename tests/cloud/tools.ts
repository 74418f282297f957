import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MissingTool } from './steps.ts';

const run = promisify(execFile);
export const root: string = join(import.meta.dirname, '../..');
const cache = join(root, '.cache/cloud');
const installMs = 300_000;

/**
 * The `bin` folder of a virtual environment that has this package of PyPI and nothing else; made when it is not
 * there.
 */
export async function pythonTool(name: string, version: string): Promise<string> {
  const directory = join(cache, `${name}-${version}`);
  return installed(directory, join(directory, 'bin'), async () => {
    await run('python3', ['-m', 'venv', directory], { timeout: installMs });
    const install = ['install', '--quiet', '--disable-pip-version-check', `${name}==${version}`];
    await run(join(directory, 'bin/pip'), install, { timeout: installMs });
  });
}

const nodeVersion = '24.21.0';

/** The folder of the Node that Lambda's `nodejs24.x` runs, as far as npm has one for this machine. */
export async function lambdaNode(): Promise<string> {
  const directory = join(cache, `node-${nodeVersion}`);
  const platform = `node-${process.platform}-${process.arch}`;
  return installed(directory, join(directory, 'node_modules', platform, 'bin'), async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'package.json'), '{"private":true}\n');
    const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${platform}@${nodeVersion}`];
    await run('npm', install, { cwd: directory, timeout: installMs });
  });
}

/** What was begun and not finished has no mark, and is begun again. */
async function installed(directory: string, bin: string, install: () => Promise<void>): Promise<string> {
  const mark = join(directory, '.installed');
  if (existsSync(mark)) return bin;
  rmSync(directory, { recursive: true, force: true });
  try {
    await install();
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr || (cause as Error).message;
    throw new MissingTool(said.trim().split('\n').at(-1), { cause });
  }
  writeFileSync(mark, '');
  return bin;
}
