import { Worker } from 'node:worker_threads';
import { fatesFor, type Port } from './outside/fates.ts';
import type { SeedViolation, Share, Work } from './worker.ts';

/** How far it has come. */
export type Progress = Pick<Simulated, 'seeds' | 'payments' | 'violations'>;

export interface Simulated {
  readonly seeds: number;
  readonly payments: number;
  readonly events: number;
  /** Of all that happened, in 8 hexadecimal digits: the same on every machine. */
  readonly hash: string;
  readonly violations: readonly SeedViolation[];
  /** Which faults have struck in which flows, and which could have. */
  readonly covered: number;
  readonly coverable: number;
  readonly uncovered: readonly string[];
  /** How often each fault has struck in each flow: `return killed_after`. */
  readonly coverage: Readonly<Record<string, number>>;
  /** How long it took to know what KakaoPay had done, in whole virtual seconds after it was well: how often. */
  readonly truth: Readonly<Record<number, number>>;
  readonly seconds: number;
}

export interface Wanted {
  readonly from: number;
  readonly seeds: number;
  /** How many payments there are in a seed, about. */
  readonly payments: number;
  readonly untilViolation?: boolean;
  readonly workers: number;
  readonly progress?: (so: Progress) => void;
}

/** Runs so many seeds, on several processors. */
export async function simulate(bundle: string, wanted: Wanted): Promise<Simulated> {
  const begunAt = performance.now();
  const shares = await sharesOf(bundle, wanted);
  const coverage = counted(shares.flatMap((share) => share.coverage));
  const cells = cellsOf(new Set(shares.flatMap(({ uses }) => uses)));
  const uncovered = cells.filter((cell) => coverage[cell] === undefined);
  const hash = shares.reduce((mixed, share) => (mixed + share.hash) >>> 0, 0);
  return {
    ...sumOf(shares),
    hash: hash.toString(16).padStart(8, '0'),
    violations: shares.flatMap(({ violations }) => violations).sort((left, right) => left.seed - right.seed),
    covered: cells.length - uncovered.length,
    coverable: cells.length,
    uncovered,
    coverage,
    truth: counted(shares.flatMap((share) => share.truth)),
    seconds: (performance.now() - begunAt) / 1000,
  };
}

async function sharesOf(bundle: string, wanted: Wanted): Promise<readonly Share[]> {
  const { from, seeds, payments, untilViolation = false, workers, progress } = wanted;
  const next = new Int32Array(new SharedArrayBuffer(4));
  const shares: Share[] = [];
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const workerData: Work = { next, from, seeds, payments, untilViolation };
      const worker = new Worker(bundle, { workerData });
      worker.on('message', (share: Share) => {
        shares.push(share);
        progress?.({ ...sumOf(shares), violations: shares.flatMap(({ violations }) => violations) });
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  await Promise.all(Array.from({ length: workers }, run));
  return shares;
}

function sumOf(shares: readonly Share[]) {
  const sum = (name: 'seeds' | 'payments' | 'events') => shares.reduce((total, share) => total + share[name], 0);
  return { seeds: sum('seeds'), payments: sum('payments'), events: sum('events') };
}

function counted(pairs: readonly (readonly [string | number, number])[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, count] of pairs) counts[name] = (counts[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Every fault that can strike in each flow, by the calls it makes. */
const cellsOf = (uses: ReadonlySet<string>): string[] => {
  const cells = [...uses].flatMap((use) => {
    const [flow = '', port = '', name = ''] = use.split(' ');
    return fatesFor(port as Port, name).map((fate) => `${flow} ${fate}`);
  });
  return [...new Set(cells)].sort();
};
