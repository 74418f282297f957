import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { anchorOf, type Document, documentAt, documentOf, documents, root } from './documents.ts';

/** A page in English and its counterpart in Korean. */
export interface Pair {
  readonly english: Document;
  readonly korean: Document;
}

export const pairs: readonly Pair[] = documents
  .filter(({ path }) => path.endsWith('.ko.md'))
  .map((korean) => ({ korean, english: documentAt(korean.path.replace(/\.ko\.md$/, '.md')) }));

/** The first line of both pages of a pair. */
export function switchOf({ english, korean }: Pair): string {
  return `[English](${basename(english.path)}) · [한국어](${basename(korean.path)})`;
}

/** What two pages that say the same have in common, section by section: everything but the words. */
export const shapeOf = (document: Document): readonly object[] =>
  sectionsOf(document).map(({ headings, fences, links, inlineCode, text }) => ({
    level: headings[0]?.replace(/ .*/, ''),
    // Words may differ in a diagram and in a comment, commands and data may not.
    fences: fences.map(({ language, code }) =>
      language === 'mermaid' ? [language, code.split('\n').length] : [language, code.replace(/(^| )(\/\/|#) .*/gm, '')],
    ),
    // Sentences have another order.
    links: links.map((link) => `${link.isImage ? '!' : ''}${placeOf(document.path, link.target)}`).sort(),
    code: [...new Set(inlineCode)].sort(),
    addresses: [...new Set(text.match(/https?:\/\/localhost:\d+[^\s`,)"\p{Script=Hangul}]*/gu))].sort(),
    lists: text.match(/^ *(- |\d\. )/gm),
    tables: text.match(/^ *\|.*\|$/gm)?.map(cellCount),
  }));

/** A page cut at its headings; number signs within code are none. */
function sectionsOf({ path, text, headings }: Document): readonly Document[] {
  const starts = headings.map((heading) => text.indexOf(`\n${heading}\n`));
  return [0, ...starts].map((start, at, all) => documentOf(path, text.slice(start, all[at + 1])));
}

const cellCount = (row: string): number => row.replaceAll(/`[^`]*`|\\\|/g, '').split('|').length - 2;

/** Where a link leads, whatever the language: the file, and which of its headings. */
function placeOf(from: string, target: string): string {
  if (/^[a-z]+:/.test(target)) return target;
  const [file = '', anchor] = target.split('#');
  const to = file === '' ? from : join(dirname(from), decodeURI(file)).replaceAll('\\', '/');
  const heading = anchor === undefined ? '' : `#${documentAt(to).headings.map(anchorOf).indexOf(anchor)}`;
  return to.replace(/\.(en|ko)(?=\.png$|\.md$)/, '') + heading;
}

/** The links of a Korean page, after its first line, that lead to an English page although there is a Korean one. */
export function englishLinks({ path, text }: Document): readonly string[] {
  const { links } = documentOf(path, text.split('\n').slice(1).join('\n'));
  return links
    .map(({ target }) => target)
    .filter((target) => /(?<!\.ko)\.md(#|$)/.test(target) && !/^[a-z]+:/.test(target))
    .filter((target) => existsSync(join(root, dirname(path), target.replace(/\.md(#.*)?$/, '.ko.md'))));
}
