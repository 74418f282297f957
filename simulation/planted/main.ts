import { writeFileSync } from 'node:fs';
import { readCommandLine, runCommand, type Values } from '../../local/command-line.ts';
import { medianOf } from '../proof/numbers.ts';
import type { Bug } from './bug.ts';
import { bugs } from './bugs.ts';
import { runSeeds } from './by-seeds.ts';
import { runTests } from './by-tests.ts';
import { command } from './options.ts';

/** What became of a bug. */
interface Result {
  readonly name: string;
  readonly file: string;
  readonly caughtBy: string;
  readonly caught: boolean;
  /** How many seeds it took the simulation. */
  readonly seeds?: number;
  readonly ms: number;
}

/** After so many seeds the simulation has missed it; an ordinary bug takes a few. */
const seedsMax = 150;
/** Few: each seed draws its own faults, and many seeds show more than many payments. */
const paymentsOfSeed = 20;
/** One simulation for each core. */
const atOnce = 2;
/** Of the sample: one bug in so many. */
const sliceStep = 12;

const say = (text: string): void => console.log(text);

async function run(chosen: readonly Bug[]): Promise<{ results: Result[]; broken: string[] }> {
  const results: Result[] = [];
  const broken: string[] = [];
  const note = ({ name, file, caughtBy }: Bug, caught: boolean, ms: number, seeds?: number): void => {
    results.push({ name, file, caughtBy, caught, ...(seeds !== undefined && { seeds }), ms });
    const how = seeds === undefined ? caughtBy : `seed ${seeds}`;
    say(`${results.length} of ${chosen.length} ${caught ? 'caught' : 'MISSED'} (${how}, ${ms} ms): ${name}`);
  };
  await simulate(
    chosen.filter(({ caughtBy }) => caughtBy === 'simulation'),
    note,
  );
  const byTests = chosen.filter(({ caughtBy }) => caughtBy !== 'simulation');
  await runTests(byTests, (name, { passed, ms }) => {
    const bug = byTests.find((one) => one.name === name);
    if (bug) note(bug, !passed, ms);
    else if (!passed) broken.push(name);
  });
  return { results, broken };
}

async function simulate(
  chosen: readonly Bug[],
  note: (bug: Bug, caught: boolean, ms: number, seeds: number) => void,
): Promise<void> {
  const left = chosen.values();
  const worker = async () => {
    for (const bug of left) {
      const begun = performance.now();
      const { seeds, violation } = await runSeeds(bug, seedsMax, paymentsOfSeed);
      note(bug, violation !== undefined, Math.round(performance.now() - begun), seeds);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

type Options = Values<typeof command.options>;

function chosenBy({ only, slice }: Options): readonly Bug[] {
  const named = bugs.filter(({ name }) => only === undefined || name.includes(only));
  return slice ? named.filter((_, index) => index % sliceStep === 0) : named;
}

async function main(options: Options): Promise<void> {
  const begun = performance.now();
  const { results, broken } = await run(chosenBy(options));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results)}\n`);
  const missed = results.filter(({ caught }) => !caught);
  for (const { name, caughtBy } of missed) say(`MISSED by ${caughtBy}: ${name}`);
  for (const file of broken) say(`Fails without any bug: ${file}`);
  const seeds = medianOf(results.flatMap((one) => (one.caught && one.seeds ? [one.seeds] : [])));
  const seconds = Math.round((performance.now() - begun) / 1000);
  const caught = results.length - missed.length;
  say(
    `planted: ${results.length} bugs, ${caught} caught, ${missed.length} missed; median ${seeds} seeds to catch, ${seconds} s`,
  );
  process.exitCode = missed.length > 0 || broken.length > 0 || results.length === 0 ? 1 : 0;
}

await runCommand(command, (...typed) => readCommandLine(command, ...typed), main);
