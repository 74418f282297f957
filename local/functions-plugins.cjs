const { join } = require('node:path');

const lambdaClock = join(__dirname, '../service/src/functions/clock.ts');
const simulatorClock = join(__dirname, 'simulator-clock.ts');

/** Puts the simulator's clock in the place of Lambda's. */
module.exports = [
  {
    name: 'clock',
    setup: (build) =>
      build.onResolve({ filter: /\/clock\.ts$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path) === lambdaClock ? { path: simulatorClock } : undefined,
      ),
  },
];
