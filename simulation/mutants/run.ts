import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { build } from 'esbuild';
import { mutated, root, testFiles } from './groups.ts';
import { type FileResult, hashOf, keepResult, readResult, scoreOf, scores, staleFiles, survivorsIn } from './result.ts';

/** Mutates the sources and counts what the tests notice; see README.md. */

const usage = `npm run mutants [-- [--stale] [--json FILE] [FILE...]]
  FILE     only these sources; all of them when left out
  --stale  only those that have changed since they were last mutated
  --json   where to write the numbers`;

const plugin = join(root, '.cache/mutants/plugin.mjs');

const options = (files: readonly string[]): PartialStrykerOptions => ({
  testRunner: 'in-process',
  plugins: [plugin],
  inProcess: {
    testFiles,
    sources: {
      'kakaopay-client': 'packages/client/src/index.ts',
      'kakaopay-simulator': 'packages/simulator/src/index.ts',
    },
  },
  mutate: [...files],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['progress-append-only'],
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

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { stale: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean' } },
  });
  const unknown = positionals.filter((file) => !mutated.includes(file));
  if (values.help || unknown.length > 0) {
    console.log([...unknown.map((file) => `${file} is none of the sources in groups.ts.`), usage].join('\n'));
    return values.help === true;
  }
  const chosen = positionals.length > 0 ? positionals : mutated;
  const stale = staleFiles(readResult());
  const files = values.stale ? chosen.filter((file) => stale.includes(file)) : chosen;
  const before = files.map(sourceOf);
  const began = performance.now();
  if (files.length > 0) await build({ ...bundling, entryPoints: [join(import.meta.dirname, 'plugin.ts')] });
  const mutants = files.length > 0 ? await new Stryker(options(files)).runMutationTest() : [];
  const seconds = (performance.now() - began) / 1000;
  const found = Object.fromEntries(before.map((source) => [source.file, resultOf(source, mutants, seconds)]));
  const kept = keepResult(found);
  for (const { file, line, change } of survivorsIn(found)) console.log(`${file}\n  ${line}\n  ${change}`);
  if (values.json) writeFileSync(values.json, JSON.stringify({ ...scores(kept), seconds }));
  const { mutants: count, killed, survived, percent } = scoreOf(found, files);
  const line = `mutants: ${count}, killed ${killed}, survived ${survived}, score ${percent} %, ${Math.round(seconds)} s`;
  console.log(line);
  return Object.values(scores(kept)).every((score) => score.percent >= 95);
}

const bundling = { bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile: plugin } as const;

process.exitCode = (await main()) ? 0 : 1;
