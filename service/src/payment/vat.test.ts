import { expect, test } from 'vitest';
import { defaultVatWon } from './vat.ts';

test.each([
  [2200, 0, 200],
  [1000, 0, 91],
  [0, 0, 0],
  [2200, 2200, 0],
  [5, 0, 0],
  [6, 0, 1],
  [10_000, 4_500, 500],
  [16, 0, 1],
  [17, 0, 2],
])('of %i won, %i of them tax-free, %i are VAT', (totalWon, taxFreeWon, vatWon) => {
  expect(defaultVatWon(totalWon, taxFreeWon)).toBe(vatWon);
});
