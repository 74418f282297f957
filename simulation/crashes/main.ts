import { writeFileSync } from 'node:fs';
import { runCommand } from '../../local/command-line.ts';
import { command, type Options, readOptions } from './options.ts';
import { runCrashes } from './run.ts';

// `npm run crashes`.
async function main(options: Options): Promise<void> {
  const result = await runCrashes(options, (line) => console.log(line));
  const { kills, payments, cancels, charges, events, violations, seconds } = result;
  for (const violation of violations) console.error(violation);
  if (violations.length > 0) {
    process.exitCode = 1;
    console.error(
      `Again: npm run crashes -- --kills ${options.kills} --payments ${options.payments} --seed ${options.seed}`,
    );
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
  const done = `${kills} kills, ${payments} payments, ${cancels} cancels, ${charges} charges, ${events} events`;
  console.log(`crashes: ${done}, ${violations.length} violations, ${seconds} s`);
}

await runCommand(command, readOptions, main);
