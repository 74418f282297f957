import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { MutantResult, StrykerOptions } from '@stryker-mutator/api/core';
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { moduleLoader } from './modules.ts';
import { runTestFile } from './run-tests.ts';

// How Stryker runs our tests. Its own runner for vitest takes seconds for each mutant, and for every table of data the
// whole suite; this one evaluates the modules anew, with the mutant in them, for one test file after the other. To
// Stryker a test file is one test.

/** What the instrumented code and we tell each other by. */
interface Instrumented {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> } | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
}

type Hits = Readonly<Record<string, number>>;

/** Which mutants a test file meets, and how often: while it is loaded, and in each of its tests. */
interface Meets {
  readonly ms: number;
  readonly loading: Hits;
  readonly tests: Readonly<Record<string, Hits>>;
}

/** How often in all: a mutant that is met a hundred times as often runs in circles. */
function hitsOf({ loading, tests }: Meets): Hits {
  const sum: Record<string, number> = {};
  for (const hits of [loading, ...Object.values(tests)]) {
    for (const [id, count] of Object.entries(hits)) sum[id] = (sum[id] ?? 0) + count;
  }
  return sum;
}

/** What both kinds of runs need. */
interface Room {
  readonly root: string;
  readonly metFile: string;
  readonly testFiles: readonly string[];
  readonly world: ReturnType<typeof moduleLoader>;
  readonly instrumented: Instrumented;
}

async function dryRun({ root, metFile, testFiles, world, instrumented }: Room): Promise<DryRunResult> {
  const all: Record<string, Meets> = {};
  for (const file of testFiles) {
    instrumented.activeMutant = undefined;
    instrumented.mutantCoverage = undefined;
    const began = performance.now();
    const { failure } = await runTestFile(root, file, world, {
      wanted: () => true,
      running: (name) => {
        instrumented.currentTestId = name;
      },
    });
    if (failure !== undefined) return { status: DryRunStatus.Error, errorMessage: failure };
    const { static: loading = {}, perTest: tests = {} } = instrumented.mutantCoverage ?? {};
    all[file] = { ms: performance.now() - began, loading, tests };
  }
  writeFileSync(metFile, JSON.stringify(all));
  const files = Object.entries(all);
  return {
    status: DryRunStatus.Complete,
    tests: files.map(([file, { ms }]) => ({ id: file, name: file, status: TestStatus.Success, timeSpentMs: ms })),
    mutantCoverage: {
      static: {},
      perTest: Object.fromEntries(files.map(([file, meets]) => [file, hitsOf(meets)])),
    },
  };
}

async function mutantRun(
  room: Room,
  met: Readonly<Record<string, Meets>>,
  run: MutantRunOptions,
): Promise<MutantRunResult> {
  const { root, testFiles, world, instrumented } = room;
  const { activeMutant, hitLimit = Number.POSITIVE_INFINITY, testFilter } = run;
  const { id, fileName } = activeMutant;
  const files = nearestFirst(testFilter ?? testFiles, fileName, (file) => met[file]?.ms ?? 0);
  let nrOfTests = 0;
  for (const file of files) {
    const meets = met[file];
    const everywhere = meets === undefined || id in meets.loading;
    Object.assign(instrumented, { activeMutant: id, hitCount: 0, hitLimit });
    const wanted = (name: string) => everywhere || id in (meets.tests[name] ?? {});
    const { failure, failed } = await runTestFile(root, file, world, { wanted, running: () => {} });
    nrOfTests++;
    if ((instrumented.hitCount ?? 0) > hitLimit) return { status: MutantRunStatus.Timeout };
    if (failure === undefined) continue;
    const failureMessage = failure.slice(0, 300);
    // What fails without the mutant too was broken by an earlier one, and says nothing.
    instrumented.activeMutant = undefined;
    const again = { wanted: (name: string) => name === failed, running: () => {} };
    const { failure: anyway } = await runTestFile(root, file, world, again);
    if (anyway !== undefined) return { status: MutantRunStatus.Error, errorMessage: anyway };
    return { status: MutantRunStatus.Killed, killedBy: [file], failureMessage, nrOfTests };
  }
  return { status: MutantRunStatus.Survived, nrOfTests };
}

function inProcess(options: StrykerOptions): TestRunner {
  const { testFiles, sources } = options.inProcess as { testFiles: string[]; sources: Record<string, string> };
  const root = process.cwd();
  const metFile = join(root, '.mutants-met.json');
  const shared = globalThis as unknown as { __stryker__?: Instrumented };
  shared.__stryker__ ??= {} as Instrumented;
  const room: Room = { root, metFile, testFiles, world: moduleLoader(root, sources), instrumented: shared.__stryker__ };
  let met: Readonly<Record<string, Meets>> | undefined;
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun: () => dryRun(room),
    mutantRun: (run) => {
      met ??= JSON.parse(readFileSync(metFile, 'utf8')) as Readonly<Record<string, Meets>>;
      return mutantRun(room, met, run);
    },
  };
}

/** The test beside the mutated file first, then its neighbors, then the quickest: most mutants end at the first. */
function nearestFirst(files: readonly string[], mutated: string, msOf: (file: string) => number): string[] {
  const name = basename(mutated, '.ts');
  const rank = (file: string) => {
    const near = mutated.endsWith(join(dirname(file), basename(mutated)));
    return near ? (basename(file).startsWith(name) ? 0 : 1) : 2;
  };
  return [...files].sort((a, b) => rank(a) - rank(b) || msOf(a) - msOf(b));
}

const factory = Object.assign(inProcess, { inject: ['options'] as const });

/** Says at once which mutants survive: a long run is worked with while it goes on. */
const survivors = () => ({
  onMutantTested({ status, fileName, location, replacement }: MutantResult) {
    const place = `${relative(process.cwd(), fileName)}:${location.start.line}:${location.start.column}`;
    if (status === 'Survived' || status === 'NoCoverage') console.log(`survived: ${place} → ${replacement}`);
  },
});

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'in-process', factory },
  { kind: 'Reporter', name: 'survivors', factory: survivors },
];
