import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '..');
/** CommonJS modules in the bundle call it. */
const banner = `
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
`;

/** Builds what runs the seeds into one file, and gives its path; plugins may put other code into its place. */
export async function bundleWorker(name = 'simulation', plugins: Plugin[] = []): Promise<string> {
  const folder = join(root, '.cache/simulation');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'simulation/worker.ts')],
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
