import { expect, it } from 'vitest';
import { zippedBytes } from './zip.ts';

it('an empty archive is its end record', () => {
  expect(zippedBytes([])).toBe(22);
});

it('a file costs its packed bytes, two headers and its name twice', () => {
  const contents = Buffer.alloc(10_000, 'a');
  const bytes = zippedBytes([{ name: 'a.mjs', contents }]);
  expect(bytes).toBeGreaterThan(22 + 30 + 46 + 10);
  expect(bytes).toBeLessThan(200);
});

it('what cannot be packed is stored', () => {
  const contents = Uint8Array.from({ length: 200 }, (_, i) => (i * 167) % 256);
  expect(zippedBytes([{ name: 'a', contents }])).toBe(22 + 30 + 46 + 2 + 200);
});
