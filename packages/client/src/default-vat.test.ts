import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultVat } from './default-vat.ts';

test.each([
  [1000, 0, 91],
  [2200, 0, 200],
  [0, 0, 0],
  [5, 0, 0],
  [6, 0, 1],
  [2200, 2200, 0],
  [3200, 1000, 200],
])('of %i won, %i won tax-free, %i won are VAT', (total, taxFree, vat) => {
  expect(defaultVat(total, taxFree)).toBe(vat);
});

test('VAT is the whole number nearest to an eleventh, and never more than the taxed part', () => {
  const won = fc.integer({ min: 0, max: 1_000_000_000_000 });
  fc.assert(
    fc.property(won, won, (taxed, taxFree) => {
      const vat = defaultVat(taxed + taxFree, taxFree);
      expect(Number.isSafeInteger(vat)).toBe(true);
      expect(Math.abs(11 * vat - taxed)).toBeLessThanOrEqual(5);
      expect(vat).toBeLessThanOrEqual(taxed);
    }),
  );
});
