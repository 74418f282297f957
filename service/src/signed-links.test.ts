import { expect, test } from 'vitest';
import { openSignedId, signedId } from './signed-links.ts';

const settings = (...linkSecrets: string[]) => ({
  merchantCode: 'TC0ONETIME',
  publicUrl: 'https://pay.test',
  returnSchemes: [],
  linkSecrets,
});
const id = 'pay_01m83ccy40eqyf4q04fx5fmdgv';

test('while the secret is rotated, links of before and after open; afterwards only the new ones', () => {
  const before = signedId(settings('old'), 'return', id);
  const during = signedId(settings('new', 'old'), 'return', id);
  for (const link of [before, during]) expect(openSignedId(settings('new', 'old'), 'return', link)).toBe(id);
  expect(openSignedId(settings('new'), 'return', before)).toBeUndefined();
  expect(openSignedId(settings('new'), 'return', during)).toBe(id);
  expect(during).not.toBe(before);
});

test('a link opens what it was made for and nothing else', () => {
  const receipt = signedId(settings('secret'), 'receipt', id);
  expect(openSignedId(settings('secret'), 'receipt', receipt)).toBe(id);
  for (const purpose of ['checkout', 'return'] as const) {
    expect(openSignedId(settings('secret'), purpose, receipt)).toBeUndefined();
  }
});
