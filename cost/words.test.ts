import { expect, test } from 'vitest';
import { reportWords } from './report-words.ts';
import { dollars, sentences, won } from './words.ts';

test.each([
  [0, '$0.00'],
  [0.0194, '$0.02'],
  [3.66, '$3.70'],
  [27.2, '$27'],
  [148.7, '$150'],
  [12_345, '$12,000'],
])('%d dollars are written %s', (usd, written) => {
  expect(dollars(usd)).toBe(written);
});

test.each([
  [0, '0'],
  [16.4, '16'],
  [2_449, '2,400'],
  [1_234_567, '1,200,000'],
])('%d won are written %s', (amount, written) => {
  expect(won(amount)).toBe(written);
});

test.each([
  ['en', '1', 'metrics', '1 metric'],
  ['en', '2', 'metrics', '2 metrics'],
  ['en', '1', 'GB-s', '1 GB-s'],
  ['ko', '1', '개', '1개'],
  ['ko', '1', 'GB-초', '1 GB-초'],
  ['ko', '0.01', '', '0.01'],
] as const)('an amount of a unit (%s: %s and %s) is written %s', (language, count, unit, written) => {
  expect(reportWords[language].amount(count, unit)).toBe(written);
});

test('the sentence is the same in both languages', () => {
  const cost = (usd: number) => ({ usd, won: usd * 1000 });
  const months = { idle: cost(0.01), thousand: cost(0.05), hundredThousand: cost(2), million: cost(30) };
  const { en, ko } = sentences(months, '2026-10');
  const amounts = (text: string) => [...text.matchAll(/\(\$[\d.,]+\)/g)].map(([amount]) => amount);
  expect(amounts(en)).toEqual(['($0.01)', '($0.05)', '($2.00)', '($30)']);
  expect(amounts(ko)).toEqual(amounts(en));
  expect(en).toContain('30,000 won');
  expect(ko).toContain('약 30,000원');
  expect(en).toContain('October 2026');
  expect(ko).toContain('2026년 10월');
});
