import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { statusNames } from '../../service/src/payment/states.ts';
import { documentAt, filesBelow, root } from '../docs/documents.ts';
import { folder, recipes } from './recipes.ts';
import { commandOf, examples } from './shops.ts';

// Goal: the shops in other languages stay one shop, and their READMEs one README.

const read = (path: string) => readFileSync(join(root, 'examples', path), 'utf8');

describe.each(examples)('the README of the shop in $name', (example) => {
  const [english, korean] = ['README.md', 'README.ko.md'].map((file) =>
    documentAt(`examples/${example.folder}/${file}`),
  );

  test('says the same in both languages', () => {
    const shapeOf = ({ fences, headings, links, text }: ReturnType<typeof documentAt>) => ({
      fences,
      headings: headings.map((heading) => heading.replace(/ .*/, '')),
      links: links.map(({ target }) => target.replace('.ko.md', '.md')),
      lists: text.match(/^(- |\| )/gm),
      code: text.match(/`(?!`)[^`\n]+`/g)?.sort(),
    });
    expect(english && korean && shapeOf(korean)).toEqual(english && shapeOf(english));
  });

  test('has the commands that `npm run test:examples` runs', () => {
    for (const word of [example.install, example.start, '/refund']) expect(commandOf(example, word)).not.toBe('');
  });
});

test('the README of the recipes has the command of each', () => {
  for (const { word } of recipes) expect(commandOf({ folder }, word)).toContain(word);
});

test('both shops have the same words, the same style and the same table', () => {
  const [python, java] = [read('python/words.py'), read('java/src/main/java/shop/Words.java')];
  const words = [...python.replace(/^""".*/, '').matchAll(/"([^"\n]+)"/g)]
    .map(([, text = '']) => text)
    .filter((text) => text.includes(' '));
  expect(words.length).toBeGreaterThan(20);
  expect(words.filter((text) => !java.includes(`"${text}"`))).toEqual([]);
  expect(read('java/src/main/resources/static/style.css')).toBe(read('python/static/style.css'));
  const table = (text: string) => /CREATE TABLE[^;"]+\)\s/.exec(text)?.[0].trim();
  expect(table(`${read('java/src/main/resources/schema.sql').replace(';', '')}\n`)).toBe(
    table(read('python/orders.py')),
  );
});

test('they have words for each status that a payment of theirs can have', () => {
  const known = [...read('python/words.py').matchAll(/^ {4}"(\w+)": /gm)].map(([, status]) => status);
  // A charge belongs to a subscription; a payment that needs a review has the words for all others.
  const others = ['charging', 'needs_review'];
  expect([...known, ...others].sort()).toEqual(['new', ...statusNames].sort());
});

test.each(['python', 'recipes/pytest'])('all that comes from PyPI is pinned, with hashes: %s', (folder) => {
  const locked = read(`${folder}/requirements.txt`);
  const asked = read(`${folder}/requirements.in`).trim().split('\n');
  for (const line of asked) expect(locked).toContain(`\n${line} \\\n    --hash=sha256:`);
  const packages = locked.split(/\n(?=\S)/).filter((part) => !part.startsWith('#'));
  for (const part of packages)
    expect(part.trim()).toMatch(/^[\w-]+==[\w.]+( ; [^\\]+)? \\\n {4}--hash=sha256:[0-9a-f]{64}/);
});

test('their sources keep to 120 characters and 300 lines, as ours do', () => {
  const sources = ['python', 'java/src', 'recipes'].flatMap((folder) =>
    filesBelow(join(root, 'examples', folder), /\.(py|java|html)$/),
  );
  expect(sources.length).toBeGreaterThan(10);
  for (const path of sources) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    expect(lines.length, path).toBeLessThanOrEqual(300);
    expect(
      lines.filter((line) => [...line].length > 120),
      path,
    ).toEqual([]);
  }
});
