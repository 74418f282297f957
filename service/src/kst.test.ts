import { expect, test } from 'vitest';
import { addDays, isDay, kstDay, kstTime } from './kst.ts';

test.each([
  [Date.UTC(2026, 10, 23, 5, 4, 3), '2026-11-23', '2026.11.23 14:04'],
  [Date.UTC(2026, 10, 23, 14, 59, 59, 999), '2026-11-23', '2026.11.23 23:59'],
  [Date.UTC(2026, 10, 23, 15), '2026-11-24', '2026.11.24 00:00'],
  [Date.UTC(2026, 11, 31, 15), '2027-01-01', '2027.01.01 00:00'],
  [Date.UTC(2028, 1, 28, 15), '2028-02-29', '2028.02.29 00:00'],
])('%i is %s in Korea, at %s', (instant, day, time) => {
  expect(kstDay(instant)).toBe(day);
  expect(kstTime(instant)).toBe(time);
});

test.each([
  ['2026-11-23', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-31', false],
  ['2026-00-01', false],
  ['2026-13-01', false],
  ['2026-11-23T00:00:00Z', false],
  ['2026', false],
  ['2026-11', false],
  ['', false],
])('%s is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-03-01', -1, '2028-02-29'],
  ['2026-11-23', -30, '2026-10-24'],
  ['2026-11-23', 0, '2026-11-23'],
])('%s and %i days is %s', (day, days, other) => {
  expect(addDays(day, days)).toBe(other);
});
