import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys } from './order.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '가', '\u{d7ff}', '\u{e000}', '\u{ffff}', '\u{10000}', '🍫'),
});

test('text compares as its UTF-8 bytes do', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(compareKeys(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
    }),
  );
});

test('numbers compare by value', () => {
  expect([100, 9, -1, 10].sort(compareKeys)).toEqual([-1, 9, 10, 100]);
});
