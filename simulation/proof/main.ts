import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Command, helpOf, type Option, readCommandLine } from '../../local/command-line.ts';
import { UserError } from '../../local/user-error.ts';
import type { PartName } from './found.ts';
import { drawnHistory } from './history.ts';
import { proofMarkdown } from './markdown.ts';
import { thousands } from './numbers.ts';
import { proofPage } from './page.ts';
import { partNames, parts, usualNames } from './parts.ts';
import { type Proof, proofFile, readProof, shownOf } from './proof.ts';
import { executeNpm, runParts } from './run-parts.ts';
import { writeProof } from './write.ts';

const command = {
  name: 'npm run proof',
  about: 'Runs every part of the proof, one after the other, and writes docs/proof.md and docs/proof.html.',
  options: {
    slice: { type: 'boolean', text: 'a small part of each, in minutes; writes into artifacts/proof/ alone' },
    only: {
      type: 'string',
      value: '<parts>',
      text: `these parts alone, such as ${partNames.slice(0, 2).join(',')}; the last figures of the others are kept`,
    },
    pages: { type: 'boolean', text: 'runs nothing, and makes the pages anew from the figures of the last full run' },
  },
} as const satisfies Command<Readonly<Record<string, Option>>>;

const folder = join(import.meta.dirname, '../../artifacts/proof');
const say = (line: string): void => console.log(line);
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: import.meta.dirname })
    .toString()
    .trim();

async function main(): Promise<number> {
  const options = readCommandLine(command, process.argv.slice(2), process.env);
  if (options === 'help') {
    say(helpOf(command));
    return 0;
  }
  if (options.pages) {
    await writeProof(readProof());
    return 0;
  }
  const isSlice = options.slice === true;
  const names = partsNamed(options.only);
  const commit = `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
  const begunAt = performance.now();
  const date = new Date().toISOString().slice(0, 10);
  const now = () => performance.now();
  const runs = await runParts({ names, isSlice, commit, date, folder, execute: executeNpm, now, say });
  const { steps, violations } = await drawnHistory();
  const proof: Proof = {
    machine: {
      cores: availableParallelism(),
      node: process.versions.node,
      system: `${process.platform} ${process.arch}`,
    },
    isSlice,
    parts: runs,
    history: steps,
  };
  await writeArtifacts(proof);
  if (!isSlice) await writeProof(withOthers(proof, readProof()));
  return tell(proof, violations, (performance.now() - begunAt) / 1000);
}

/** The parts that were not run, as the last full run found them. */
const withOthers = (proof: Proof, last: Proof): Proof =>
  last.isSlice ? proof : { ...proof, parts: { ...last.parts, ...proof.parts } };

/** @throws UserError for a part that there is none of. */
function partsNamed(only: string | undefined): readonly PartName[] {
  if (only === undefined) return usualNames;
  const wanted = only.split(',');
  const unknown = wanted.find((name) => !partNames.includes(name as PartName));
  if (unknown !== undefined) throw new UserError(`There is no part "${unknown}": ${partNames.join(', ')}.`);
  return partNames.filter((name) => wanted.includes(name));
}

async function writeArtifacts(proof: Proof): Promise<void> {
  writeFileSync(join(folder, 'result.json'), proofFile(proof));
  writeFileSync(join(folder, 'proof.md'), proofMarkdown(proof));
  writeFileSync(join(folder, 'proof.html'), await proofPage(proof));
}

/** The outcome of each part, for people; 1 when anything is wrong. */
function tell(proof: Proof, inHistory: number, seconds: number): number {
  say('');
  const ran = partNames.filter((name) => proof.parts[name] !== undefined);
  let violations = inHistory;
  for (const name of ran) {
    const shown = shownOf(proof, name);
    violations += shown?.violations ?? 0;
    const isPassed = proof.parts[name]?.isPassed === true;
    const said = shown ? `${thousands(shown.violations)} violations` : 'no result';
    say(`${isPassed ? '✓' : '✗'} ${parts[name].title}: ${said}, ${proof.parts[name]?.seconds} s`);
  }
  for (const name of ran) {
    const missed = shownOf(proof, name)?.goals.filter(({ isMet }) => !isMet) ?? [];
    for (const { text } of missed) say(`goal missed: ${text} (${parts[name].title})`);
  }
  const failed = ran.filter((name) => !proof.parts[name]?.isPassed);
  say(`proof: ${ran.length} parts, ${failed.length} failed, ${violations} violations, ${Math.round(seconds)} s`);
  return failed.length > 0 || violations > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
