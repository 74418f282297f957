import { expect, test } from 'vitest';
import { createWorld } from '../../../world/world.ts';
import { problems } from '../http/problem.ts';
import { payerRoutes } from '../routes/payer-routes.ts';
import { referenceRoutes } from '../routes/reference-routes.ts';
import { wordsOfProblems } from './problem-todos.ts';
import { koreanTitles } from './problem-words.ts';

const { get } = await createWorld();

test.each([
  ['/problems', {}, 'ko', '요청이 올바르지 않아요.'],
  ['/problems', { 'accept-language': 'en-US,en;q=0.9' }, 'en', 'The request is invalid.'],
  ['/problems?lang=en', { 'accept-language': 'ko-KR' }, 'en', 'The request is invalid.'],
])('%s with %j is in %s', async (address, headers, language, text) => {
  const { status, body } = await get(address, { headers });
  expect(status).toBe(200);
  expect(body).toContain(`<html lang="${language}">`);
  expect(body).toContain('<section id="invalid_request"><h2><code>invalid_request</code> 400</h2>');
  expect(body).toContain(text);
});

test('every sentence in Korean is in one register', async () => {
  const { body } = await get('/problems?lang=ko');
  const sentences = [...body.replace(/<[^>]*>/g, '').matchAll(/[^.\n]+[가-힣]\.(?=\s)/g)].map(([sentence]) => sentence);
  expect(sentences.length).toBeGreaterThan(30);
  expect(sentences.filter((sentence) => !sentence.endsWith('요.'))).toEqual([]);
});

test('each has its title in Korean, and says what to do in whole sentences', async () => {
  const { body } = await get('/problems?lang=ko');
  for (const code of Object.keys(problems) as (keyof typeof problems)[]) {
    expect(wordsOfProblems.ko.titles[code], code).toMatch(/[가-힣]/);
    expect(body).toContain(`<section id="${code}"><h2><code>${code}</code> ${problems[code].status}</h2>\n<p>`);
    expect(wordsOfProblems.en.todos[code]).toMatch(/^[A-Z].*\.$/);
    expect(wordsOfProblems.ko.todos[code]).toMatch(/[.]$/);
  }
});

test('whatever a browser can meet has its title in Korean in every function', () => {
  const open = [...payerRoutes, ...referenceRoutes].filter(({ access }) => access.by === 'anybody');
  const codes = open.flatMap(({ problems: own = [], query }) => [...own, ...(query ? ['invalid_request'] : [])]);
  const everywhere = ['not_utf8', 'not_found', 'method_not_allowed', 'internal_error'];
  expect([...everywhere, ...codes].filter((code) => !Object.hasOwn(koreanTitles, code))).toEqual([]);
});
