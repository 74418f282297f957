import { expect, test } from 'vitest';
import { perDot } from './charts.ts';
import { binsOf, medianOf, percentile } from './numbers.ts';
import { clockOf } from './time-line.ts';

test('a percentile is the least value within which that share of all lies', () => {
  const seconds = { 0: 98, 7: 1, 60: 1 };
  expect(percentile(seconds, 0.5)).toBe(0);
  expect(percentile(seconds, 0.99)).toBe(7);
  expect(percentile(seconds, 1)).toBe(60);
  expect(percentile({}, 0.99)).toBe(0);
});

test('bins hold everything, each value once', () => {
  expect(binsOf({ 0: 5, 1: 1, 5: 2, 6: 4, 99: 3 }, [0, 5, 6])).toEqual([
    { label: '0', count: 5 },
    { label: '1–5', count: 3 },
    { label: '6', count: 4 },
    { label: '> 6', count: 3 },
  ]);
});

test('the median of an even number of values is the lower one', () => {
  expect(medianOf([9, 1, 4, 2])).toBe(2);
  expect(medianOf([])).toBe(0);
});

test('a dot stands for as few payments as there is room for', () => {
  expect(perDot(400, 500)).toBe(1);
  expect(perDot(1_048_231, 500)).toBe(5_000);
});

test('a clock shows minutes, seconds and tenths', () => {
  expect(clockOf(0)).toBe('0:00.0');
  expect(clockOf(119_960)).toBe('2:00.0');
  expect(clockOf(85_291)).toBe('1:25.3');
});
