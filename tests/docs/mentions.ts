import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Document, fencesOf, filesBelow, outside, root } from './documents.ts';

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

const readManifest = (path: string): Manifest => JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
const manifests = filesBelow(root, /^package\.json$/).map(readManifest);
const rootManifest = readManifest('package.json');

/** Everything in a document that is written to be typed or looked up. */
const codeOf = (document: Document): string[] => [
  ...document.inlineCode,
  ...fencesOf(document, 'sh').flatMap((code) => code.split('\n')),
];

/** The npm and npx commands of a document that would fail, for want of a script or a program. */
export function brokenCommands(document: Document): string[] {
  return codeOf(document).flatMap((code) => [
    ...[...code.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)([^&|;]*)/g)]
      .filter(([, script, word, rest = '']) => !hasScript(script ?? word ?? '', /-w (\S+)/.exec(rest)?.[1]))
      .map(([command]) => command),
    ...[...code.matchAll(/\bnpx (?:--?\S+ )*([\w@/-]+)/g)]
      .filter(([, program = '']) => !existsSync(join(root, 'node_modules/.bin', program)))
      .map(([command]) => command),
  ]);
}

function hasScript(script: string, workspace = rootManifest.name): boolean {
  return manifests.find(({ name }) => name === workspace)?.scripts?.[script] !== undefined;
}

/** What a reader is told to make, or has. */
const toBeMade: ReadonlySet<string> = new Set(['try.ts', 'application.yml', 'application-test.yml']);
const source = /\w\.(ts|js|mjs|cjs|md|yml|png)$/;
const pathShape = /^(\.{1,2}\/)*[\w.@-]+(\/[\w.@-]+)*\/?$/;
const fileNames = new Set(filesBelow(root, source).map((path) => basename(path)));

/** The paths and file names in a document that lead nowhere. */
export function brokenPaths(document: Document): string[] {
  const here = join(root, dirname(document.path));
  const starts = new Set([...readdirSync(root), ...readdirSync(here)]);
  return codeOf(document)
    .flatMap((code) => code.split(/[\s'"`(),:]+/))
    .filter((word) => pathShape.test(word) && !toBeMade.has(word))
    .filter((word) => !word.split('/').some((part) => outside.has(part)))
    .filter((word) => source.test(word) || (word.includes('/') && starts.has(word.split('/')[0] ?? '')))
    .filter((word) => ![here, root].some((folder) => existsSync(join(folder, word))))
    .filter((word) => word.includes('/') || !fileNames.has(word));
}

/** The links of a document that lead to no file, or to no heading of it. */
export function brokenLinks({ path, links }: Document, anchorsOf: (path: string) => readonly string[]): string[] {
  return links
    .map(({ target }) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? path : join(dirname(path), decodeURI(file));
      if (!existsSync(join(root, found))) return true;
      return anchor !== undefined && !anchorsOf(found.replaceAll('\\', '/')).includes(anchor);
    });
}
