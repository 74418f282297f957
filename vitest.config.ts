import { defineConfig } from 'vitest/config';

// The browser tests, the load test and the cloud test have their own commands; `npm test` needs nothing but Node.
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['{packages,service,local,tests,examples}/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
