import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { createVitest, type TestModule } from 'vitest/node';
import type { Bug } from './bug.ts';
import { esbuildPlant, root } from './plant.ts';

export interface TestRun {
  readonly passed: boolean;
  readonly ms: number;
}

/** A test file, with a bug in what it tests. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly bug?: Bug;
}

const folder = join(root, '.cache/planted');

/**
 * Runs each bug's test file with the bug in the modules, and each of these files once as it is; `told` hears of each,
 * of those without a bug by the name of the file. Bundled, a test file with its modules loads in a tenth of the time.
 */
export async function runTests(bugs: readonly Bug[], told: (name: string, run: TestRun) => void): Promise<void> {
  if (bugs.length === 0) return;
  const files = [...new Set(bugs.map(({ caughtBy }) => caughtBy))];
  const cases = [
    ...files.map((file): Case => ({ name: file, file })),
    ...bugs.map((bug): Case => ({ name: bug.name, file: bug.caughtBy, bug })),
  ];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await Promise.all(cases.map(bundle));
  const onTestModuleEnd = (module: TestModule) => {
    const { duration, collectDuration } = module.diagnostic();
    const { name } = cases[Number(/(\d+)\.test\.mjs$/.exec(module.moduleId)?.[1])] as Case;
    told(name, { passed: module.ok(), ms: Math.round(duration + collectDuration) });
  };
  await runVitest(onTestModuleEnd);
}

/** What a bundled file imports instead of being in the bundle. */
const external = ['vitest', 'esbuild', 'typescript', 'temporal-polyfill'];

/** Modules that ask where they are are told where they were. */
const asPlaced: Plugin = {
  name: 'as placed',
  setup: (building) =>
    building.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.dirname')) return undefined;
      return { contents: text.replaceAll('import.meta.dirname', JSON.stringify(dirname(path))), loader: 'ts' };
    }),
};

async function bundle({ file, bug }: Case, number: number): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [file],
    outfile: join(folder, `${number}.mjs`),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external,
    banner: { js: 'const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);' },
    plugins: [...(bug ? [esbuildPlant(bug)] : []), asPlaced],
  });
  writeFileSync(join(folder, `${number}.test.mjs`), `${untilOneFails}import './${number}.mjs';\n`);
}

/** A bug is caught by one test; the others of the file need not be run. */
const untilOneFails = `import { beforeEach, onTestFailed } from 'vitest';
let hasFailed = false;
beforeEach(({ skip }) => {
  skip(hasFailed);
  onTestFailed(() => {
    hasFailed = true;
  });
});
`;

async function runVitest(onTestModuleEnd: (module: TestModule) => void): Promise<void> {
  const vitest = await createVitest('test', {
    ...{ root, config: false, watch: false, maxWorkers: 2, isolate: false },
    ...{ testTimeout: 60_000, hookTimeout: 60_000, silent: true },
    include: ['.cache/planted/*.test.mjs'],
    exclude: [],
    server: { deps: { external: [/\.cache\/planted\/\d+\.mjs$/] } },
    reporters: [{ onTestModuleEnd }],
  });
  try {
    await vitest.start();
  } finally {
    await vitest.close();
  }
}
