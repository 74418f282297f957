import { describe, expect, test } from 'vitest';
import { documentOf } from './docs/documents.ts';
import { englishLinks, pairs, shapeOf, switchOf } from './docs/pairs.ts';

// Goal: whoever reads Korean is told the same as whoever reads English. Method: everything but the words is compared,
// section by section: headings, code, links and where they lead, lists, tables, and the names within the text.

describe.each(pairs.map((pair) => [pair.korean.path, pair] as const))('%s', (_, pair) => {
  test('has the same parts as its counterpart, in the same order', () => {
    expect(shapeOf(pair.korean)).toEqual(shapeOf(pair.english));
  });

  test('leads to its counterpart on the first line, and back', () => {
    for (const { text } of [pair.english, pair.korean]) expect(text.split('\n')[0]).toBe(switchOf(pair));
  });

  test('leads on to Korean pages where there are any', () => {
    expect(englishLinks(pair.korean)).toEqual([]);
  });

  test('is in Korean: no paragraph is without it', () => {
    const prose = pair.korean.text.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '').split(/\n\n+/);
    const foreign = prose.filter((part) => /[a-z]{3} [a-z]{3}/i.test(part) && !/\p{Script=Hangul}/u.test(part));
    expect(foreign).toEqual([]);
  });
});

test('a difference is seen, wherever it is', () => {
  const page = '# A\n\nSee [b](#b) and `c`.\n\n## B\n\n1. x\n\n   ```sh\n   ls # all\n   ```\n\n| a | b |\n';
  const shape = (text: string) => shapeOf(documentOf('docs/webhooks.md', text));
  const same = [page.replace('See [b](#b) and `c`', '`c`: [가](#b)'), page.replace('# all', '# 모두')];
  for (const text of same) expect(shape(text)).toEqual(shape(page));
  const others = [
    page.replace('## B', '### B'),
    page.replace('`c`', '`d`'),
    page.replace('ls', 'rm'),
    page.replace('1. x', '- x'),
    page.replace('| a |', '| a | a |'),
    page.replace('[b](#b)', '[b](operations.md)'),
  ];
  for (const text of others) expect(shape(text), text).not.toEqual(shape(page));
});
