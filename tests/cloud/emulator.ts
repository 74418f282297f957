import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../local/ports.ts';
import { leftOut } from './steps.ts';
import { lambdaNode, pythonTool } from './tools.ts';

export const region = 'ap-northeast-2';
/** The emulator's root user, who may do everything. */
export const rootCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What IAM said to a call made with a role. */
export interface Decision {
  readonly decision: 'Allow' | 'Deny' | 'ImplicitDeny';
  /** `arn:aws:sts::<account>:assumed-role/<role>/<function>` */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** The statement that allowed it. */
  readonly sid: string;
}

export interface Emulator {
  readonly endpoint: string;
  /** Every decision so far, in order. */
  readonly decisions: readonly Decision[];
  /** What it printed last, for when something goes wrong. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

const version = '1.5.33';
const keptLines = 500;
const startMs = 60_000;

/** AWS on this machine, with IAM enforced; nothing of it is left after `close`. */
export async function startEmulator(): Promise<Emulator> {
  const python = join(await pythonTool('ministack', version), 'python');
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'kakaopay-cloud-'));
  const child = spawn(python, [join(import.meta.dirname, 'emulator.py')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that the functions it started end with it
    env: await environment(port, directory),
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const decisions: Decision[] = [];
  const log: string[] = [];
  readLines(child, (line) => {
    if (line.startsWith('{"decision":')) decisions.push(JSON.parse(line) as Decision);
    else log.push(line);
    if (log.length > keptLines) log.shift();
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const close = async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await exited;
    await rm(directory, { recursive: true, force: true });
  };
  await untilReady(endpoint, child, log).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { endpoint, decisions, log, close };
}

/** The functions inherit this, so nothing of the machine's own settings is in it. */
async function environment(port: number, directory: string): Promise<Record<string, string>> {
  const { PATH = '', HOME = '' } = process.env;
  return {
    PATH: [await nodeForFunctions(), PATH].filter(Boolean).join(':'),
    HOME,
    TMPDIR: directory,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    MINISTACK_REGION: region,
    LAMBDA_EXECUTOR: 'local',
    AUTH: 'true',
  };
}

async function nodeForFunctions(): Promise<string> {
  const directory = await lambdaNode().catch((error: unknown) =>
    leftOut(`Node 24 for the functions, which run on ${process.version}`, error),
  );
  return directory ?? '';
}

function readLines(child: ChildProcess, read: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', read);
}

async function untilReady(endpoint: string, child: ChildProcess, log: readonly string[]): Promise<void> {
  const stopAt = Date.now() + startMs;
  while (Date.now() < stopAt && child.exitCode === null) {
    const answer = await fetch(`${endpoint}/_ministack/ready`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The emulator did not start:\n${log.join('\n')}`);
}
