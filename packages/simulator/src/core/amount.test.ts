import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountOf, defaultVat, fitsIn, minus, nothing, plus } from './amount.ts';

test.each([
  [1000, 0, 91],
  [2200, 0, 200],
  [2200, 2200, 0],
  [5, 0, 0],
  [6, 0, 1],
  [0, 0, 0],
])('%i won with %i tax-free: VAT %i', (total, taxFree, vat) => expect(defaultVat(total, taxFree)).toBe(vat));

test.each([
  [-1, 0, 0],
  [100, -1, 0],
  [100, 0, -1],
  [100, 101, 0],
  [100, 50, 51],
])('%i with %i tax-free and %i VAT is refused', (total, taxFree, vat) =>
  expect(() => amountOf(-722, total, taxFree, vat)).toThrow(expect.objectContaining({ code: -722 })),
);

test('a part that fits leaves no pool below nothing', () => {
  const won = fc.integer({ min: 0, max: 1000 });
  const amount = fc.record({ total: won, taxFree: won, vat: won }).filter((a) => a.taxFree + a.vat <= a.total);
  fc.assert(
    fc.property(amount, amount, (whole, part) => {
      const left = minus(whole, part);
      const fits = fitsIn(part, whole);
      expect(fits).toBe(fitsIn(nothing, left));
      if (fits) expect(plus(left, part)).toEqual(whole);
    }),
  );
});
