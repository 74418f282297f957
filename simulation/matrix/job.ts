import { allFlows } from './all-flows.ts';
import { type Cell, callsOfFlow, othersOf, type Pairs, pairsOf, singlesOf } from './cells.ts';
import { type Aftermath, aftermaths, type Flow } from './flow.ts';
import { runCell } from './run-cell.ts';

/** A part of the matrix that one worker goes through. */
export interface Job {
  readonly flow: string;
  readonly part: Aftermath | 'others' | 'pairs';
  readonly extent: Extent;
}

/**
 * How much of the matrix is run. `slice`: without the pairs, and a third of the rest, in which each fault of each call
 * still meets one or two aftermaths; `usual`: all but most of the pairs; `pairs`: every pair, and nothing else.
 */
export type Extent = 'slice' | 'usual' | 'pairs';

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
  readonly pairs?: Omit<Pairs, 'cells'>;
}

export const jobsOf = (extent: Extent): Job[] =>
  allFlows.flatMap(({ name: flow, others }) => {
    const pairs = { flow, part: 'pairs', extent } as const;
    if (extent === 'pairs') return [pairs];
    const rest = [...aftermaths, ...(others ? (['others'] as const) : [])].map((part) => ({ flow, part, extent }));
    return extent === 'slice' ? rest : [...rest, pairs];
  });

function flowNamed(name: string): Flow {
  const flow = allFlows.find((one) => one.name === name);
  if (flow === undefined) throw new Error(`There is no flow '${name}'`);
  return flow;
}

async function cellsOf(flow: Flow, part: Job['part'], calls: readonly string[]): Promise<Cell[]> {
  if (part === 'pairs') return (await pairsOf(flow, calls, true)).cells;
  return part === 'others' ? othersOf(flow, calls) : singlesOf(flow, calls, part);
}

/** Every third one, the next ones with the next aftermath; a look into the queue meets one aftermath as it is. */
const third = (cells: readonly Cell[], part: Job['part']): readonly Cell[] =>
  cells.filter(
    ({ place }, index) => place.name === 'table.query' || (index + aftermaths.indexOf(part as Aftermath)) % 3 === 0,
  );

export async function runJob(job: Job): Promise<Done> {
  const flow = flowNamed(job.flow);
  const calls = await callsOfFlow(flow);
  const pairs = job.part === 'pairs' ? await pairsOf(flow, calls, job.extent === 'pairs') : undefined;
  const all = pairs?.cells ?? (await cellsOf(flow, job.part, calls));
  const cells = job.extent === 'slice' ? third(all, job.part) : all;
  const violations: Violation[] = [];
  const ran: Ran[] = [];
  for (const cell of cells) {
    const said = await runCell(flow, cell);
    if (said.length > 0) violations.push({ cell: cell.name, said });
    ran.push(ranOf(cell, said.length > 0));
  }
  return { job, calls, ran, violations, ...(pairs && { pairs: { all: pairs.all, chosen: pairs.chosen } }) };
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
