import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { processorMs } from '../processor.ts';

/** A program that was started, with all that it started itself. */
export interface Program {
  readonly pid: number;
  /** Milliseconds of processor time that all of it has had. */
  cpuMs(): number;
  /** Megabytes that all of it holds in memory now. */
  residentMb(): number;
  stop(): Promise<void>;
}

export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

const readyMsMax = 60_000;
const lookEveryMs = 100;

/** Starts a program and waits until it listens on a port of this machine. */
export async function startProgram(name: string, { command, args, cwd }: Start, port: number): Promise<Program> {
  // What it says goes where it costs nothing; a group of its own, so that all of it can be ended.
  const child = spawn(command, args, { cwd, stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => child.once('error', () => resolve()).once('exit', () => resolve()));
  const program = programOf(child, ended);
  for (let tries = 0; tries < readyMsMax / lookEveryMs; tries++) {
    if (child.pid === undefined || child.exitCode !== null) throw new Error(`${name} could not be started.`);
    if (await listens(port)) return program;
    await setTimeout(lookEveryMs);
  }
  await program.stop();
  throw new Error(`${name} did not listen within ${readyMsMax / 1000} seconds.`);
}

function programOf(child: ChildProcess, ended: Promise<void>): Program {
  const pid = child.pid ?? 0;
  return {
    pid,
    cpuMs: () => sum(treeOf(pid).map(processorMs)),
    residentMb: () => sum(treeOf(pid).map(residentMbOf)),
    stop: async () => {
      if (child.exitCode === null && pid > 0) process.kill(-pid, 'SIGKILL');
      await ended;
    },
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** A process and all below it: a tree of processes has no rings. */
function treeOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  const children = readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(treeOf)];
}

function residentMbOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => resolve(true));
    socket.once('error', () => resolve(false)).once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}
