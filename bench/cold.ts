import { type Contestant, ours, yardstick } from './contestants.ts';
import type { Lambda } from './lambda.ts';
import { processorMs } from './processor.ts';

export interface ColdSample {
  readonly name: string;
  /** From starting the process to asking for the first event, and from there to the answer; milliseconds. */
  readonly startMs: number;
  readonly firstMs: number;
  /** Processor time of all threads in both. */
  readonly cpuMs: number;
}

export type ColdRound = readonly ColdSample[];

type Start = (contestant: Contestant) => Promise<Lambda>;

/** A fresh process for each sample, one after the other, in an order that favours nobody (`orderOf`). */
export async function measureCold(
  contestants: readonly Contestant[],
  rounds: number,
  start: Start,
  progress: (done: number) => void,
): Promise<readonly ColdRound[]> {
  // The first reads fill the machine's file cache; nobody is measured by them.
  for (const contestant of contestants) await sample(contestant, start);
  const measured: ColdRound[] = [];
  for (let round = 0; round < rounds; round++) {
    const samples: ColdSample[] = [];
    for (const contestant of orderOf(contestants, round)) samples.push(await sample(contestant, start));
    measured.push(samples);
    progress(round + 1);
  }
  return measured;
}

/**
 * The two that a goal compares come twice, around the others and mirrored (A B … B A), and each round turns all of it
 * round: a machine that grows slower or faster on the way does the same to both.
 */
export function orderOf(contestants: readonly Contestant[], round: number): readonly Contestant[] {
  const pair = contestants.filter(({ name }) => name === yardstick || name === ours);
  const others = contestants.filter((contestant) => !pair.includes(contestant));
  const order = [...pair, ...others, ...pair.toReversed()];
  return round % 2 === 0 ? order : [...pair.toReversed(), ...others.toReversed(), ...pair];
}

async function sample(contestant: Contestant, start: Start): Promise<ColdSample> {
  const lambda = await start(contestant);
  try {
    const { givenAtMs, answeredAtMs } = await lambda.visit();
    const cpuMs = processorMs(lambda.pid);
    return { name: contestant.name, startMs: givenAtMs - lambda.startedAtMs, firstMs: answeredAtMs - givenAtMs, cpuMs };
  } finally {
    await lambda.stop();
  }
}
