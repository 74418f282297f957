import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found, PartName } from './found.ts';
import type { Step } from './history.ts';
import { counted } from './numbers.ts';
import { type Figure, type Goal, type Part, parts, usualNames } from './parts.ts';

/** What became of a part. */
export interface PartRun<Kept> {
  /** What was typed after the command. */
  readonly args: readonly string[];
  /** A day, such as `2026-11-26`. */
  readonly date: string;
  readonly commit: string;
  readonly isPassed: boolean;
  readonly seconds: number;
  /** Left out when the part has written nothing. */
  readonly found?: Kept;
}

/** All that the report says, kept in the repository. */
export interface Proof {
  readonly machine: { readonly cores: number; readonly node: string; readonly system: string };
  /** Only a part of everything was run: what CI has time for. */
  readonly isSlice: boolean;
  /** Of those that were run. */
  readonly parts: { readonly [Name in PartName]?: PartRun<Found[Name]> };
  readonly history: readonly Step[];
}

const place = join(import.meta.dirname, 'result.json');
export const readProof = (): Proof => JSON.parse(readFileSync(place, 'utf8')) as Proof;

export const proofFile = (proof: Proof): string => `${JSON.stringify(proof, undefined, 1)}\n`;

/** What a part has to show; `undefined`: it was not run, or has written nothing. */
export interface Shown {
  readonly figures: readonly Figure[];
  /** None in a slice. */
  readonly goals: readonly Goal[];
  readonly violations: number;
  readonly isPassed: boolean;
  readonly seconds: number;
}

export function shownOf(proof: Proof, name: PartName): Shown | undefined {
  const run = proof.parts[name];
  if (run?.found === undefined) return undefined;
  const { figures, goals, violations } = parts[name] as Part;
  const { isPassed, seconds, found } = run;
  return {
    figures: figures(found),
    goals: proof.isSlice ? [] : goals(found),
    violations: violations(found),
    isPassed,
    seconds,
  };
}

/** The titles of the parts that have nothing to show; the long one may be left out. */
export const withoutFigures = (proof: Proof): string[] =>
  usualNames.filter((name) => shownOf(proof, name) === undefined).map((name) => parts[name].title);

export const ranOn = ({ machine: { cores, node, system } }: Proof): string =>
  `Run on a machine with ${counted(cores, 'core')}, Node ${node}, ${system}.`;
