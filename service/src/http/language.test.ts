import { expect, test } from 'vitest';
import { type Language, languageOf } from './language.ts';

test.each<[string, string | undefined, Language]>([
  ['', undefined, 'ko'],
  ['', '', 'ko'],
  ['', 'ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
  ['', 'en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['', 'EN', 'en'],
  ['', 'ja,zh;q=0.9', 'ko'],
  ['', 'ja,en;q=0.9,ko;q=0.1', 'en'],
  ['', 'token', 'ko'],
  ['en', 'ko', 'en'],
  ['ko', 'en', 'ko'],
  ['fr', 'en', 'en'],
])('?lang=%s, Accept-Language: %s → %s', (lang, accepted, language) => {
  const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-language': accepted };
  expect(languageOf({ method: 'GET', path: '/', query: { lang }, headers, body: '', id: '' })).toBe(language);
});
