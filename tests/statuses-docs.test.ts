import { expect, test } from 'vitest';
import { statusWords } from '../service/src/reference/status-words.ts';
import { statusesFiles } from '../tools/make-statuses.ts';
import { documentAt } from './docs/documents.ts';

// Goal: whoever meets a status or a reason finds what it means and what to do, and it is what the code means.

test.each(Object.entries(statusesFiles))('docs/%s is that of the tables', (name, text) => {
  expect(documentAt(`docs/${name}`).text).toBe(text);
});

test('each word has its meaning and what a shop does, in whole sentences', () => {
  const [korean, english] = [statusWords('ko'), statusWords('en')];
  expect(korean.map(({ words }) => words.map(({ anchor }) => anchor))).toEqual(
    english.map(({ words }) => words.map(({ anchor }) => anchor)),
  );
  for (const { meaning, todo, anchor } of english.flatMap(({ words }) => words)) {
    expect(`${meaning} ${todo}`, anchor).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
  }
  for (const { meaning, todo, anchor } of korean.flatMap(({ words }) => words)) {
    expect(meaning, anchor).toMatch(/[가-힣]$/);
    // A request: it fits the pages in 해요체 and the documents in 합니다체.
    expect(
      todo.split(/(?<=[가-힣])\. /).every((sentence) => /(세요|마세요)\.?$/.test(sentence)),
      todo,
    ).toBe(true);
  }
});

test('a runbook that is named for one leads back to all of them', () => {
  const named = new Set(statusWords('en').flatMap(({ words }) => words.flatMap(({ runbook = [] }) => runbook)));
  expect(named.size).toBeGreaterThan(3);
  for (const runbook of named) {
    const { links } = documentAt(`docs/runbooks/${runbook}.md`);
    expect(
      links.some(({ target }) => target.startsWith('../statuses.md')),
      runbook,
    ).toBe(true);
  }
});
