import { parentPort, workerData } from 'node:worker_threads';
import { drive } from './drive.ts';
import type { Violation } from './invariants/invariants.ts';
import type { Outcome } from './run.ts';

/** What a worker is given to do: every seed that it draws from the common counter. */
export interface Work {
  /** The next seed that nobody has taken yet. */
  readonly next: Int32Array;
  readonly from: number;
  readonly seeds: number;
  readonly payments: number;
  /** Nobody begins another seed once a violation was found. */
  readonly untilViolation: boolean;
}

export type SeedViolation = Violation & { readonly seed: number };

/** What came of some seeds. */
export interface Share {
  readonly seeds: number;
  readonly payments: number;
  readonly events: number;
  /** Of all their hashes, in no order. */
  readonly hash: number;
  readonly violations: readonly SeedViolation[];
  readonly coverage: readonly (readonly [string, number])[];
  readonly uses: readonly string[];
  /** How long it took to know what KakaoPay had done, in whole seconds: how often. */
  readonly truth: readonly (readonly [number, number])[];
}

const shareEvery = 20;

interface Growing {
  seeds: number;
  payments: number;
  events: number;
  hash: number;
  violations: SeedViolation[];
  coverage: Map<string, number>;
  uses: Set<string>;
  truth: Map<number, number>;
}

const empty = (): Growing => ({
  seeds: 0,
  payments: 0,
  events: 0,
  hash: 0,
  violations: [],
  coverage: new Map(),
  uses: new Set(),
  truth: new Map(),
});

async function work({ next, from, seeds, payments, untilViolation }: Work): Promise<void> {
  let growing = empty();
  const send = () => {
    const { coverage, uses, truth, ...rest } = growing;
    const share: Share = { ...rest, coverage: [...coverage], uses: [...uses], truth: [...truth] };
    parentPort?.postMessage(share);
    growing = empty();
  };
  const nextPlan = () => {
    const taken = Atomics.add(next, 0, 1);
    return taken < seeds ? { seed: from + taken, payments } : undefined;
  };
  const note = (outcome: Outcome) => {
    growing.seeds += 1;
    growing.payments += outcome.payments;
    growing.events += outcome.events;
    growing.hash = (growing.hash + Math.imul(outcome.hash, outcome.seed | 1)) >>> 0;
    for (const one of outcome.violations) growing.violations.push({ ...one, seed: outcome.seed });
    for (const [cell, count] of outcome.coverage) growing.coverage.set(cell, (growing.coverage.get(cell) ?? 0) + count);
    for (const use of outcome.uses) growing.uses.add(use);
    for (const [s, count] of outcome.truth) growing.truth.set(s, (growing.truth.get(s) ?? 0) + count);
    if (untilViolation && outcome.violations.length > 0) Atomics.store(next, 0, seeds);
    if (growing.seeds >= shareEvery) send();
  };
  // One after the other, so that none is run for nothing once a violation was found.
  await drive(nextPlan, note, untilViolation ? { width: 1 } : {});
  send();
}

void work(workerData as Work);
