import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canceledOf, fits, leftOf, type Parts } from './cancellation.ts';
import { partsOf, type Wanted } from './tax-parts.ts';
import { sampleCanceled } from './testing.ts';

interface Paid {
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
}

/** What each of these comes to, one after the other, and the books at the end. */
function give(paid: Paid, all: readonly Wanted[]) {
  let books = { ...paid, cancellations: [] as ReturnType<typeof sampleCanceled>[] };
  const given: Parts[] = [];
  for (const wanted of all) {
    const parts = partsOf(books, wanted);
    expect(fits(parts, leftOf(books)), JSON.stringify({ wanted, parts, left: leftOf(books) })).toBe(true);
    given.push(parts);
    const n = given.length;
    books = { ...books, cancellations: [...books.cancellations, { ...sampleCanceled(0, { n }), ...parts }] };
  }
  return { given, books };
}

const amounts = (...won: number[]): Wanted[] => won.map((amountWon) => ({ amountWon }));
const nothing = { amountWon: 0, taxFreeWon: 0, vatWon: 0 };

describe('the tax parts of an amount', () => {
  const mixed = { totalWon: 1000, taxFreeWon: 300, vatWon: 64 };

  test('of the whole are those of the payment', () => {
    expect(partsOf(mixed, { amountWon: 1000 })).toEqual({ amountWon: 1000, taxFreeWon: 300, vatWon: 64 });
  });

  test('of twenty times 50 of 1,000 won add up to a VAT of 91, where an eleventh of each would be 100', () => {
    const { given, books } = give({ totalWon: 1000, taxFreeWon: 0, vatWon: 91 }, amounts(...Array(20).fill(50)));
    expect(given.map(({ vatWon }) => vatWon)).toEqual([5, 4, 5, 4, 5, 4, 5, 4, 5, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5]);
    expect(leftOf(books)).toEqual(nothing);
  });

  test('of a mixture are in the proportions of the payment', () => {
    const { given, books } = give(mixed, amounts(500, 100, 399, 1));
    expect(given).toEqual([
      { amountWon: 500, taxFreeWon: 150, vatWon: 32 },
      { amountWon: 100, taxFreeWon: 30, vatWon: 6 },
      { amountWon: 399, taxFreeWon: 120, vatWon: 26 },
      { amountWon: 1, taxFreeWon: 0, vatWon: 0 },
    ]);
    expect(leftOf(books)).toEqual(nothing);
  });

  test('of the last won are what is left, whatever that is', () => {
    const last = (left: Paid) => give({ ...left, totalWon: 1 }, amounts(1)).given;
    expect(last({ totalWon: 1, taxFreeWon: 1, vatWon: 0 })).toEqual([{ amountWon: 1, taxFreeWon: 1, vatWon: 0 }]);
    expect(last({ totalWon: 1, taxFreeWon: 0, vatWon: 1 })).toEqual([{ amountWon: 1, taxFreeWon: 0, vatWon: 1 }]);
    expect(last({ totalWon: 1, taxFreeWon: 0, vatWon: 0 })).toEqual([{ amountWon: 1, taxFreeWon: 0, vatWon: 0 }]);
  });

  test('of what has no VAT, or nothing but tax-free, have none either', () => {
    const { given } = give({ totalWon: 1000, taxFreeWon: 0, vatWon: 0 }, amounts(333, 1, 666));
    expect(given.map(({ taxFreeWon, vatWon }) => [taxFreeWon, vatWon])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    const free = give({ totalWon: 1000, taxFreeWon: 1000, vatWon: 0 }, amounts(333, 1, 666));
    expect(free.given.map(({ taxFreeWon, vatWon }) => [taxFreeWon, vatWon])).toEqual([
      [333, 0],
      [1, 0],
      [666, 0],
    ]);
  });

  test('that are given stay as they are, and the other one follows', () => {
    expect(partsOf(mixed, { amountWon: 500, taxFreeWon: 0 })).toEqual({ amountWon: 500, taxFreeWon: 0, vatWon: 46 });
    expect(partsOf(mixed, { amountWon: 500, taxFreeWon: 300 })).toMatchObject({ taxFreeWon: 300, vatWon: 18 });
    expect(partsOf(mixed, { amountWon: 500, vatWon: 64 })).toMatchObject({ taxFreeWon: 150, vatWon: 64 });
    // All of it can only be tax-free where no VAT is to be in it and no supply is left.
    expect(partsOf({ totalWon: 10, taxFreeWon: 4, vatWon: 6 }, { amountWon: 4, vatWon: 0 })).toMatchObject({
      taxFreeWon: 4,
    });
    expect(partsOf(mixed, { amountWon: 500, taxFreeWon: 7, vatWon: 9 })).toMatchObject({ taxFreeWon: 7, vatWon: 9 });
  });

  test('that were given and cannot be do not fit, and nothing is put right in silence', () => {
    const doesFit = (wanted: Wanted) => fits(partsOf(mixed, wanted), leftOf(mixed));
    expect(doesFit({ amountWon: 500, taxFreeWon: 301 })).toBe(false);
    expect(doesFit({ amountWon: 100, taxFreeWon: 101 })).toBe(false);
    expect(doesFit({ amountWon: 500, vatWon: 65 })).toBe(false);
    expect(doesFit({ amountWon: 100, taxFreeWon: 60, vatWon: 41 })).toBe(false);
    expect(doesFit({ amountWon: 1001 })).toBe(false);
    // 637 won of it carry neither: with no VAT and nothing tax-free no more than these can be given back.
    expect(doesFit({ amountWon: 636, taxFreeWon: 0, vatWon: 0 })).toBe(true);
    expect(doesFit({ amountWon: 637, taxFreeWon: 0, vatWon: 0 })).toBe(false);
  });
});

describe('whatever the sequence', () => {
  const paid = fc
    .record({
      totalWon: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 1_000_000_000 })),
      free: fc.nat(100),
      vat: fc.constantFrom(0, 1 / 11, 0.5, 1),
    })
    .map(({ totalWon, free, vat }) => {
      const taxFreeWon = Math.round((totalWon * free) / 100);
      return { totalWon, taxFreeWon, vatWon: Math.round((totalWon - taxFreeWon) * vat) };
    });
  /** What to ask for of what is left, in parts of a thousand; a given part may be anything that can be. */
  const steps = fc.array(
    fc.record({ amount: fc.nat(1000), taxFree: fc.option(fc.nat(1000)), vat: fc.option(fc.nat(1000)) }),
    { maxLength: 30 },
  );
  const between = (min: number, max: number, thousandths: number) =>
    min + Math.round(((max - min) * thousandths) / 1000);

  /** A wish that can be met: its parts, where they are given, leave room for the rest. */
  function wishOf(
    left: Parts,
    { amount, taxFree, vat }: { amount: number; taxFree: number | null; vat: number | null },
  ) {
    const amountWon = between(1, left.amountWon, amount);
    const supply = left.amountWon - left.taxFreeWon - left.vatWon;
    const minFree = Math.max(0, amountWon - left.vatWon - supply);
    const taxFreeWon = between(minFree, Math.min(amountWon, left.taxFreeWon), taxFree ?? 0);
    const freeMost = taxFree === null ? left.taxFreeWon : taxFreeWon;
    const freeLeast = taxFree === null ? minFree : taxFreeWon;
    const minVat = Math.max(0, amountWon - freeMost - supply);
    const vatWon = between(minVat, Math.min(amountWon - freeLeast, left.vatWon), vat ?? 0);
    return { amountWon, ...(taxFree !== null && { taxFreeWon }), ...(vat !== null && { vatWon }) };
  }

  function walk(of: Paid, plan: readonly { amount: number; taxFree: number | null; vat: number | null }[]) {
    let books = { ...of, cancellations: [] as ReturnType<typeof sampleCanceled>[] };
    const add = (wanted: Wanted) => {
      const parts = partsOf(books, wanted);
      expect(fits(parts, leftOf(books)), JSON.stringify({ wanted, parts, left: leftOf(books) })).toBe(true);
      expect(parts).toMatchObject(wanted);
      const n = books.cancellations.length + 1;
      books = { ...books, cancellations: [...books.cancellations, { ...sampleCanceled(0, { n }), ...parts }] };
    };
    for (const step of plan) if (leftOf(books).amountWon > 0) add(wishOf(leftOf(books), step));
    const left = leftOf(books).amountWon;
    if (left > 0) add({ amountWon: left });
    return books;
  }

  test('of amounts alone: each part stays within a won of its share, and all add up', () => {
    fc.assert(
      fc.property(paid, steps, (of, plan) => {
        const bare = plan.map(({ amount }) => ({ amount, taxFree: null, vat: null }));
        const books = walk(of, bare);
        expect(leftOf(books)).toEqual(nothing);
        for (let count = 1; count <= books.cancellations.length; count++) {
          const done = canceledOf({ cancellations: books.cancellations.slice(0, count) });
          expect(Math.abs(done.taxFreeWon - (of.taxFreeWon * done.amountWon) / of.totalWon)).toBeLessThan(1);
          expect(Math.abs(done.vatWon - (of.vatWon * done.amountWon) / of.totalWon)).toBeLessThan(2);
        }
      }),
    );
  });

  test('with given parts in between: whatever can be is possible, and all add up', () => {
    const ends = fc.property(paid, steps, (of, plan) => {
      expect(leftOf(walk(of, plan))).toEqual(nothing);
    });
    fc.assert(ends, { numRuns: 500 });
  });
});
