import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Tools {
  /** Where the comparisons' packages are. */
  readonly modules: string;
  /** AWS's own runtime client. */
  readonly runtimeClient: string;
  readonly node: string;
  readonly nodeVersion: string;
}

const needed = [
  { name: 'cmake', found: () => runs('cmake') },
  { name: 'g++', found: () => runs('g++') },
  { name: 'make', found: () => runs('make') },
  { name: 'openssl', found: () => spawnSync('openssl', ['version']).status === 0 },
  {
    name: 'libcurl4-openssl-dev',
    found: () => spawnSync('g++', ['-E', '-x', 'c++', '-'], { input: '#include <curl/curl.h>' }).status === 0,
  },
];

const runs = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

/** Installs AWS's runtime client, the two Nodes and the comparisons' packages, once for each lockfile. */
export function install(comparisons: string, folder: string, nodeMajor: number): Tools {
  const lock = createHash('sha256')
    .update(readFileSync(join(comparisons, 'package-lock.json')))
    .digest('hex');
  const stamp = join(folder, 'installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    assertBuildTools();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(comparisons, file), join(folder, file));
    execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts=false'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    writeFileSync(stamp, lock);
  }
  const modules = join(folder, 'node_modules');
  const node = join(modules, `node${nodeMajor}/bin/node`);
  const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  return { modules, node, nodeVersion, runtimeClient: join(modules, 'aws-lambda-ric/index.mjs') };
}

function assertBuildTools(): void {
  if (process.platform !== 'linux')
    throw new Error("AWS's runtime client is built for Linux only: run the bench there.");
  const missing = needed.filter(({ found }) => !found()).map(({ name }) => name);
  if (missing.length > 0) {
    throw new Error(
      `Building AWS's runtime client needs ${missing.join(', ')}. On Debian: apt-get install ${missing.join(' ')}`,
    );
  }
}
