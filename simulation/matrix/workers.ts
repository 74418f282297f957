import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { bundleWorker } from '../bundle.ts';
import type { Done, Job } from './job.ts';

export const bundled = (): Promise<string> => bundleWorker('simulation/matrix/worker.ts', 'matrix');

/** What the worker answers to this. */
export const asked = <Given>(worker: Worker, what: Job | string): Promise<Given> =>
  new Promise((resolve, reject) => {
    worker.once('message', (given: Given) => {
      worker.off('error', reject);
      resolve(given);
    });
    worker.once('error', reject);
    worker.postMessage(what);
  });

/** All of these jobs, as many at once as there are cores. */
export async function runAll(jobs: readonly Job[], onDone: (done: Done) => void): Promise<void> {
  const file = await bundled();
  const left = jobs.values();
  const work = async () => {
    const worker = new Worker(file);
    for (const job of left) onDone(await asked<Done>(worker, job));
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}
