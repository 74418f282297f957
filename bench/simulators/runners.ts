import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from 'esbuild';
import { freePort } from '../../local/ports.ts';
import type { Contestant } from './contestants.ts';
import { exchangeWith, type Post } from './exchange.ts';
import type { Pay } from './payments.ts';
import { startProgram } from './program.ts';

/** How many payments at a time: one after another, and as many as ten programs ask for. */
export const manners = [1, 10] as const;
export type Connections = (typeof manners)[number];

export interface Limits {
  readonly payments: number;
  readonly ms: number;
}

/** Something that makes payments, in a process of its own. */
export interface Runner {
  readonly name: string;
  /** How many were made within the limits, and what they cost together. */
  pay(connections: Connections, limits: Limits): Promise<{ readonly payments: number; readonly cpuMs: number }>;
  residentMb(): Promise<number>;
  stop(): Promise<void>;
}

export async function startContestant({ name, manner, start, payment }: Contestant): Promise<Runner> {
  const port = await freePort();
  const program = await startProgram(name, start(port), port);
  let blocks = 0;
  // Connections and a key of its own for each block: a connection that was idle may just be closed by the other side,
  // and emulate takes 5,000 calls of a key in an hour.
  const over = async <T>(connections: number, work: (post: Post) => Promise<T>): Promise<T> => {
    const authorization = `${manner.authorization}${blocks++}`;
    const { post, close } = exchangeWith(port, { ...manner, authorization }, connections);
    return work(post)
      .catch((error: Error) => Promise.reject(new Error(`${name}: ${error.message}`)))
      .finally(close);
  };
  try {
    const pay = await over(1, payment);
    return {
      name,
      stop: () => program.stop(),
      residentMb: async () => program.residentMb(),
      pay: async (connections, limits) => {
        const before = program.cpuMs();
        const payments = await over(connections, (post) =>
          payAtATime(connections, limits, (order) => pay(post, order)),
        );
        return { payments, cpuMs: program.cpuMs() - before };
      },
    };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

let orders = 0;

/** Makes payments, so many at a time, until there are enough or it takes too long; gives how many were made. */
async function payAtATime(
  many: number,
  { payments, ms }: Limits,
  pay: (order: string) => ReturnType<Pay>,
): Promise<number> {
  const until = performance.now() + ms;
  let begun = 0;
  const oneByOne = async () => {
    while (begun < payments && performance.now() < until) {
      begun += 1;
      await pay(`order-${orders++}`);
    }
  };
  await Promise.all(Array.from({ length: many }, oneByOne));
  return begun;
}

interface CoreCost {
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Our simulator as plain messages, without a socket: on the same Node as the others, as one bundle. */
export async function startCore(node: string, folder: string): Promise<Runner> {
  const file = join(folder, 'core.mjs');
  rmSync(file, { force: true });
  const source = join(import.meta.dirname, 'core.ts');
  await build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const child = fork(file, { execPath: node, execArgv: [] });
  const ask = async (payments: number): Promise<CoreCost> => {
    const answer = once(child, 'message', { signal: AbortSignal.timeout(120_000) });
    child.send(payments);
    const [cost] = (await answer) as [CoreCost];
    return cost;
  };
  return {
    name: 'ours, plain messages',
    pay: async (_, { payments }) => ({ payments, cpuMs: (await ask(payments)).cpuMs }),
    residentMb: async () => (await ask(0)).residentMb,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      child.kill('SIGKILL');
      await ended;
    },
  };
}
