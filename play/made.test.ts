import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playFiles, playFolder } from '../tools/make-play.ts';
import { words } from './words.ts';

const files = await playFiles();

test.each(Object.entries(files))('docs/play/%s is what `npx tsx tools/make-play.ts` makes', (name, text) => {
  // Not by `toBe`: how two scripts of 190 kB differ is no news.
  expect(readFileSync(join(playFolder, name), 'utf8') === text).toBe(true);
});

test('it is small, and asks nobody for anything', () => {
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(bytes).toBeLessThan(235_000);
  const html = files['index.html'] as string;
  const loaded = [...html.matchAll(/<(?:link|script|img|iframe)[^>]*\s(?:href|src)="([^"]+)"/g)].map(([, url]) => url);
  expect(loaded).toEqual(['data:,', 'play.css', 'play.js']);
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/\son\w+="/);
  expect(files['play.css']).not.toMatch(/url\(|@import/);
});

test('every word is there in both languages, and says that it is a simulation', () => {
  const spoken = [...(files['index.html'] as string).matchAll(/data-word="(\w+)"/g)].map(([, name]) => name as string);
  for (const text of [words.ko, words.en]) {
    for (const name of spoken) expect(text).toHaveProperty(name, expect.stringMatching(/\S/));
  }
  expect([words.ko.banner, words.en.banner]).toEqual([
    '모의 결제 – 실제로 결제되지 않아요',
    'Simulation – no payment is made',
  ]);
});
