import { defineConfig } from 'vitest/config';

const isolated = ['tests/running/**', 'tests/cloud/**', '**/node_modules/**', '**/.cache/**'];

// The running tests start the whole of it, as `npm start` does: one file at a time, after the rest.
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{packages,service,local,deploy,cost,tests,examples,bench,world}/**/*.test.ts'],
          exclude: isolated,
          sequence: { groupOrder: 0 },
        },
      },
      {
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
