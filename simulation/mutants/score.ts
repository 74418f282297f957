import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { percentLeast, readResult, scores, staleFiles } from './result.ts';

// `npm run mutants:score`: what the runs that are kept have found. Nothing is mutated.

function main(): boolean {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const result = readResult();
  if (Object.keys(result).length === 0) {
    console.log('Nothing was mutated yet: npm run mutants');
    return false;
  }
  const all = scores(result);
  const stale = staleFiles(result);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all)}\n`);
  for (const file of stale) console.log(`Changed since it was mutated: npm run mutants -- ${file}`);
  for (const [group, { mutants, killed, percent }] of Object.entries(all)) {
    console.log(`${group}: ${killed} of ${mutants} killed, ${percent} %`);
  }
  return stale.length === 0 && Object.values(all).every(({ percent }) => percent >= percentLeast);
}

process.exitCode = main() ? 0 : 1;
