import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Done, Job } from './job.ts';

const bundle = join(import.meta.dirname, '../../.cache/matrix/worker.mjs');

/** One file, so that a worker starts in a moment. */
export async function bundleWorker(): Promise<string> {
  await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    banner: { js: 'const require=process.getBuiltinModule;' },
  });
  return bundle;
}

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
  const file = await bundleWorker();
  const left = jobs.values();
  const work = async () => {
    const worker = new Worker(file);
    for (const job of left) onDone(await asked<Done>(worker, job));
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}
