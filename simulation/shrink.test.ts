import { expect, test } from 'vitest';
import { fewest } from './shrink.ts';

const all = Array.from({ length: 100 }, (_, index) => index);
const needs =
  (...wanted: readonly number[]) =>
  async (some: readonly number[]) =>
    wanted.every((one) => some.includes(one));

test('what is not needed is left out, wherever it stands', async () => {
  expect(await fewest(all, needs(3, 77))).toEqual([3, 77]);
  expect(await fewest(all, needs(99))).toEqual([99]);
  expect(await fewest(all, needs())).toEqual([]);
});

test('what is needed as a whole stays', async () => {
  expect(await fewest(all, async (some) => some.length === 100)).toEqual(all);
});
