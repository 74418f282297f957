import { parentPort } from 'node:worker_threads';
import { type Job, runJob, runNamed } from './job.ts';

// One core's part of the matrix: does what it is given, and answers with what came of it.

parentPort?.on('message', async (job: Job | string) => {
  parentPort?.postMessage(typeof job === 'string' ? ((await runNamed(job)) ?? null) : await runJob(job));
});
