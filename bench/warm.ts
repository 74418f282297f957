import type { Contestant } from './contestants.ts';
import type { Lambda } from './lambda.ts';
import { processorMs } from './processor.ts';
import { median } from './statistics.ts';

export interface WarmSample {
  readonly name: string;
  readonly p50Ms: number;
  /** Milliseconds of processor time for one request, all threads. */
  readonly cpuMs: number;
}

export type WarmRound = readonly WarmSample[];

export interface WarmPlan {
  readonly rounds: number;
  /** Requests without measuring, and requests of each block. */
  readonly warmUp: number;
  readonly block: number;
}

/** All processes live side by side; short blocks of requests go to one after the other, each time in turned order. */
export async function measureWarm(
  contestants: readonly Contestant[],
  { rounds, warmUp, block }: WarmPlan,
  start: (contestant: Contestant) => Promise<Lambda>,
  progress: (done: number) => void,
): Promise<readonly WarmRound[]> {
  const lambdas: [string, Lambda][] = [];
  try {
    for (const contestant of contestants) lambdas.push([contestant.name, await start(contestant)]);
    for (const [, lambda] of lambdas) await visitOften(lambda, warmUp);
    const measured: WarmRound[] = [];
    for (let round = 0; round < rounds; round++) {
      const samples: WarmSample[] = [];
      for (const [name, lambda] of round % 2 === 0 ? lambdas : lambdas.toReversed()) {
        samples.push({ name, ...(await visitOften(lambda, block)) });
      }
      measured.push(samples);
      progress(round + 1);
    }
    return measured;
  } finally {
    for (const [, lambda] of lambdas) await lambda.stop();
  }
}

async function visitOften(lambda: Lambda, times: number): Promise<Omit<WarmSample, 'name'>> {
  const cpuBefore = processorMs(lambda.pid);
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const { givenAtMs, answeredAtMs } = await lambda.visit();
    took.push(answeredAtMs - givenAtMs);
  }
  return { p50Ms: median(took), cpuMs: (processorMs(lambda.pid) - cpuBefore) / times };
}
