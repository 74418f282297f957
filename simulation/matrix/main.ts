import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Done, jobsOf, type Violation } from './job.ts';
import { resultOf, violationsOf } from './result.ts';
import { asked, bundleWorker, runAll } from './workers.ts';

// `npm run matrix`: every outside call of every flow × everything that may go wrong there × what comes then.

const { values } = parseArgs({
  options: {
    slice: { type: 'boolean', default: false },
    flow: { type: 'string' },
    cell: { type: 'string' },
    json: { type: 'string' },
  },
});

const secondsSince = (begunAt: number): number => Math.round((performance.now() - begunAt) / 100) / 10;
const shownMax = 20;

function tell({ cell, said }: Violation): void {
  console.log(`\n${cell}\n  ${said.join('\n  ')}\n  again: npm run matrix -- --cell ${JSON.stringify(cell)}`);
}

async function runOne(cell: string): Promise<boolean> {
  const worker = new Worker(await bundleWorker());
  const said = await asked<readonly string[] | null>(worker, cell);
  await worker.terminate();
  if (said === null) throw new Error(`There is no cell '${cell}'`);
  if (said.length > 0) tell({ cell, said });
  else console.log(`${cell}: all is well`);
  return said.length === 0;
}

async function runMatrix(): Promise<boolean> {
  const begunAt = performance.now();
  const { flow } = values;
  const jobs = jobsOf(values.slice).filter((job) => flow === undefined || job.flow === flow);
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
  if (pairs.all > 0) console.log(`two faults in a row: ${pairs.ran} of ${pairs.all} pairs, evenly chosen`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result)}\n`);
  console.log(`matrix: ${flows.length} flows, ${calls} calls, ${cells} cells, ${violations} violations, ${seconds} s`);
  return violations === 0;
}

process.exitCode = (await (values.cell === undefined ? runMatrix() : runOne(values.cell))) ? 0 : 1;
