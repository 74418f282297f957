import { describe, expect, test } from 'vitest';
import { formatCount, formatCountdown, formatKst, formatLength, formatTime, formatWon } from './format.ts';

describe('format', () => {
  test.each([
    [0, '0원', '₩0'],
    [999, '999원', '₩999'],
    [2200, '2,200원', '₩2,200'],
    [1234567, '1,234,567원', '₩1,234,567'],
    [-1000, '-1,000원', '-₩1,000'],
  ])('writes %i won in both languages', (won, korean, english) => {
    expect([formatWon(won, 'ko'), formatWon(won, 'en')]).toEqual([korean, english]);
  });

  test('groups digits by three', () => {
    expect([1, 12, 123, 1234, 123456].map(formatCount)).toEqual(['1', '12', '123', '1,234', '123,456']);
  });

  test('shows a KST time as people in Korea write it', () => {
    expect(formatKst('2026-11-23T14:05:06')).toBe('2026.11.23 14:05');
  });

  test.each([
    [900_000, '15:00'],
    [899_001, '15:00'],
    [61_000, '01:01'],
    [1, '00:01'],
    [0, '00:00'],
    [-5000, '00:00'],
    [86_400_000, '1440:00'],
  ])('shows %i ms left', (remainingMs, shown) => {
    expect(formatCountdown(remainingMs)).toBe(shown);
  });
});

test('the time of day, and lengths of time in their two largest units', () => {
  expect(formatTime('2026-11-23T14:05:06+09:00')).toBe('14:05:06');
  const units = { d: 'd', h: 'h', m: 'm', s: 's' };
  const lengths = [0, 499, 1_000, 90_000, 960_000, 3_600_000, 90_061_000, 30 * 86_400_000].map((ms) =>
    formatLength(ms, units),
  );
  expect(lengths).toEqual(['0s', '0s', '1s', '1m 30s', '16m', '1h', '1d 1h', '30d']);
});
