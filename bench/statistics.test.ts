import { expect, it } from 'vitest';
import { median, quantile, ratioOfMedians } from './statistics.ts';

it('the median lies in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([0, 10], 0.25)).toBe(2.5);
});

it('a ratio that is the same in every round is certain', () => {
  const rounds = Array.from({ length: 10 }, () => ({ of: [110, 110], to: [100, 100] }));
  expect(ratioOfMedians(rounds)).toEqual({ ratio: 1.1, from: 1.1, to: 1.1 });
});

it('a ratio that varies has an interval around it, the same each time it is worked out', () => {
  const rounds = Array.from({ length: 20 }, (_, i) => ({ of: [100 + i, 119 - i], to: [100 + ((i * 7) % 20)] }));
  const { ratio, from, to } = ratioOfMedians(rounds);
  expect(from).toBeLessThan(ratio);
  expect(to).toBeGreaterThan(ratio);
  expect(to - from).toBeLessThan(0.2);
  expect(ratioOfMedians(rounds)).toEqual({ ratio, from, to });
});
