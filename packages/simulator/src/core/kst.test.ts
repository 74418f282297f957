import { expect, test } from 'vitest';
import { durationMs, kst } from './kst.ts';

test('a time is Korean, without a zone or a fraction', () => {
  expect(kst(Date.parse('2023-05-21T06:20:55.999Z'))).toBe('2023-05-21T15:20:55');
  expect(kst(Date.parse('2026-12-31T15:00:00Z'))).toBe('2027-01-01T00:00:00');
});

test.each([
  ['16m', 960_000],
  ['90s', 90_000],
  ['1h', 3_600_000],
  ['2d', 172_800_000],
  ['500ms', 500],
  [' 1500 ', 1500],
  [0, 0],
])('%s is a length of time', (text, ms) => expect(durationMs(text)).toBe(ms));

test.each(['', 'soon', '-1m', '1.5h', '1m30s', '9999999999999', Number.NaN, -5])('%s is none', (text) =>
  expect(durationMs(text)).toBeUndefined(),
);
