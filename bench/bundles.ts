import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { zippedBytes } from './zip.ts';

const root = dirname(import.meta.dirname);

export interface Bundle {
  readonly files: readonly { readonly name: string; readonly contents: Uint8Array }[];
  /** Of the archive that would be deployed. */
  readonly zippedBytes: number;
}

/** What only the deployment's plugin understands is left out; esbuild has its own word for it. */
function buildOptions(): BuildOptions & { readonly outputFileExtension: string; readonly outputWorkFolder: string } {
  return createRequire(import.meta.url)(join(root, 'esbuild.config.cjs'));
}

/** The functions of `serverless.yml`: each is named as its source file, which is what its `handler` says. */
export function deployedFunctions(): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, 'serverless.yml'), 'utf8');
  const handlers = text.matchAll(/^\s+handler: (\S+)\.handler\b/gm);
  return new Map(Array.from(handlers, ([, path = '']) => [basename(path), join(root, `${path}.ts`)]));
}

/** Builds one function as the deployment does. `nodePaths`: where its packages are, if not in the repository's own. */
export async function bundle(entry: string, nodePaths: readonly string[] = []): Promise<Bundle> {
  const { outputFileExtension, outputWorkFolder: _, ...options } = buildOptions();
  const { outputFiles } = await build({
    ...options,
    entryPoints: [entry],
    nodePaths: [...nodePaths],
    outdir: root,
    outExtension: { '.js': outputFileExtension },
    absWorkingDir: root,
    write: false,
  });
  const files = outputFiles.map(({ path, contents }) => ({ name: basename(path), contents }));
  return { files, zippedBytes: zippedBytes(files) };
}
