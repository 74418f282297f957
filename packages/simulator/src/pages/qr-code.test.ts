import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrCode, qrOptions } from './qr-code.ts';

/** The dark modules of the picture, read back from its path. */
function darkModules(svg: string): Set<string> {
  return new Set([...svg.matchAll(/M(\d+),(\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
}

test('draws exactly the matrix of the text', () => {
  const text = 'http://127.0.0.1:4000/pay/abc/mobile?from=pc&x=1';
  const { data, size } = encode(text, qrOptions);
  const expected = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x},${y}`] : [])));
  const drawn = darkModules(String(qrCode(text, 'label')));
  expect(size).toBeGreaterThan(20);
  expect(drawn).toEqual(new Set(expected));
});

test('names itself for screen readers, escaped', () => {
  expect(String(qrCode('x', '"quoted"'))).toContain('role="img" aria-label="&quot;quoted&quot;"');
});
