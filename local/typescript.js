import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

// Plain JavaScript: it lets Node read TypeScript. (tsx does more, and loses its way in a folder with `?` in its name.)

/** Node loads this file a second time for its hooks, in a thread of their own. */
export function registerTypeScript() {
  process.setSourceMapsEnabled(true);
  register(import.meta.url);
}

const sources = {
  'kakaopay-client': '../packages/client/src/index.ts',
  'kakaopay-simulator': '../packages/simulator/src/index.ts',
};

/** The packages of this repository are read as they stand, built or not. */
export function resolve(specifier, context, next) {
  const source = Object.hasOwn(sources, specifier) ? sources[specifier] : undefined;
  if (source === undefined) return next(specifier, context);
  return { url: new URL(source, import.meta.url).href, format: 'module', shortCircuit: true };
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { transform } = await import('esbuild');
  const file = fileURLToPath(url);
  const options = { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcefile: file };
  const { code } = await transform(await readFile(file, 'utf8'), options);
  return { format: 'module', source: code, shortCircuit: true };
}
