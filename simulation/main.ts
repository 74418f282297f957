import { readFileSync, writeFileSync } from 'node:fs';
import { bundleWorker } from './bundle.ts';
import { type Invariant, invariants } from './invariants/invariants.ts';
import { type Options, readOptions, usage } from './options.ts';
import type { Plan } from './plan.ts';
import { type Simulated, simulate } from './pool.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const thousands = (count: number): string => count.toLocaleString('en');

/** A history that can be run once more. */
interface Saved {
  readonly invariant: Invariant;
  readonly plan: Plan;
}

async function main(argv: string[]): Promise<number> {
  const options = readOptions(argv);
  if (options.replay !== undefined) return replay(JSON.parse(readFileSync(options.replay, 'utf8')) as Saved);
  const bundle = await bundleWorker();
  let toldAt = 0;
  const result = await simulate(bundle, {
    ...options,
    progress: ({ seeds, payments, violations }) => {
      const now = performance.now();
      if (now - toldAt < 2_000) return;
      toldAt = now;
      say(
        `${thousands(seeds)} of ${thousands(options.seeds)} seeds, ${thousands(payments)} payments, ${violations} violations`,
      );
    },
  });
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result)}\n`);
  await tellViolation(result, options);
  say(summaryOf(result));
  return result.violations.length === 0 ? 0 : 1;
}

function summaryOf({ payments, seeds, events, violations, covered, coverable, hash, seconds }: Simulated): string {
  const rate = thousands(Math.round(payments / seconds));
  return [
    `simulate: ${thousands(payments)} payments`,
    `${thousands(seeds)} seeds`,
    `${thousands(events)} deliveries`,
    `${violations.length} violations`,
    `faults × flows ${covered} of ${coverable}`,
    `trace ${hash}`,
    `${seconds.toFixed(1)} s (${rate} payments a second)`,
  ].join(', ');
}

/** The first one, made short, as a history, and how to see it again. */
async function tellViolation({ violations }: Simulated, { payments, save }: Options): Promise<void> {
  const [first] = violations;
  if (first === undefined) return;
  for (const one of violations.slice(0, 10))
    say(`seed ${one.seed}: ${one.about}: ${one.what} (${invariants[one.invariant]})`);
  say(`Seed ${first.seed} is made short …`);
  const { shrink } = await import('./shrink.ts');
  const plan = await shrink({ seed: first.seed, payments }, first);
  const saved: Saved = { invariant: first.invariant, plan };
  await replay(saved);
  const file = save ?? `artifacts/violation-${first.seed}.json`;
  writeFileSync(file, `${JSON.stringify(saved)}\n`);
  say(`Once more: npm run simulate -- --replay ${file}`);
  say(`The whole seed: npm run simulate -- --from ${first.seed} --seeds 1 --payments ${payments}`);
}

async function replay({ invariant, plan }: Saved): Promise<number> {
  const [{ driveOne }, { historyOf }] = await Promise.all([import('./drive.ts'), import('./history.ts')]);
  const outcome = await driveOne(plan, true);
  for (const line of historyOf(outcome)) say(line);
  say('');
  for (const one of outcome.violations) say(`${one.about}: ${one.what} (${invariants[one.invariant]})`);
  if (outcome.violations.length === 0) say(`Nothing is wrong any more: ${invariants[invariant]}`);
  return outcome.violations.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') || /^--/.test((error as Error).message);
  if (!isUsage) throw error;
  say(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
