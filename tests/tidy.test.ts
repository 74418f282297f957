import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// The house rules (docs/decisions and CONTRIBUTING tell why), held against every source file, tracked or not yet.
const root = dirname(import.meta.dirname);
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  // Made by tools/make-play.ts.
  .filter((path) => path !== 'docs/play/play.js');

interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const sources: readonly Source[] = listed
  .filter((path) => /\.(ts|js|cjs|mjs)$/.test(path) && existsSync(join(root, path)))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
  });

/** Tests, and what only tests use. */
const isTest = ({ path }: Source) => /\.test\.ts$|^(tests|world|simulation)\/|\/testing(\.ts$|\/)/.test(path);

/** Every node of a file, with its line, for which `find` has words. */
function complaints({ path, tree }: Source, find: (node: ts.Node) => string | undefined): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const complaint = find(node);
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    if (complaint !== undefined) found.push(`${path}:${line + 1} ${complaint}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const lineCount = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** The lines on which a text of the program stands: a string, a template, a regular expression. */
function linesWithText({ tree }: Source): Set<number> {
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node);
    if (isText) {
      const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
      const last = tree.getLineAndCharacterOfPosition(node.end).line;
      for (let line = first; line <= last; line++) lines.add(line);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return lines;
}

describe('size', () => {
  test('a line has 120 characters at most, unless it is a text that cannot be broken', () => {
    const long = sources.flatMap((source) => {
      const lines = source.text.split('\n').map((line, index) => ({ line, index }));
      const tooLong = lines.filter(({ line }) => [...line].length > 120);
      const exempt = tooLong.length > 0 ? linesWithText(source) : new Set<number>();
      return tooLong.filter(({ index }) => !exempt.has(index)).map(({ index }) => `${source.path}:${index + 1}`);
    });
    expect(long).toEqual([]);
  });

  test('a file has 300 lines at most', () => {
    const long = sources.filter(({ text }) => lineCount(text) > 300);
    expect(long.map(({ path, text }) => `${path} ${lineCount(text)}`)).toEqual([]);
  });

  test('a function has 50 lines at most; what a test describes may have more', () => {
    const long = sources
      .filter((source) => !isTest(source))
      .flatMap((source) =>
        complaints(source, (node) => {
          const lines = lineCount(node.getText(source.tree));
          return ts.isFunctionLike(node) && 'body' in node && lines > 50 ? `${lines} lines` : undefined;
        }),
      );
    expect(long).toEqual([]);
  });
});

test('nothing is of the type any', () => {
  const found = sources.flatMap((source) =>
    complaints(source, ({ kind }) => (kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined)),
  );
  expect(found).toEqual([]);
});

test('every loop has a bound', () => {
  const endless = (node: ts.Node) =>
    (ts.isForStatement(node) && node.condition === undefined) ||
    ((ts.isWhileStatement(node) || ts.isDoStatement(node)) && node.expression.kind === ts.SyntaxKind.TrueKeyword);
  expect(sources.flatMap((source) => complaints(source, (node) => (endless(node) ? 'endless' : undefined)))).toEqual(
    [],
  );
});

/** What time, chance and the environment are read by; `new Date()` stands for a `Date` without argument. */
const outside = new Set([
  'Date.now',
  'new Date()',
  'performance.now',
  'Math.random',
  'randomUUID',
  'randomBytes',
  'crypto.randomUUID',
  'crypto.randomBytes',
  'setTimeout',
  'setInterval',
  'process.env',
]);

/** Which of them a node is. */
function outsideOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  const called = ts.isCallExpression(node) ? node.expression.getText() : undefined;
  if (called !== undefined) return outside.has(called) ? called : undefined;
  const read = ts.isPropertyAccessExpression(node) ? node.getText() : undefined;
  if (read === 'process.env') return read;
  // `const { env } = process`, and a handle on a function that is called elsewhere.
  if (ts.isBindingElement(node) && ['env', 'randomBytes', 'randomUUID'].includes(node.name.getText())) {
    return node.name.getText() === 'env' ? 'process.env' : node.name.getText();
  }
  return undefined;
}

const production = sources.filter(
  (source) => /^(packages\/\w+\/src|service\/src)\//.test(source.path) && !isTest(source),
);

/** Who may touch them: the ports' implementations and the entry points, each with its reason. */
const allowed: Readonly<Record<string, string>> = {
  'packages/client/src/exchange/fetch-transport.ts': 'the network: whether it is too late to send',
  'packages/simulator/src/system.ts': 'the one place where the simulator meets the real clock, chance and waiting',
  'service/src/outbound/https.ts': 'the network: time-outs, and how long a connection has been idle',
  'service/src/outbound/post-webhook.ts': 'the network: the time-out, and whether it is too late to send',
  'service/src/functions/clock.ts': 'the clock of Lambda',
  'service/src/functions/environment.ts': 'what the functions in Lambda fill the ports with',
  'service/src/functions/stored-secrets.ts': 'where AWS and the secrets are',
  'service/src/functions/invocation.ts': 'the settings that every function has',
  'service/src/table/dynamodb-call.ts': 'waits between two tries, unless another way to wait is given',
};

test('time, chance and the environment are read by the ports and the entry points alone', () => {
  const found = production.flatMap((source) => complaints(source, outsideOf));
  expect(found.filter((complaint) => !Object.hasOwn(allowed, complaint.split(':')[0] ?? ''))).toEqual([]);
});

test('nobody is allowed what they do not need', () => {
  const users = production.filter((source) => complaints(source, outsideOf).length > 0).map(({ path }) => path);
  expect(Object.keys(allowed).sort()).toEqual(users.filter((path) => Object.hasOwn(allowed, path)).sort());
});

/** The modules that a file names: imports, re-exports, `import(…)` and types. */
function importsOf(source: Source): string[] {
  const found: string[] = [];
  complaints(source, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      found.push(node.moduleSpecifier.getText().slice(1, -1));
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push(node.arguments[0]?.getText().slice(1, -1) ?? '');
    }
    if (ts.isImportTypeNode(node)) found.push(node.argument.getText().slice(1, -1));
    return undefined;
  });
  return found;
}

describe('the arrows go one way', () => {
  /** Every import of the files below `folder` that `wrong` says may not be. */
  const wrongImports = (folder: string, wrong: (module: string) => boolean) =>
    sources
      .filter((source) => source.path.startsWith(folder) && !isTest(source))
      .flatMap((source) =>
        importsOf(source)
          .filter(wrong)
          .map((module) => `${source.path} → ${module}`),
      );
  const leaves = (module: string) => /^(\.\.\/){2,}.*(packages|service|tests|world|simulation|local)\//.test(module);

  test('the client depends on nothing', () => {
    expect(wrongImports('packages/client/src/', (module) => !/^\.\.?\//.test(module) || leaves(module))).toEqual([]);
  });

  test('the simulator knows neither the client nor the service', () => {
    const wrong = (module: string) => /kakaopay-(client|service)/.test(module) || leaves(module);
    expect(wrongImports('packages/simulator/src/', wrong)).toEqual([]);
  });

  test('the service knows no simulator, and nothing of a laptop', () => {
    const wrong = (module: string) => module.includes('simulator') || leaves(module);
    expect(wrongImports('service/src/', wrong)).toEqual([]);
  });

  test('imports of our own files say which file', () => {
    const wrong = (module: string) => /^\.\.?\//.test(module) && !/\.(ts|js|cjs|mjs|json)$/.test(module);
    expect(wrongImports('', wrong)).toEqual([]);
  });
});
