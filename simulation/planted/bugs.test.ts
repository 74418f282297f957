import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { bugs } from './bugs.ts';
import { planted, root } from './plant.ts';

test.each(bugs)('$name: the patch fits its file, and what comes of it is TypeScript', (bug) => {
  expect(bug.to).not.toBe(bug.from);
  expect(transformSync(planted(bug), { loader: 'ts' }).code).not.toBe('');
});

test('each has a name of its own, and somebody who must notice it', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  const missing = bugs.filter(({ caughtBy }) => caughtBy !== 'simulation' && !existsSync(join(root, caughtBy)));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('there are enough of them, and enough for the simulation', () => {
  expect(bugs.length).toBeGreaterThanOrEqual(75);
  expect(bugs.filter(({ caughtBy }) => caughtBy === 'simulation').length).toBeGreaterThanOrEqual(38);
});
