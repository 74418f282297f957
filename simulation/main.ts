import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runCommand } from '../local/command-line.ts';
import { bundleSeeds } from './bundle.ts';
import { type Invariant, invariants } from './invariants/invariants.ts';
import { command, type Options, readOptions } from './options.ts';
import type { Plan } from './plan.ts';
import { type Progress, type Simulated, simulate } from './pool.ts';
import { thousands } from './proof/numbers.ts';
import type { SeedViolation } from './worker.ts';

// `npm run simulate`.

const progressMs = 5_000;
const toldMax = 10;

/** A history that can be run once more. */
interface Saved {
  readonly invariant: Invariant;
  readonly plan: Plan;
}

async function main(options: Options): Promise<void> {
  if (options.replay !== undefined) return replay(JSON.parse(readFileSync(options.replay, 'utf8')) as Saved);
  const result = await simulate(await bundleSeeds(), { ...options, progress: tellProgress(options) });
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result)}\n`);
  await tellViolations(result, options);
  console.log(summaryOf(result));
}

/** Every few seconds how far it has come, and at once what is wrong. */
function tellProgress(options: Options) {
  let toldAt = performance.now();
  let known = 0;
  return ({ seeds, payments, violations }: Progress) => {
    for (const one of violations.slice(known, toldMax)) console.log(lineOf(one));
    known = violations.length;
    if (performance.now() - toldAt < progressMs) return;
    toldAt = performance.now();
    const so = `${thousands(seeds)} of ${thousands(options.seeds)} seeds, ${thousands(payments)} payments`;
    console.log(`${so}, ${violations.length} violations`);
  };
}

const lineOf = ({ seed, about, what, invariant }: SeedViolation): string =>
  `seed ${seed}: ${about}: ${what} (${invariants[invariant]})`;

function summaryOf({ payments, seeds, events, violations, covered, coverable, hash, seconds }: Simulated): string {
  return [
    `simulate: ${thousands(payments)} payments`,
    `${thousands(seeds)} seeds`,
    `${thousands(events)} deliveries`,
    `${violations.length} violations`,
    `${covered} of ${coverable} faults × flows`,
    `trace ${hash}`,
    `${seconds.toFixed(1)} s (${thousands(Math.round(payments / seconds))} payments a second)`,
  ].join(', ');
}

/** The first one is made short, told as a history, and kept. */
async function tellViolations({ violations }: Simulated, { payments, save }: Options): Promise<void> {
  const [first] = violations;
  if (first === undefined) return;
  process.exitCode = 1;
  console.log(`Seed ${first.seed} is made short …`);
  const { shrink } = await import('./shrink.ts');
  const saved: Saved = { invariant: first.invariant, plan: await shrink({ seed: first.seed, payments }, first) };
  await replay(saved);
  mkdirSync('artifacts', { recursive: true });
  const file = save ?? `artifacts/violation-${first.seed}.json`;
  writeFileSync(file, `${JSON.stringify(saved)}\n`);
  console.log(`Once more: npm run simulate -- --replay ${file}`);
  console.log(`The whole seed: npm run simulate -- --from ${first.seed} --seeds 1 --payments ${payments}`);
}

async function replay({ invariant, plan }: Saved): Promise<void> {
  const [{ driveOne }, { historyOf }] = await Promise.all([import('./drive.ts'), import('./history.ts')]);
  const outcome = await driveOne(plan, true);
  for (const line of historyOf(outcome)) console.log(line);
  for (const one of outcome.violations) console.log(`${one.about}: ${one.what} (${invariants[one.invariant]})`);
  if (outcome.violations.length > 0) process.exitCode = 1;
  else console.log(`Nothing is wrong any more: ${invariants[invariant]}`);
}

await runCommand(command, readOptions, main);
