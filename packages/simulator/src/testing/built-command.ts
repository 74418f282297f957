import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** The command as it is installed, built anew beside the package's `bin`; `dist` itself may be in use. */
export function buildCommand(name: string): { readonly path: string; remove(): void } {
  const path = join(import.meta.dirname, `../../dist/${name}-${process.pid}.js`);
  const entryPoints = [join(import.meta.dirname, '../cli.ts')];
  buildSync({ entryPoints, bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile: path });
  return { path, remove: () => rmSync(path) };
}
