import { expect, test } from 'vitest';
import { createShop, readyBody } from '../testing/shop.ts';

const attempt = async (generation: 'current' | 'legacy', authorization: string, options = {}) => {
  const warnings: string[] = [];
  const { call } = await createShop(generation, { warn: (line) => warnings.push(line), ...options });
  const { status, body } = await call('ready', readyBody, { authorization });
  return { seen: [status, body.error_code ?? body.code], text: JSON.stringify([body, warnings]), warnings };
};

test.each([
  ['current', 'SECRET_KEY DEV1'],
  ['current', 'DEV_SECRET_KEY DEV1'],
  ['current', '  SECRET_KEY   anything  '],
  ['legacy', 'KakaoAK 1234'],
] as const)('%s takes %s', async (generation, authorization) =>
  expect((await attempt(generation, authorization)).seen).toEqual([200, undefined]),
);

test.each([
  ['current', 'KakaoAK 1234'],
  ['current', 'Bearer DEV1'],
  ['current', 'SECRET_KEY'],
  ['current', 'SECRET_KEYDEV1'],
  ['legacy', 'SECRET_KEY DEV1'],
  ['legacy', 'DEV_SECRET_KEY DEV1'],
  ['legacy', 'KakaoAK'],
] as const)('%s refuses %s with -401', async (generation, authorization) =>
  expect((await attempt(generation, authorization)).seen).toEqual([401, -401]),
);

test.each(['current', 'legacy'] as const)('%s without a header is -400', async (generation) =>
  expect((await attempt(generation, '')).seen).toEqual([400, -400]),
);

test('only the keys that were set up are taken, each in its generation', async () => {
  const options = { secretKeys: ['DEV1'], adminKeys: ['1234'] };
  expect((await attempt('current', 'SECRET_KEY DEV1', options)).seen[0]).toBe(200);
  expect((await attempt('legacy', 'KakaoAK 1234', options)).seen[0]).toBe(200);
  expect((await attempt('current', 'SECRET_KEY DEV2', options)).seen).toEqual([401, -401]);
  expect((await attempt('current', 'SECRET_KEY 1234', options)).seen).toEqual([401, -401]);
  expect((await attempt('legacy', 'KakaoAK DEV1', options)).seen).toEqual([401, -401]);
});

test.each([
  ['current', 'SECRET_KEY PRD0123456789CANARY'],
  ['current', 'Bearer PRD0123456789CANARY'],
  ['legacy', 'KakaoAK PRD0123456789CANARY'],
] as const)('%s refuses a production key with a warning that does not repeat it', async (generation, authorization) => {
  const { seen, text, warnings } = await attempt(generation, authorization);
  expect(seen).toEqual([401, -401]);
  expect(warnings).toEqual([expect.stringContaining('production key')]);
  expect(text).not.toContain('CANARY');
});

test('a wrong key comes before whatever is wrong with the rest', async () => {
  const { call } = await createShop();
  expect((await call('ready', {}, { authorization: 'Bearer x' })).body.error_code).toBe(-401);
});
