import { type Bundle, bundle, deployedFunctions } from './bundles.ts';
import type { ColdRound, ColdSample } from './cold.ts';
import { type Contestant, ours, yardstick } from './contestants.ts';
import { coldRatioMax, cpuRatioMax, warmRatioMax, zippedBytesMax, zippedBytesMaxOf } from './goals.ts';
import { median, type Ratio, ratioOfMedians } from './statistics.ts';
import type { WarmRound, WarmSample } from './warm.ts';

/** One row for each contestant; milliseconds, and ratios to the handler written by hand. */
export interface Row {
  readonly name: string;
  readonly title: string;
  readonly cold: { readonly startMs: number; readonly firstMs: number; readonly cpuMs: number } & Compared;
  readonly warm: Compared;
  readonly cpu: Compared;
}

interface Compared {
  readonly ms: number;
  readonly toRaw: Ratio;
}

export interface Size {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly zippedBytes: number;
}

export interface Verdict {
  readonly goal: string;
  readonly found: string;
  readonly passed: boolean;
}

export interface Results {
  readonly rows: readonly Row[];
  readonly sizes: readonly Size[];
  readonly verdicts: readonly Verdict[];
}

export async function resultsOf(
  contestants: readonly Contestant[],
  cold: readonly ColdRound[],
  warm: readonly WarmRound[],
): Promise<Results> {
  const rows = contestants.map((contestant) => rowOf(contestant, cold, warm));
  const sizes = await Promise.all(
    Array.from(deployedFunctions(), async ([name, source]) => sizeOf(name, await bundle(source))),
  );
  const own = rows.find(({ name }) => name === ours);
  return { rows, sizes, verdicts: own ? verdictsOf(own, sizes) : [] };
}

function rowOf({ name, title }: Contestant, cold: readonly ColdRound[], warm: readonly WarmRound[]): Row {
  const colds = (ms: (sample: ColdSample) => number) => compare(cold, name, ms);
  const warms = (ms: (sample: WarmSample) => number) => compare(warm, name, ms);
  return {
    name,
    title,
    cold: {
      startMs: colds(({ startMs }) => startMs).ms,
      firstMs: colds(({ firstMs }) => firstMs).ms,
      cpuMs: colds(({ cpuMs }) => cpuMs).ms,
      ...colds(({ startMs, firstMs }) => startMs + firstMs),
    },
    warm: warms(({ p50Ms }) => p50Ms),
    cpu: warms(({ cpuMs }) => cpuMs),
  };
}

function compare<Sample extends { readonly name: string }>(
  rounds: readonly (readonly Sample[])[],
  name: string,
  ms: (sample: Sample) => number,
): Compared {
  const of = (who: string) => (round: readonly Sample[]) => round.filter((sample) => sample.name === who).map(ms);
  const mine = of(name);
  const theirs = of(yardstick);
  return {
    ms: median(rounds.flatMap(mine)),
    toRaw: ratioOfMedians(rounds.map((round) => ({ of: mine(round), to: theirs(round) }))),
  };
}

const sizeOf = (name: string, { files, zippedBytes }: Bundle): Size => ({
  name,
  files: files.length,
  bytes: files.reduce((sum, { contents }) => sum + contents.length, 0),
  zippedBytes,
});

function verdictsOf({ cold, warm, cpu }: Row, sizes: readonly Size[]): Verdict[] {
  const atMost = (goal: string, { ratio }: Ratio, max: number): Verdict => ({
    goal: `${goal} ≤ ${max.toFixed(2)} × by hand`,
    found: ratio.toFixed(3),
    passed: ratio <= max,
  });
  const waitedFor = sizes.filter(({ name }) => name !== 'wake');
  const largest = Math.max(...waitedFor.map(({ zippedBytes }) => zippedBytes));
  return [
    atMost('P1 cold start and first payment', cold.toRaw, coldRatioMax),
    atMost('P2 warm p50', warm.toRaw, warmRatioMax),
    atMost('P2 warm processor time', cpu.toRaw, cpuRatioMax),
    {
      goal: `P3 each function that anybody waits for ≤ ${zippedBytesMax / 1000} kB zipped, 1 file`,
      found: `${(largest / 1000).toFixed(1)} kB`,
      passed: sizes.every(({ name, files, zippedBytes }) => files === 1 && zippedBytes <= zippedBytesMaxOf(name)),
    },
  ];
}
