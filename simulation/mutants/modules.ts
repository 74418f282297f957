import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';

// Modules that can be evaluated anew as often as one likes: read and compiled once, evaluated in a few milliseconds.

type Evaluate = (exports: object, require: (name: string) => unknown, module: object, ...where: string[]) => void;

/** Reads modules below `root`; `sources` are packages of our own whose TypeScript is to be read. */
export function moduleLoader(root: string, sources: Readonly<Record<string, string>>) {
  const installed = createRequire(join(root, 'package.json'));
  const compiled = new Map<string, Evaluate>();

  const compile = (path: string): Evaluate => {
    const { code } = transformSync(readFileSync(path, 'utf8'), {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      supported: { 'dynamic-import': false },
      define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__url' },
    });
    const evaluate = compileFunction(code, ['exports', 'require', 'module', '__dirname', '__url'], { filename: path });
    compiled.set(path, evaluate as Evaluate);
    return evaluate as Evaluate;
  };

  /** Where a name leads, seen from a file; undefined for what is installed or belongs to Node. */
  const resolve = (name: string, from: string): string | undefined => {
    const own = sources[name];
    if (own !== undefined) return join(root, own);
    return name.startsWith('.') ? join(dirname(from), name) : undefined;
  };

  /** A world of modules of its own, in which `given` stand for what they name. */
  return (given: Readonly<Record<string, unknown>>) => {
    const evaluated = new Map<string, { exports: object }>();
    const replaced = new Map<string, () => object>();
    const requireFrom = (from: string) => (name: string) => {
      const path = resolve(name, from);
      return path === undefined ? (given[name] ?? installed(name)) : load(path);
    };
    const load = (path: string): object => {
      const known = evaluated.get(path);
      if (known !== undefined) return known.exports;
      const module = { exports: replaced.get(path)?.() ?? {} };
      evaluated.set(path, module);
      if (replaced.has(path)) return module.exports;
      if (path.endsWith('.json')) return installed(path);
      if (!existsSync(path)) throw new Error(`There is no ${path}`);
      const evaluate = compiled.get(path) ?? compile(path);
      evaluate(module.exports, requireFrom(path), module, dirname(path), pathToFileURL(path).href);
      return module.exports;
    };
    const replace = (name: string, from: string, make: () => object) => replaced.set(resolve(name, from) ?? name, make);
    return { load, replace, forget: () => evaluated.clear() };
  };
}
