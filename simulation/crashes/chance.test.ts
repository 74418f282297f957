import { expect, test } from 'vitest';
import { createChance } from './chance.ts';

const numbers = (seed: number, stream: number) => {
  const { below } = createChance(seed, stream);
  return Array.from({ length: 1_000 }, () => below(10));
};

test('a seed gives the same numbers each time, and another stream others', () => {
  expect(numbers(1, 0)).toEqual(numbers(1, 0));
  expect(numbers(1, 0)).not.toEqual(numbers(1, 1));
  expect(numbers(1, 0)).not.toEqual(numbers(2, 0));
});

test('every number comes about as often', () => {
  for (let number = 0; number < 10; number++) {
    const count = numbers(7, 3).filter((one) => one === number).length;
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(140);
  }
});
