import { bundleSeeds } from '../bundle.ts';
import { simulate } from '../pool.ts';
import type { Bug } from './bug.ts';
import { esbuildPlant } from './plant.ts';

/** What became of the simulation with a bug in the service. */
export interface SeedRun {
  /** How many seeds were run until one showed it. */
  readonly seeds: number;
  readonly violation?: string;
}

/** Runs the simulation with the bug in the service, seed by seed, each with so many payments, until one shows it. */
export async function runSeeds(bug: Bug, seeds: number, payments: number): Promise<SeedRun> {
  const bundle = await bundleSeeds(`planted-${bug.name.replace(/\W+/g, '-')}`, [esbuildPlant(bug)]);
  const found = await simulate(bundle, { from: 1, seeds, payments, untilViolation: true, workers: 1 });
  const [first] = found.violations;
  if (first === undefined) return { seeds: found.seeds };
  return { seeds: first.seed, violation: `${first.invariant}: ${first.about}: ${first.what}` };
}
