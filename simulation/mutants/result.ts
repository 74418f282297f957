import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groups, mutated, root } from './groups.ts';

// What the last run of each mutated file has found, kept in the repository.

/** So many of a hundred wrong versions have to be noticed, in each group. */
export const percentLeast = 95;

/** A wrong version of a line that no test notices. */
export interface Survivor {
  readonly file: string;
  /** The line as it is, without its indentation. */
  readonly line: string;
  /** What stands in place of what, in that line. */
  readonly change: string;
}

export interface Explained extends Survivor {
  readonly reason: string;
}

export interface FileResult {
  /** Of the source that was mutated. */
  readonly hash: string;
  readonly date: string;
  readonly seconds: number;
  readonly killed: number;
  /** Never ended, and were noticed by that. */
  readonly timedOut: number;
  readonly survivors: readonly Omit<Survivor, 'file'>[];
}

export type Result = Readonly<Record<string, FileResult>>;

const place = (name: string) => join(import.meta.dirname, name);
const read = (name: string): unknown => JSON.parse(readFileSync(place(name), 'utf8'));

export const readResult = (): Result => (existsSync(place('result.json')) ? (read('result.json') as Result) : {});
export const readExplained = () => read('survivors.json') as readonly Explained[];

export const hashOf = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(join(root, file)))
    .digest('hex')
    .slice(0, 16);

/** Those that have changed since they were mutated, or never were. */
export const staleFiles = (result: Result): string[] => mutated.filter((file) => result[file]?.hash !== hashOf(file));

/** Adds what a run has found to what earlier ones did. */
export function keepResult(found: Result): Result {
  const all = { ...readResult(), ...found };
  const kept = Object.fromEntries(mutated.flatMap((file) => (all[file] ? [[file, all[file]]] : [])));
  writeFileSync(place('result.json'), `${JSON.stringify(kept, undefined, 1)}\n`);
  return kept;
}

export interface Score {
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  /** In percent, rounded down to a tenth. */
  readonly percent: number;
}

export function scoreOf(result: Result, files: readonly string[]): Score {
  const results = files.flatMap((file) => result[file] ?? []);
  const sum = (of: (file: FileResult) => number) => results.reduce((total, file) => total + of(file), 0);
  const killed = sum(({ killed, timedOut }) => killed + timedOut);
  const survived = sum(({ survivors }) => survivors.length);
  const mutants = killed + survived;
  return { mutants, killed, survived, percent: mutants === 0 ? 100 : Math.floor((1000 * killed) / mutants) / 10 };
}

export const scores = (result: Result): Readonly<Record<string, Score>> => ({
  ...Object.fromEntries(Object.entries(groups).map(([group, files]) => [group, scoreOf(result, files)])),
  all: scoreOf(result, mutated),
});

export const survivorsIn = (result: Result): Survivor[] =>
  Object.entries(result).flatMap(([file, { survivors }]) => survivors.map((survivor) => ({ file, ...survivor })));
