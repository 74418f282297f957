import { describe, expect, test } from 'vitest';
import { detailWords } from './detail-words.ts';
import { faultWords } from './fault-words.ts';
import { historyWords } from './history-words.ts';
import { words } from './words.ts';

/** Every word with its path; those made from a number or text are made from samples. */
function flatten(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return flatten(String(value('3')), path);
  return Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));
}

describe('words', () => {
  const all = (lang: 'ko' | 'en') => [
    ...flatten(words[lang]),
    ...flatten(faultWords[lang], '.faults'),
    ...flatten(historyWords[lang], '.history'),
    ...flatten(detailWords[lang], '.detail'),
  ];
  const [korean, english] = [all('ko'), all('en')];

  test('has the same words in both languages, none empty', () => {
    expect(english.map(([path]) => path)).toEqual(korean.map(([path]) => path));
    expect([...korean, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('has no Korean in the English words', () => {
    expect(english.filter(([, text]) => /[ㄱ-힣]/.test(text))).toEqual([]);
  });

  test('translates every Korean sentence', () => {
    const untranslated = korean.filter(([path, text]) => !path.startsWith('.languageName') && !/[ㄱ-힣]/.test(text));
    expect(untranslated).toEqual([]);
  });
});
