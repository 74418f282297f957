import { expect, test } from 'vitest';
import { createWorld } from '../../../world/world.ts';

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
