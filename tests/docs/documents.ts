import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root: string = join(import.meta.dirname, '../..');

/** Folders that are not part of the repository, or not written by hand. */
export const outside: ReadonlySet<string> = new Set(
  readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('/'))
    .map((line) => line.slice(0, -1))
    .concat('.git'),
);

/** All files below a folder whose name fits, as paths from the root. */
export function filesBelow(folder: string, fits: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return outside.has(entry.name) ? [] : filesBelow(path, fits);
    return fits.test(entry.name) ? [relative(root, path).replaceAll('\\', '/')] : [];
  });
}

export interface Fence {
  readonly language: string;
  readonly code: string;
}

export interface Link {
  readonly target: string;
  readonly isImage: boolean;
}

export interface Document {
  /** From the root. */
  readonly path: string;
  readonly text: string;
  /** Blocks of code, in order. */
  readonly fences: readonly Fence[];
  /** Code inside the text, in order. */
  readonly inlineCode: readonly string[];
  readonly links: readonly Link[];
  /** With their number signs. */
  readonly headings: readonly string[];
}

/** One within a list is indented, and its code with it. */
const fencePattern = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

const outdent = (code: string, indent: string): string => code.replaceAll(new RegExp(`^${indent}`, 'gm'), '');

export const readDocument = (path: string): Document => documentOf(path, readFileSync(join(root, path), 'utf8'));

export function documentOf(path: string, text: string): Document {
  const prose = text.replace(fencePattern, '');
  const withoutCode = prose.replace(/`[^`\n]+`/g, '`');
  return {
    path,
    text,
    fences: [...text.matchAll(fencePattern)].map(([, indent = '', language = '', code = '']) => ({
      language,
      code: outdent(code, indent),
    })),
    inlineCode: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code),
    links: [...withoutCode.matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, mark, target = '']) => ({
      target,
      isImage: mark === '!',
    })),
    headings: prose.match(/^#{1,6} .+$/gm) ?? [],
  };
}

export const documents: readonly Document[] = filesBelow(root, /\.md$/).map(readDocument);

export const documentAt = (path: string): Document => {
  const found = documents.find((document) => document.path === path);
  if (found === undefined) throw new Error(`There is no ${path}`);
  return found;
};

export const fencesOf = (document: Document, ...languages: string[]): string[] =>
  document.fences.filter(({ language }) => languages.includes(language)).map(({ code }) => code);

/** The anchor that GitHub gives a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
