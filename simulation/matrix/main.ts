import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Command, type Option, readCommandLine, runCommand, type Values } from '../../local/command-line.ts';
import { UserError } from '../../local/user-error.ts';
import { type Done, jobsOf, type Violation } from './job.ts';
import { resultOf, violationsOf } from './result.ts';
import { asked, bundled, runAll } from './workers.ts';

// `npm run matrix`: every outside call of every flow × everything that may go wrong there × what comes then.

const command = {
  name: 'npm run matrix',
  about: 'Lets one thing go wrong at every outside call of every flow, and holds the books against KakaoPay’s ledger.',
  options: {
    slice: { type: 'boolean', text: 'without the pairs of faults, and a fifth of the rest' },
    flow: { type: 'string', value: '<name>', text: 'one flow alone' },
    cell: { type: 'string', value: '<cell>', text: 'one cell alone, as a violation names it' },
    json: { type: 'string', value: '<file>', text: 'where the result is written as JSON' },
  },
} as const satisfies Command<Readonly<Record<string, Option>>>;

const secondsSince = (begunAt: number): number => Math.round((performance.now() - begunAt) / 100) / 10;
const shownMax = 20;
/** All there are, a line each. */
const choices = (): string => `These there are:\n${[...new Set(jobsOf(true).map(({ flow }) => flow))].join('\n')}`;

function tell({ cell, said }: Violation): void {
  console.log(`\n${cell}\n  ${said.join('\n  ')}\n  again: npm run matrix -- --cell ${JSON.stringify(cell)}`);
}

async function runOne(cell: string): Promise<boolean> {
  const worker = new Worker(await bundled());
  const said = await asked<readonly string[] | null>(worker, cell);
  await worker.terminate();
  if (said === null) throw new UserError(`There is no cell "${cell}". A violation names its cell in full.`);
  if (said.length > 0) tell({ cell, said });
  else console.log(`${cell}: all is well`);
  return said.length === 0;
}

type Options = Values<typeof command.options>;

async function runMatrix({ slice, flow, json }: Options): Promise<boolean> {
  const begunAt = performance.now();
  const jobs = jobsOf(slice === true).filter((job) => flow === undefined || job.flow === flow);
  if (jobs.length === 0) throw new UserError(`There is no flow "${flow}". ${choices()}`);
  const done: Done[] = [];
  let toldAt = begunAt;
  await runAll(jobs, (one) => {
    done.push(one);
    const isLast = done.length === jobs.length;
    if (!isLast && performance.now() - toldAt < 5_000) return;
    toldAt = performance.now();
    const { cells, violations } = resultOf(done, 0);
    console.log(`${done.length} of ${jobs.length} parts: ${cells} cells, ${violations} violations`);
  });
  const result = resultOf(done, secondsSince(begunAt));
  violationsOf(done).slice(0, shownMax).forEach(tell);
  const { flows, calls, cells, pairs, violations, seconds } = result;
  if (pairs > 0) console.log(`${pairs} of them with two faults, one after the other: every pair`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(result)}\n`);
  console.log(`matrix: ${flows.length} flows, ${calls} calls, ${cells} cells, ${violations} violations, ${seconds} s`);
  return violations === 0;
}

async function main(options: Options): Promise<void> {
  const isWell = await (options.cell === undefined ? runMatrix(options) : runOne(options.cell));
  process.exitCode = isWell ? 0 : 1;
}

await runCommand(command, (...typed) => readCommandLine(command, ...typed), main);
