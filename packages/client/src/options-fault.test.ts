import { expect, test } from 'vitest';
import { callNames } from './exchange/call.ts';
import type { KakaoPayOptions } from './options.ts';
import { findOptionsFault } from './options-fault.ts';
import { answering, call, options } from './testing.ts';

const faultOf = (own: object) => findOptionsFault({ ...options, ...own } as KakaoPayOptions);

test.each([
  ['generation', { generation: 'newest' }],
  ['generation', { generation: 'constructor' }],
  ['generation', { generation: undefined }],
  ['secretKey', { secretKey: '' }],
  ['secretKey', { secretKey: undefined }],
  ['secretKey', { secretKey: 'KEY\n' }],
  ['secretKey', { secretKey: 'KEY KEY' }],
  ['secretKey', { secretKey: '열쇠' }],
  ['baseUrl', { baseUrl: '' }],
  ['baseUrl', { baseUrl: 'open-api.kakaopay.com' }],
  ['baseUrl', { baseUrl: 'ftp://open-api.kakaopay.com' }],
  ['baseUrl', { baseUrl: 'https://user@open-api.kakaopay.com' }],
  ['baseUrl', { baseUrl: 'https://open-api.kakaopay.com/?a=b' }],
  ['cid', { cid: '' }],
  ['cid', { cid: undefined }],
  ['cid', { cid: 'TC0ONETIME1' }],
  ['cid', { cid: '가맹점코드' }],
  ['cidSecret', { cidSecret: '' }],
  ['cidSecret', { cidSecret: 'a'.repeat(25) }],
  ['cidSecret', { cidSecret: '비밀' }],
  ['transport', { transport: 'fetch' }],
  ['timeoutMs', { timeoutMs: 0 }],
  ['timeoutMs', { timeoutMs: -5 }],
  ['timeoutMs', { timeoutMs: 1.5 }],
  ['timeoutMs', { timeoutMs: Number.NaN }],
  ['timeoutMs', { timeoutMs: 2 ** 31 }],
])('a bad %s (%j) is our fault, on every call, and nothing is sent', async (field, own) => {
  const { kakaoPay, sent } = answering(200, {}, own as object);
  for (const name of callNames) {
    const error = { code: 'invalid_options', certainty: 'our_fault', field, call: name };
    const result = await call(kakaoPay, name);
    expect(result).toMatchObject({ ok: false, error });
    expect(JSON.stringify(result)).not.toMatch(/KEY|열쇠|ftp|user@|가맹점|비밀/);
  }
  expect(sent).toEqual([]);
});

test('good options have no fault', () => {
  expect(findOptionsFault(options)).toBeUndefined();
  expect(faultOf({ cid: 'C371930065', cidSecret: 'a'.repeat(24) })).toBeUndefined();
  expect(
    faultOf({ generation: 'legacy', cid: 'C', cidSecret: 'a', timeoutMs: 1, transport: async () => {} }),
  ).toBeUndefined();
});

test.each(['SECRET_KEY DEVKEY', 'secret_key DEVKEY', 'DEV_SECRET_KEY DEVKEY', 'SECRET_KEY=DEVKEY', 'KakaoAK 0a1b2c'])(
  'the key %j still has the word that goes before it',
  (secretKey) => {
    const message = 'secretKey must be the key alone, without SECRET_KEY or KakaoAK before it.';
    expect(faultOf({ secretKey })).toEqual({ field: 'secretKey', message });
  },
);

test.each([
  ['여기에-시크릿-키', 'ASCII letters, digits and signs, as every key is; this is a placeholder.'],
  ['Bearer 0a1b2c', 'the key alone, without a space or a line break.'],
  ['0a1b2c\r\n', 'the key alone, without a space or a line break.'],
  ['', "KakaoPay's key, and is missing."],
])('the key %j is explained in a plain sentence', (secretKey, wanted) => {
  expect(faultOf({ secretKey })).toEqual({ field: 'secretKey', message: `secretKey must be ${wanted}` });
});

test.each([
  'http://localhost:4000',
  'http://localhost:4000/',
  'https://proxy.example/kakaopay',
  'https://gateway.example/v1/',
  'https://open-api.kakaopay.com',
  'https://OPEN-API.kakaopay.com:443/',
  'http://[::1]:4000',
])('the address %s can be used', (baseUrl) => {
  expect(faultOf({ baseUrl })).toBeUndefined();
});

test.each([
  'http://localhost:4000/online',
  'http://localhost:4000/online/v1/payment',
  'http://localhost:4000/online/v1/payment/ready/',
  'https://proxy.example/kakaopay/v1/payment',
])("the address %s has KakaoPay's own path, which would be there twice", (baseUrl) => {
  const message = "baseUrl must be an address without KakaoPay's own path (/online/v1/payment), which is added to it.";
  expect(faultOf({ baseUrl })).toEqual({ field: 'baseUrl', message });
  expect(faultOf({ baseUrl, generation: 'legacy' })).toEqual({ field: 'baseUrl', message });
});

test.each([
  ['current', 'https://open-api.kakaopay.com/v1', 'https://open-api.kakaopay.com'],
  ['current', 'http://open-api.kakaopay.com', 'https://open-api.kakaopay.com'],
  ['current', 'https://kapi.kakao.com', 'https://open-api.kakaopay.com'],
  ['legacy', 'https://open-api.kakaopay.com', 'https://kapi.kakao.com'],
  ['legacy', 'https://kapi.kakao.com:8443', 'https://kapi.kakao.com'],
])('%s at %s: a host of KakaoPay speaks one generation, at one address', (generation, baseUrl, own) => {
  const message = `baseUrl must be ${own}, or left out.`;
  expect(faultOf({ generation, baseUrl })).toEqual({ field: 'baseUrl', message });
});

test.each(['https://', 'http://a b', 'http://localhost:99999', 'http://shop.example\\x', 'http:///x y', '//localhost'])(
  '%j is no address',
  (baseUrl) => {
    const message = 'baseUrl must be an http or https address without query or user.';
    expect(faultOf({ baseUrl })).toEqual({ field: 'baseUrl', message });
  },
);
