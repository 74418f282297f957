import { percentLeast } from '../mutants/result.ts';
import { type Bug, type Found, keepMatrix, keepPlanted, keepSimulated, type PartName, type Written } from './found.ts';
import { medianOf, percentile, sum } from './numbers.ts';

/** A number with what it counts. */
export type Figure = readonly [label: string, value: number | string];

export interface Goal {
  readonly text: string;
  readonly isMet: boolean;
}

export interface Part<From = unknown, Kept = unknown> {
  readonly title: string;
  /** The script in `package.json`; the part's own name when left out. */
  readonly script?: string;
  /** In one plain sentence. */
  readonly proves: string;
  /** What is typed after `npm run <name> --` in the full run, and in the slice. */
  readonly full: readonly string[];
  readonly slice: readonly string[];
  /** It takes longer than all others together: run when it is asked for by name. */
  readonly isLong?: true;
  /** What of its result the report is made from. */
  readonly keep: (written: From) => Kept;
  readonly figures: (found: Kept) => readonly Figure[];
  /** What a full run has to reach. */
  readonly goals: (found: Kept) => readonly Goal[];
  /** How many things are wrong. */
  readonly violations: (found: Kept) => number;
}

const isCaught = ({ caught }: Bug): boolean => caught;

/** What is made of a simulation's result, however large it was. */
const ofSimulation = {
  keep: keepSimulated,
  figures: ({ payments, seeds, events, coverage, covered, coverable, truth, hash, rate }) => [
    ['payments', payments],
    ['seeds', seeds],
    ['deliveries to shops', events],
    ['faults', sum(Object.values(coverage))],
    ['kinds of faults × flows', `${covered} of ${coverable}`],
    ['seconds to the truth, 99 % within', percentile(truth, 0.99)],
    ['payments a second', rate],
    ['trace', hash],
  ],
  violations: ({ broken }) => sum(Object.values(broken)),
} as const satisfies Partial<Part<Written['simulate'], Found['simulate']>>;

/** The parts of the proof, in the order in which they are run. Each is a command of its own. */
export const parts: { readonly [Name in PartName]: Part<Written[Name], Found[Name]> } = {
  simulate: {
    title: 'Simulation',
    proves:
      'Whatever goes wrong, in whatever order: the books are equal to KakaoPay’s, and everything comes to its end.',
    full: ['--seeds', '10000', '--payments', '8'],
    slice: ['--seeds', '80', '--payments', '40'],
    ...ofSimulation,
    goals: ({ seeds, covered, coverable, rate }) => [
      { text: 'at least 10,000 seeds', isMet: seeds >= 10_000 },
      { text: 'every kind of fault in every flow', isMet: covered === coverable },
      { text: 'at least 5,000 payments a second', isMet: rate >= 5_000 },
    ],
  },
  million: {
    title: 'A million payments',
    script: 'simulate',
    proves: 'The same, in larger worlds, for whatever is too rare for the others.',
    full: ['--seeds', '10000', '--payments', '100'],
    slice: ['--seeds', '20', '--payments', '100'],
    isLong: true,
    ...ofSimulation,
    goals: ({ payments, seeds, rate }) => [
      { text: 'at least 1,000,000 payments', isMet: payments >= 1_000_000 },
      { text: 'at least 10,000 seeds', isMet: seeds >= 10_000 },
      { text: 'in less than 5 minutes', isMet: payments / rate < 300 },
    ],
  },
  matrix: {
    title: 'Crash matrix',
    proves: 'A crash, a loss or a delay at any call of any flow, and whatever comes next, loses and doubles nothing.',
    full: [],
    slice: ['--slice'],
    keep: keepMatrix,
    figures: ({ flows, calls, cells, pairs }) => [
      ['flows', flows.length],
      ['calls to the outside', calls],
      ['cells', cells],
      ['of them with two faults', pairs],
    ],
    goals: () => [],
    violations: ({ violations }) => violations,
  },
  planted: {
    title: 'Planted bugs',
    proves: 'When the service is made wrong on purpose, the simulation or a named test notices.',
    full: [],
    slice: ['--slice'],
    keep: keepPlanted,
    figures: (bugs) => [
      ['bugs', bugs.length],
      ['noticed', bugs.filter(isCaught).length],
      ['by the simulation', bugs.filter(({ caught, caughtBy }) => caught && caughtBy === 'simulation').length],
      ['seeds to notice, median', medianOf(bugs.flatMap(({ caught, seeds }) => (caught && seeds ? [seeds] : [])))],
    ],
    goals: (bugs) => [
      { text: 'at least 60 bugs, all of them noticed', isMet: bugs.length >= 60 && bugs.every(isCaught) },
    ],
    violations: (bugs) => bugs.filter(({ caught }) => !caught).length,
  },
  mutants: {
    title: 'Mutants',
    script: 'mutants:score',
    proves: 'Change one place in the code on which money depends, and a test fails.',
    full: [],
    slice: [],
    keep: (groups) => groups,
    figures: ({ all }) => [
      ['wrong versions', all?.mutants ?? 0],
      ['noticed', all?.killed ?? 0],
      ['score', `${all?.percent ?? 0} %`],
    ],
    goals: (groups) => [
      {
        text: `at least ${percentLeast} % in each group`,
        isMet: Object.values(groups).every(({ percent }) => percent >= percentLeast),
      },
    ],
    violations: (groups) => Object.values(groups).filter(({ percent }) => percent < percentLeast).length,
  },
  crashes: {
    title: 'Real crashes',
    proves: 'The running service is killed again and again under load, and no won and no event is missing afterwards.',
    full: [],
    slice: ['--slice'],
    keep: ({ kills, payments, cancels, charges, events, violations }) => {
      return { kills, payments, cancels, charges, events, violations: violations.length };
    },
    figures: ({ kills, payments, cancels, charges, events }) => [
      ['kills', kills],
      ['payments', payments],
      ['cancellations', cancels],
      ['charges', charges],
      ['events', events],
    ],
    goals: ({ kills, payments }) => [
      { text: 'at least 20 kills', isMet: kills >= 20 },
      { text: 'at least 1,000 payments', isMet: payments >= 1_000 },
    ],
    violations: ({ violations }) => violations,
  },
  fuzz: {
    title: 'Made-up requests',
    proves: 'Whatever is asked of the API, allowed or not: it never breaks, and answers as its document says.',
    full: [],
    slice: ['--optional'],
    keep: ({ requests, violations }) => ({ requests, violations: violations.length }),
    figures: ({ requests }) => [['requests', requests]],
    goals: ({ requests }) => [{ text: 'at least 10,000 requests', isMet: requests >= 10_000 }],
    violations: ({ violations }) => violations,
  },
};

export const partNames = Object.keys(parts) as readonly PartName[];
/** Those that are run unless others are asked for. */
export const usualNames: readonly PartName[] = partNames.filter((name) => parts[name].isLong !== true);

export const scriptOf = (name: PartName): string => parts[name].script ?? name;

/** As it is typed. */
export const commandOf = (name: PartName, args: readonly string[]): string =>
  ['npm run', scriptOf(name), ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
