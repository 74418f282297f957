import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folders = [
  'packages',
  'service',
  'local',
  'deploy',
  'cost',
  'tests',
  'examples',
  'bench',
  'world',
  'simulation',
  'conformance',
  'play',
];
const include = folders.map((folder) => `${folder}/**/*.test.ts`);
const exclude = ['tests/running/**', 'tests/cloud/**', '**/node_modules/**', '**/.cache/**'];

/** Those that load modules under other conditions than the rest need modules of their own. */
const changesModules = /\bvi\.(mock|stubEnv|resetModules)\(/;
const alone = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((path) => `${folder}/${path}`.replaceAll('\\', '/')),
  )
  .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules/'))
  .filter((path) => changesModules.test(readFileSync(path, 'utf8')));

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // Every core: vitest would leave one of two idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // Loading the same modules anew for each file would take longer than the tests do.
      { extends: true, test: { name: 'parts', include, exclude: [...exclude, ...alone], isolate: false } },
      { extends: true, test: { name: 'parts-alone', include: alone, exclude } },
      {
        // They start the whole of it, as `npm start` does: one file at a time, after the rest.
        extends: true,
        test: {
          name: 'running',
          include: ['tests/running/*.test.ts'],
          fileParallelism: false,
          disableConsoleIntercept: true,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
