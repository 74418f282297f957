import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Bug } from './bug.ts';

/** The repository. */
export const root: string = join(import.meta.dirname, '../..');

/** The text of a bug's module with the bug in it. */
export function planted({ name, file, from, to }: Bug): string {
  const [before = '', after, ...more] = readFileSync(join(root, file), 'utf8').split(from);
  if (after === undefined || more.length > 0) throw new Error(`${name}: what it changes is not once in ${file}`);
  return `${before}${to}${after}`;
}

/** Has esbuild bundle the wrong version. */
export const esbuildPlant = (bug: Bug): Plugin => ({
  name: 'plant',
  setup(build) {
    const path = join(root, bug.file);
    build.onLoad({ filter: /\.ts$/ }, (asked) =>
      asked.path === path ? { contents: planted(bug), loader: 'ts' } : undefined,
    );
  },
});
