import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { build } from 'esbuild';
import { groups, mutated, root, tests } from './groups.ts';
import {
  type FileResult,
  hashOf,
  keepResult,
  percentLeast,
  type Result,
  readResult,
  scoreOf,
  scores,
  staleFiles,
} from './result.ts';

/** Mutates the sources and counts what the tests notice; see README.md. */

const usage = `npm run mutants [-- [--stale] [--json FILE] [GROUP|FILE...]]
  GROUP    one of ${Object.keys(groups).join(', ')}
  FILE     only these sources; all of them when left out
  --stale  only those that have changed since they were last mutated
  --json   where to write the numbers`;

const plugin = join(root, '.cache/mutants/plugin.mjs');

/** Few enough that a run that is stopped has lost little. */
const linesPerBatch = 250;

interface Batch {
  readonly group: string;
  readonly files: readonly string[];
}

const options = ({ group, files }: Batch): PartialStrykerOptions => ({
  testRunner: 'in-process',
  plugins: [plugin],
  inProcess: {
    testFiles: tests[group] ?? [],
    sources: {
      'kakaopay-client': 'packages/client/src/index.ts',
      'kakaopay-simulator': 'packages/simulator/src/index.ts',
    },
  },
  mutate: [...files],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 5000,
  timeoutFactor: 2,
  reporters: ['progress-append-only', 'survivors'],
  warnings: { unknownOptions: false, slow: false, preprocessorErrors: true, unserializableOptions: true },
  allowConsoleColors: false,
  tempDirName: '.cache/stryker',
  ignorePatterns: ['.cache', '.data', '.build', 'bench', 'docs', 'cost', 'examples', 'tests/running'],
});

/** A source as it was when the run began. */
interface Source {
  readonly file: string;
  readonly hash: string;
  readonly lines: readonly string[];
}

const sourceOf = (file: string): Source => {
  return { file, hash: hashOf(file), lines: readFileSync(join(root, file), 'utf8').split('\n') };
};

function resultOf({ file, hash, lines }: Source, mutants: readonly MutantResult[], seconds: number): FileResult {
  const own = mutants.filter(({ fileName }) => relative(root, fileName) === file);
  const failed = own.find(({ status }) => status === 'RuntimeError' || status === 'Pending');
  if (failed) throw new Error(`${file}: ${changeOf(failed, lines)}: ${failed.statusReason ?? 'could not be run'}`);
  const count = (status: MutantResult['status']) => own.filter((mutant) => mutant.status === status).length;
  const survivors = own
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => ({ line: lines[mutant.location.start.line - 1]?.trim() ?? '', change: changeOf(mutant, lines) }));
  const share = own.length / Math.max(mutants.length, 1);
  return {
    hash,
    date: new Date().toISOString().slice(0, 10),
    seconds: Math.round(10 * seconds * share) / 10,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survivors,
  };
}

/** What stands in place of what, on one line. */
function changeOf({ location, replacement = '' }: MutantResult, lines: readonly string[]): string {
  const { start, end } = location;
  const text = lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) => {
      const until = index === all.length - 1 ? line.slice(0, end.column - 1) : line;
      return index === 0 ? until.slice(start.column - 1) : until.trim();
    })
    .join(' ');
  const short = (words: string) => words.replaceAll(/\s+/g, ' ').slice(0, 160);
  return `${short(text)} → ${short(replacement)}`;
}

/** Group by group, each file once, with the tests of the first group that it is in. */
function batchesOf(wanted: readonly string[]): Batch[] {
  const batches: { group: string; files: string[]; lines: number }[] = [];
  for (const file of mutated.filter((file) => wanted.includes(file))) {
    const group = Object.keys(groups).find((name) => groups[name]?.includes(file)) ?? '';
    const lines = sourceOf(file).lines.length;
    const last = batches.at(-1);
    if (last?.group === group && last.lines + lines <= linesPerBatch) {
      last.files.push(file);
      last.lines += lines;
    } else {
      batches.push({ group, files: [file], lines });
    }
  }
  return batches;
}

async function runBatch(batch: Batch): Promise<Result> {
  const sources = batch.files.map(sourceOf);
  const began = performance.now();
  const mutants = await new Stryker(options(batch)).runMutationTest();
  const seconds = (performance.now() - began) / 1000;
  const found = Object.fromEntries(sources.map((source) => [source.file, resultOf(source, mutants, seconds)]));
  keepResult(found);
  console.log(`${batch.group}: ${lineOf(found, seconds)}`);
  return found;
}

function lineOf(found: Result, seconds: number): string {
  const { mutants, killed, survived, percent } = scoreOf(found, Object.keys(found));
  return `mutants: ${mutants}, killed ${killed}, survived ${survived}, score ${percent} %, ${Math.round(seconds)} s`;
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stale: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean' } },
  });
  const named = positionals.flatMap((name) => groups[name] ?? [name]);
  const unknown = named.filter((file) => !mutated.includes(file));
  if (values.help || unknown.length > 0) {
    console.log([...unknown.map((file) => `${file} is none of the sources in groups.ts.`), usage].join('\n'));
    return values.help === true;
  }
  const chosen = named.length > 0 ? named : mutated;
  const stale = staleFiles(readResult());
  const files = values.stale ? chosen.filter((file) => stale.includes(file)) : chosen;
  const began = performance.now();
  await build({ ...bundling, entryPoints: [join(import.meta.dirname, 'plugin.ts')] });
  let found: Result = {};
  for (const batch of batchesOf(files)) found = { ...found, ...(await runBatch(batch)) };
  const seconds = (performance.now() - began) / 1000;
  const all = scores(readResult());
  if (values.json) writeFileSync(values.json, JSON.stringify({ ...all, seconds }));
  console.log(lineOf(found, seconds));
  return Object.values(all).every((score) => score.percent >= percentLeast);
}

const bundling = { bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile: plugin } as const;

process.exitCode = (await main()) ? 0 : 1;
