import type { Result as CrashesResult } from '../crashes/run.ts';
import type { Result as FuzzResult } from '../fuzz/run.ts';
import type { MatrixResult } from '../matrix/result.ts';
import type { Score } from '../mutants/result.ts';
import type { Simulated } from '../pool.ts';
import { countBy, sum } from './numbers.ts';

// What each part writes with `--json`, and what of it is kept for the report.

/** A flow's row of the grid. */
interface FlowRow {
  readonly name: string;
  readonly calls: number;
  /** How many cells were run, by fault. */
  readonly faults: Readonly<Record<string, number>>;
  readonly violations: number;
}

export interface Bug {
  readonly name: string;
  /** `simulation`, or the path of a test. */
  readonly caughtBy: string;
  readonly caught: boolean;
  /** How many seeds it took the simulation. */
  readonly seeds?: number;
}

/** What each part writes. */
export interface Written {
  readonly simulate: Simulated;
  readonly million: Simulated;
  readonly matrix: MatrixResult;
  readonly planted: readonly Bug[];
  readonly mutants: Readonly<Record<string, Score>>;
  readonly crashes: CrashesResult;
  readonly fuzz: FuzzResult;
}

export interface Found {
  readonly simulate: Omit<Simulated, 'seconds' | 'violations'> & {
    readonly rate: number;
    /** How often each invariant was broken. */
    readonly broken: Readonly<Record<string, number>>;
  };
  readonly million: Found['simulate'];
  readonly matrix: Omit<MatrixResult, 'flows' | 'seconds'> & { readonly flows: readonly FlowRow[] };
  readonly planted: readonly Bug[];
  readonly mutants: Readonly<Record<string, Score>>;
  readonly crashes: Pick<CrashesResult, 'kills' | 'payments' | 'cancels' | 'charges' | 'events'> & {
    readonly violations: number;
  };
  readonly fuzz: Pick<FuzzResult, 'requests'> & { readonly violations: number };
}

export type PartName = keyof Found;

export function keepSimulated({ seconds, violations, ...rest }: Simulated): Found['simulate'] {
  const broken = countBy(violations, ({ invariant }) => invariant);
  return { ...rest, rate: Math.round(rest.payments / seconds), broken };
}

export function keepMatrix({ flows, seconds: _, ...rest }: MatrixResult): Found['matrix'] {
  const rowOf = ({ name, calls }: MatrixResult['flows'][number]): FlowRow => {
    const faults: Record<string, number> = {};
    for (const { cells } of calls) {
      for (const [fault, by] of Object.entries(cells)) faults[fault] = (faults[fault] ?? 0) + sum(Object.values(by));
    }
    return { name, calls: calls.length, faults, violations: sum(calls.map((call) => call.violations)) };
  };
  return { ...rest, flows: flows.map(rowOf) };
}

export const keepPlanted = (bugs: readonly Bug[]): readonly Bug[] =>
  bugs.map(({ name, caughtBy, caught, seeds }) => ({ name, caughtBy, caught, ...(seeds !== undefined && { seeds }) }));
