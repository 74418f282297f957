import { allFlows } from './all-flows.ts';
import { type Cell, callsOfFlow, othersOf, pairsOf, singlesOf } from './cells.ts';
import { type Aftermath, aftermaths, type Flow } from './flow.ts';
import { runCell } from './run-cell.ts';

/** A part of the matrix that one worker goes through. */
export interface Job {
  readonly flow: string;
  readonly part: Aftermath | 'others' | 'pairs';
  /** A fifth of it: each fault of each call still meets one aftermath. */
  readonly isSlice: boolean;
}

export interface Violation {
  readonly cell: string;
  readonly said: readonly string[];
}

/** One cell, in short: which call, what went wrong there, and what came then. */
export interface Ran {
  readonly call: string;
  readonly fault: string;
  readonly aftermath: string;
  readonly isBroken: boolean;
}

export interface Done {
  readonly job: Job;
  /** Every call of the flow's run, in order. */
  readonly calls: readonly string[];
  readonly ran: readonly Ran[];
  readonly violations: readonly Violation[];
}

export const jobsOf = (isSlice: boolean): Job[] =>
  allFlows.flatMap(({ name: flow, others }) => [
    ...aftermaths.map((part) => ({ flow, part, isSlice })),
    ...(others ? [{ flow, part: 'others' as const, isSlice }] : []),
    ...(isSlice ? [] : [{ flow, part: 'pairs' as const, isSlice }]),
  ]);

function flowNamed(name: string): Flow {
  const flow = allFlows.find((one) => one.name === name);
  if (flow === undefined) throw new Error(`There is no flow '${name}'`);
  return flow;
}

async function cellsOf(flow: Flow, part: Job['part'], calls: readonly string[]): Promise<Cell[]> {
  if (part === 'pairs') return pairsOf(flow, calls);
  return part === 'others' ? othersOf(flow, calls) : singlesOf(flow, calls, part);
}

/** Every fifth one, the next ones with the next aftermath; a look into the queue meets one aftermath as it is. */
const fifth = (cells: readonly Cell[], part: Job['part']): readonly Cell[] =>
  cells.filter(
    ({ place }, index) => place.name === 'table.query' || (index + aftermaths.indexOf(part as Aftermath)) % 5 === 0,
  );

export async function runJob(job: Job): Promise<Done> {
  const flow = flowNamed(job.flow);
  const calls = await callsOfFlow(flow);
  const all = await cellsOf(flow, job.part, calls);
  const cells = job.isSlice ? fifth(all, job.part) : all;
  const violations: Violation[] = [];
  const ran: Ran[] = [];
  for (const cell of cells) {
    const said = await runCell(flow, cell);
    if (said.length > 0) violations.push({ cell: cell.name, said });
    ran.push(ranOf(cell, said.length > 0));
  }
  return { job, calls, ran, violations };
}

const ranOf = ({ place, fault, aftermath, other }: Cell, isBroken: boolean): Ran => ({
  call: `${place.name} (${place.index})`,
  fault,
  aftermath: aftermath ?? other?.name ?? '',
  isBroken,
});

/** One cell, by its name; `undefined`: there is none of that name. */
export async function runNamed(name: string): Promise<readonly string[] | undefined> {
  for (const flow of allFlows.filter((one) => name.startsWith(`${one.name}: `))) {
    const calls = await callsOfFlow(flow);
    const parts = [...aftermaths, 'others', 'pairs'] as const;
    for (const part of parts) {
      const cell = (await cellsOf(flow, part, calls)).find((one) => one.name === name);
      if (cell) return runCell(flow, cell);
    }
  }
  return undefined;
}
