import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '..');
/** CommonJS modules in the bundle call it. */
const banner = `
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
`;

/** Builds a worker's entry (a path from the root) into one file of this name, and gives its path: it starts quickly. */
export async function bundleWorker(entry: string, name: string, plugins: Plugin[] = []): Promise<string> {
  const folder = join(root, '.cache/simulation');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: banner },
    sourcemap: 'linked',
    logLevel: 'warning',
    absWorkingDir: root,
    outfile,
    plugins,
  });
  return outfile;
}

/** What runs the seeds; plugins may put other code into the service's place. */
export const bundleSeeds = (name = 'seeds', plugins: Plugin[] = []): Promise<string> =>
  bundleWorker('simulation/worker.ts', name, plugins);
