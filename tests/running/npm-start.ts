import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Started {
  readonly child: ChildProcess;
  /** All that was printed so far. */
  readonly said: { out: string; errors: string };
  readonly ended: Promise<number | null>;
  /** Resolves with the start-up text. */
  ready(): Promise<string>;
  /** As Ctrl-C in a terminal does: to every process of the group. */
  interrupt(): void;
  /** Ends whatever is left of it. */
  kill(): void;
  /** Anything of it that still runs. */
  isGone(): boolean;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface NodeOptions extends StartOptions {
  readonly nodeFlags?: readonly string[];
  /** Where a copy of the repository stands; this one when left out. */
  readonly repository?: string;
}

/** Runs a command in a process group of its own, as a terminal does. */
export function start(command: string, args: readonly string[], options: StartOptions = {}): Started {
  const { cwd = root, environment } = options;
  const env = { ...process.env, ...environment };
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const group = -(child.pid as number);
  const said = { out: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.errors += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    said,
    ended,
    async ready() {
      const early = ended.then((code) => Promise.reject(new Error(`It ended with ${code}: ${said.out}${said.errors}`)));
      await Promise.race([until(() => said.out.includes('Ctrl-C')), early]);
      return said.out;
    },
    interrupt: () => signal(group, 'SIGINT'),
    kill: () => signal(group, 'SIGKILL'),
    isGone: () => !signal(group, 0) || !lives(group),
  };
}

/** The entry point itself, without npm around it. */
export function startNode(args: readonly string[], options: NodeOptions = {}): Started {
  const { nodeFlags = [], repository = root, ...rest } = options;
  return start(process.execPath, [...nodeFlags, join(repository, 'local/start.js'), ...args], rest);
}

/** A copy of the repository, as it stands, with the same packages. */
export async function copyRepository(to: string): Promise<void> {
  const copied = [
    'local',
    'examples',
    'packages',
    'service',
    'serverless.yml',
    'esbuild.config.cjs',
    'package.json',
    'tsconfig.json',
  ];
  const filter = (path: string) => !path.includes('node_modules');
  for (const name of copied) await cp(join(root, name), join(to, name), { recursive: true, filter });
  await symlink(join(root, 'node_modules'), join(to, 'node_modules'), 'junction');
}

/** False when there is no such process any more. */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(group, name);
  } catch {
    return false;
  }
}

/** The dead do not count that wait for the system to clear them away, which may take it a second or two. */
function lives(group: number): boolean {
  const lines = execFileSync('ps', ['-eo', 'pgid=,stat='], { encoding: 'utf8' }).split('\n');
  return lines.some((line) => line.trim().startsWith(`${-group} `) && !/ Z\S*$/.test(line.trimEnd()));
}

const waitMs = 50;
const waitsMax = 1200;

/** Waits for something to become true, a minute at most. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let waits = 0; waits < waitsMax; waits++) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new Error(`It did not become true: ${isTrue}`);
}
