import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../../local/command-line.ts';
import { command, type Options, readOptions } from './options.ts';
import { schemathesisIn } from './python.ts';
import { runFuzz } from './run.ts';

const folder = join(dirname(dirname(import.meta.dirname)), '.cache/fuzz');

// `npm run fuzz`.
async function main(options: Options): Promise<void> {
  const schemathesis = schemathesisIn(folder, (line) => console.log(line));
  if (schemathesis === undefined) {
    console.log(
      'fuzz: left out: Schemathesis could not be installed; it needs Python 3.10 or newer, with venv and pip',
    );
    process.exitCode = options.optional ? 0 : 1;
    return;
  }
  console.log('Asking: this takes a minute or two');
  const result = await runFuzz(schemathesis, folder, options);
  for (const violation of result.violations) console.error(violation);
  if (result.violations.length > 0) process.exitCode = 1;
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
  const { requests, violations, seconds } = result;
  console.log(`fuzz: ${requests} requests, ${violations.length} violations, ${seconds} s`);
}

await runCommand(command, readOptions, main);
