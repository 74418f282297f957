import { sum } from '../proof/numbers.ts';
import type { Done, Violation } from './job.ts';

interface Call {
  readonly name: string;
  /** How many cells were run, by fault and by what came then. */
  readonly cells: Record<string, Record<string, number>>;
  violations: number;
}

interface FlowResult {
  readonly name: string;
  readonly calls: readonly Call[];
}

/** What `--json` writes: enough to draw the grid. */
export interface MatrixResult {
  readonly flows: readonly FlowResult[];
  readonly calls: number;
  readonly cells: number;
  /** In how many of them two things go wrong, one after the other. */
  readonly pairs: number;
  readonly violations: number;
  readonly seconds: number;
}

export const violationsOf = (done: readonly Done[]): readonly Violation[] =>
  done.flatMap(({ violations }) => violations);

export function resultOf(done: readonly Done[], seconds: number): MatrixResult {
  const names = [...new Set(done.map(({ job }) => job.flow))];
  const flows = names.map((name) =>
    flowResult(
      name,
      done.filter(({ job }) => job.flow === name),
    ),
  );
  return {
    flows,
    calls: sum(flows.map(({ calls }) => calls.length)),
    cells: sum(done.map(({ ran }) => ran.length)),
    pairs: sum(done.map(({ job, ran }) => (job.part === 'pairs' ? ran.length : 0))),
    violations: violationsOf(done).length,
    seconds,
  };
}

function flowResult(name: string, done: readonly Done[]): FlowResult {
  const calls = (done[0]?.calls ?? []).map(
    (call, index): Call => ({
      name: `${call} (${index})`,
      cells: {},
      violations: 0,
    }),
  );
  const byName = new Map(calls.map((call) => [call.name, call]));
  for (const { ran } of done) {
    for (const { call, fault, aftermath, isBroken } of ran) {
      const found = byName.get(call);
      if (found === undefined) continue;
      found.cells[fault] ??= {};
      const row = found.cells[fault];
      row[aftermath] = (row[aftermath] ?? 0) + 1;
      if (isBroken) found.violations += 1;
    }
  }
  return { name, calls };
}
