import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  isDay,
  kstDay,
  kstInstant,
  kstSecond,
  kstTime,
  monthsBetween,
} from './kst.ts';

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

test('an instant to the second', () => {
  expect(kstSecond(Date.UTC(2026, 10, 23, 15, 4, 3, 999))).toBe('2026-11-24 00:04:03');
});

test.each([
  ['2026-11-23', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-31', false],
  ['2026-00-01', false],
  ['2026-13-01', false],
  ['2026-11-23T00:00:00Z', false],
  ['2026-11-23T00:00:00.000Z', false],
  ['+012026-11-23', false],
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

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-31', 2, '2026-03-31'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'],
  ['2096-02-29', 48, '2100-02-28'],
  ['2026-11-23', 2, '2027-01-23'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-11-23', 0, '2026-11-23'],
])('%s and %i months is %s', (day, months, other) => {
  expect(addMonths(day, months)).toBe(other);
});

test.each([
  ['2026-01-31', '2026-02-01', 1, 1],
  ['2026-02-01', '2026-01-31', -1, -1],
  ['2028-02-01', '2028-02-29', 28, 0],
  ['2027-12-31', '2028-12-31', 366, 12],
])('from %s to %s it is %i days and %i months', (day, other, days, months) => {
  expect(daysBetween(day, other)).toBe(days);
  expect(monthsBetween(day, other)).toBe(months);
});

test.each([
  ['2026-11-23', 10, Date.UTC(2026, 10, 23, 1)],
  ['2027-01-01', 0, Date.UTC(2026, 11, 31, 15)],
])('%s, %i o’clock in Korea is %i', (day, hour, instant) => {
  expect(kstInstant(day, hour)).toBe(instant);
});
