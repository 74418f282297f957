import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../local/ports.ts';
import { MissingTool } from '../cloud/steps.ts';
import { documentAt, fencesOf, root } from '../docs/documents.ts';
import { tellShop } from '../running/by-http.ts';
import { until } from '../running/npm-start.ts';
import type { Running } from '../running/running.ts';
import { type Between, startBetween } from './between.ts';

export interface Example {
  readonly name: string;
  /** Below `examples`. */
  readonly folder: string;
  /** Each tells whether it is there. */
  readonly needs: readonly (readonly [command: string, ...options: string[]])[];
  readonly needed: string;
  /** Words in the commands of its README that install it and that start it. */
  readonly install: string;
  readonly start: string;
}

export const python: Pick<Example, 'needs' | 'needed'> = {
  needs: [['python3', '-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))']],
  needed: 'Python 3.11 or newer with venv',
};

export const java: Pick<Example, 'needs' | 'needed'> = {
  needs: [
    ['javac', '--release', '17', '--version'],
    ['mvn', '--version'],
  ],
  needed: 'a JDK 17 or newer with Maven',
};

export const examples: readonly Example[] = [
  {
    ...python,
    name: 'Python',
    folder: 'python',
    install: 'pip install',
    start: 'uvicorn',
  },
  {
    ...java,
    name: 'Java',
    folder: 'java',
    install: 'mvn package',
    start: 'java -jar',
  },
];

/** A shop that runs, told by the service of what happens. */
export interface Shop {
  readonly example: Example;
  readonly url: string;
  readonly staffKey: string;
  readonly webhookSecret: string;
  readonly between: Between;
  /** All that it has printed. */
  said(): string;
  close(): Promise<void>;
}

const run = promisify(execFile);
const installMs = 600_000;

const folderOf = ({ folder }: Pick<Example, 'folder'>): string => join(root, 'examples', folder);

/** The command of the README that has this word, as it stands there; what a reader fills in is in the environment. */
export function commandOf({ folder }: Pick<Example, 'folder'>, word: string): string {
  const readme = `examples/${folder}/README.md`;
  const found = fencesOf(documentAt(readme), 'sh').find((code) => code.includes(word));
  if (found === undefined) throw new Error(`${readme} has no command with ${word}`);
  return found.replace(/^export .*$/gm, '');
}

/** Maven downloads into a folder of this repository, whatever a machine's own one has. */
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ''} -Dmaven.repo.local=${join(root, '.cache/examples/maven')}`,
});

/** What a download says that did not come through. A build that fails is another matter. */
const unreachable =
  /Could not (transfer|find|resolve)|Unknown host|No matching distribution|ConnectionError|timed out|npm error network/;

export function install(example: Example): Promise<void> {
  return runCommand(example, commandOf(example, example.install));
}

/** Runs a command of a README in its folder, where what it needs is there. */
export async function runCommand(
  example: Pick<Example, 'folder' | 'needs' | 'needed'>,
  command: string,
): Promise<void> {
  const isMissing = example.needs.some(([program, ...options]) => spawnSync(program, options).status !== 0);
  if (isMissing) throw new MissingTool(`it needs ${example.needed}`);
  const options = { cwd: folderOf(example), env: environment(), timeout: installMs, maxBuffer: 100_000_000 };
  await run('bash', ['-ec', command], options).catch((cause) => {
    const said = `${(cause as { stdout?: string }).stdout}\n${(cause as { stderr?: string }).stderr}`.trim();
    const line = said.split('\n').find((one) => unreachable.test(one));
    if (line !== undefined) throw new MissingTool(line.trim().slice(0, 200), { cause });
    throw new Error(`It was not built:\n${said.slice(-5000)}`, { cause });
  });
}

/** Starts the shop as its README says, on a port of its own with no orders. */
export async function startShop(example: Example, running: Running): Promise<Shop> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const asked = { url: `${url}/webhooks` };
  const { secret } = await tellShop<{ readonly secret: string }>(running, '/v1/webhook-endpoints', asked);
  const between = await startBetween(running.url);
  const directory = await mkdtemp(join(tmpdir(), 'kakaopay-example-'));
  const own = {
    SERVICE_URL: between.url,
    API_KEY: running.apiKey,
    WEBHOOK_SECRET: secret,
    STAFF_KEY: 'the key of the staff',
    SHOP_URL: url,
    ORDERS_FILE: join(directory, 'orders.db'),
    UVICORN_PORT: String(port),
    SERVER_PORT: String(port),
  };
  const child = spawn('bash', ['-ec', commandOf(example, example.start)], {
    cwd: folderOf(example),
    env: { ...environment(), ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that all of it ends
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const close = async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
    await between.close();
    await rm(directory, { recursive: true, force: true });
  };
  await untilAnswers(url, () => child.exitCode === null).catch(async (error: unknown) => {
    await close();
    throw new Error(`It did not start:\n${said.slice(-5000)}`, { cause: error });
  });
  return { example, url, staffKey: own.STAFF_KEY, webhookSecret: secret, between, said: () => said, close };
}

async function untilAnswers(url: string, isAlive: () => boolean): Promise<void> {
  await until(async () => {
    if (!isAlive()) throw new Error('It has ended');
    return (await fetch(url).catch(() => undefined))?.ok === true;
  });
}
