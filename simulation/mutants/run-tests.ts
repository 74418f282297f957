import { join } from 'node:path';
import type { RunnerTestFile as File, RunnerTestSuite as Suite, RunnerTestCase as Test } from 'vitest';
import type { moduleLoader } from './modules.ts';

// Runs one file of tests in this process, on modules evaluated anew, with vitest's own `test` and `expect`.

// Vitest looks for this when it is loaded; it has it in its own workers.
const worker = {
  config: { snapshotOptions: {} },
  environment: { name: 'node' },
  ctx: {},
  filepath: '',
  metaEnv: process.env,
};
Object.assign(globalThis, { __vitest_worker__: worker });
const vitest = await import('vitest');
const { startTests } = await import('vitest/internal/browser');

type VitestRunner = Parameters<typeof startTests>[1];

export interface FileRun {
  readonly failure: string | undefined;
  /** The name of the first test that failed. */
  readonly failed?: string;
  readonly tests: readonly string[];
}

interface Watching {
  /** Whether a test is to be run, by its full name. */
  readonly wanted: (name: string) => boolean;
  /** Told before and after each test. */
  readonly running: (name: string | undefined) => void;
}

/** A hanging test has failed: the slowest take a second, and ten on a machine that is busy. */
const testTimeoutMs = 30_000;

const nameOf = (task: Test | Suite): string =>
  task.suite === undefined || task.suite.name === '' ? task.name : `${nameOf(task.suite)} ${task.name}`;

const testsOf = (suite: Suite | File): Test[] =>
  suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));

const suitesOf = (suite: Suite | File): Suite[] => [
  suite,
  ...suite.tasks.flatMap((task) => (task.type === 'suite' ? suitesOf(task) : [])),
];

/** `vi`, for which modules are those of this run. */
function viOf(path: string, modules: ReturnType<ReturnType<typeof moduleLoader>>): object {
  return Object.assign(Object.create(vitest.vi) as object, {
    mock: (name: string, make: () => object) => modules.replace(name, path, make),
    hoisted: (make: () => unknown) => make(),
    resetModules: modules.forget,
  });
}

const config: Omit<VitestRunner['config'], 'root'> = {
  setupFiles: [],
  name: undefined,
  passWithNoTests: true,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: testTimeoutMs,
  hookTimeout: testTimeoutMs,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
};

/** A test that a mutant has stopped half-way must not stop the next mutant's. */
function leaveNothingBehind(): void {
  vitest.vi.restoreAllMocks();
  vitest.vi.useRealTimers();
  vitest.vi.unstubAllEnvs();
  vitest.vi.unstubAllGlobals();
}

/** Runs the tests of a file until the first one fails. */
export async function runTestFile(
  root: string,
  file: string,
  world: ReturnType<typeof moduleLoader>,
  { wanted, running }: Watching,
): Promise<FileRun> {
  const given: Record<string, unknown> = {};
  const modules = world(given);
  const path = join(root, file);
  given.vitest = { ...vitest, vi: viOf(path, modules) };
  let failed: string | undefined;
  const skip = (task: Test | Suite) => {
    if (task.mode === 'run' && failed !== undefined) task.mode = 'skip';
  };
  const runner: VitestRunner = {
    config: { ...config, root },
    importFile: () => void modules.load(path),
    onBeforeRunSuite: skip,
    onBeforeRunTask: (test) => {
      skip(test);
      if (test.mode === 'run' && !wanted(nameOf(test))) test.mode = 'skip';
      if (test.mode === 'run') running(nameOf(test));
    },
    onAfterRunTask: (test) => {
      running(undefined);
      if (test.result?.state === 'fail') failed ??= nameOf(test);
    },
    onTaskUpdate: async () => {},
  };
  const [task] = await startTests([path], runner);
  leaveNothingBehind();
  if (task === undefined) return { failure: `${file} could not be run`, tests: [] };
  const wrong = [...suitesOf(task), ...testsOf(task)].find(({ result }) => result?.state === 'fail' && result.errors);
  const failure = wrong && `${file}: ${wrong.name}: ${wrong.result?.errors?.[0]?.message ?? 'failed'}`;
  return { failure, ...(failed !== undefined && { failed }), tests: testsOf(task).map(nameOf) };
}
