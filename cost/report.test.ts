import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Counts, measure } from './measure.ts';
import { type Report, reportFiles, reportOf } from './report.ts';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const withoutBreaks = (text: string): string => text.replaceAll(/\s+/g, ' ');

let counts: Counts;
let report: Report;
beforeAll(async () => {
  counts = await measure();
  report = reportOf(counts);
});

test('a paid payment is five requests and two calls of KakaoPay', () => {
  expect(counts.paid).toMatchObject({ runs: 5, kakaoPayCalls: 2, logLines: 5 });
  expect(counts.unfinished).toMatchObject({ runs: 2, kakaoPayCalls: 2 });
});

test('a cancellation is one request and one call of KakaoPay; a charge is two calls and no request', () => {
  expect(counts.canceled).toMatchObject({ runs: 1, kakaoPayCalls: 1 });
  expect(counts.charged).toMatchObject({ runs: 0, kakaoPayCalls: 2, writeUnits: 11 });
});

test('the shop is told by one run, which costs one write more', () => {
  expect(counts.told).toMatchObject({ runs: 1, kakaoPayCalls: 0, webhookCalls: 1, writeUnits: 1, logLines: 0 });
});

test('a `wake` with nothing to do asks six times, eleven where there is an endpoint; it writes and says nothing', () => {
  expect(counts.idleWake).toMatchObject({ runs: 1, tableCalls: 6, readUnits: 3.5, writeUnits: 0, logLines: 0 });
  expect(counts.wake).toMatchObject({ runs: 1, tableCalls: 11, readUnits: 6, writeUnits: 0, logLines: 0 });
});

test.each(['en', 'ko'] as const)(
  'the page says what the code uses today; `npm run cost -- --write` makes it again (%s)',
  (language) => {
    expect(read(reportFiles[language])).toBe(report.texts[language]);
  },
);

test.each(['en', 'ko'] as const)('the README says what it costs (%s)', (language) => {
  const file = language === 'en' ? 'README.md' : 'README.ko.md';
  const sentence = report.sentences[language];
  expect(withoutBreaks(read(file)).includes(sentence), `${file} must say: ${sentence}`).toBe(true);
});
