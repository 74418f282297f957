import { afterEach, expect, test, vi } from 'vitest';
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
  ['baseUrl', { baseUrl: 'https://proxy.example/kakaopay#a' }],
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

test.each([
  'SECRET_KEY DEVKEY',
  'secret_key\tDEVKEY',
  'SECRET_KEYDEV0123456789',
  'DEV_SECRET_KEY DEVKEY',
  'SECRET_KEY=DEVKEY',
  'KakaoAK 0a1b2c',
  'Authorization: SECRET_KEY DEVKEY',
  'authorization:KakaoAK 0a1b2c',
])('the key %j still has the word that goes before it', (secretKey) => {
  const message = 'secretKey must be the key alone, without SECRET_KEY or KakaoAK before it.';
  expect(faultOf({ secretKey })).toEqual({ field: 'secretKey', message });
});

test.each(['"DEVKEY"', "'DEVKEY'", '`DEVKEY`', '“DEVKEY”', '‘DEVKEY’', '"DEVKEY', 'DEVKEY"', '"SECRET_KEY DEVKEY"'])(
  'the key %j stands in quotes',
  (secretKey) => {
    const message = 'secretKey must be the key alone, without quotes around it.';
    expect(faultOf({ secretKey })).toEqual({ field: 'secretKey', message });
    expect(faultOf({ cidSecret: secretKey })?.message).toBe(
      'cidSecret must be the key alone, without quotes around it.',
    );
  },
);

test.each([
  '여기에 시크릿 키를 입력하세요',
  '{발급받은 Secret key}',
  '<secret key>',
  '[key]',
  'YOUR_SECRET_KEY',
  'paste_your_key_here',
  'your key',
  'SECRET_KEY',
  'KAKAOPAY_SECRET_KEY',
  'secret_key_here',
  'DEVxxxxxxxxxxxxxxxx',
  'DEV********',
  'DEV1234...',
  'DEV1234…',
])('the key %j is the text of an example', (secretKey) => {
  const wanted = 'the key as KakaoPay gave it, in ASCII letters, digits and signs; this is a placeholder.';
  expect(faultOf({ secretKey })).toEqual({ field: 'secretKey', message: `secretKey must be ${wanted}` });
});

test.each([
  `DEV${'0A'.repeat(20)}`,
  `PRD${'0A'.repeat(20)}`,
  '0123456789abcdef0123456789abcdef',
  'KEY',
  'a-b_c.d=e+f/g',
])('the key %s can be one', (secretKey) => {
  expect(faultOf({ secretKey })).toBeUndefined();
});

test.each([
  ['Bearer 0a1b2c', 'the key alone, without a space or a line break.'],
  ['0a1b2c\r\n', 'the key alone, without a space or a line break.'],
  ['0a1b2c\u00a0', 'the key alone, without a space or a line break.'],
  ['', "KakaoPay's key, and is missing."],
  [5, "KakaoPay's key, and is missing."],
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
    const message = 'baseUrl must be an http or https address without query, fragment or user.';
    expect(faultOf({ baseUrl })).toEqual({ field: 'baseUrl', message });
  },
);

/** How often an address is taken apart, the costliest of what is checked, while a client is made and makes calls. */
async function addressesRead(baseUrl: string | undefined): Promise<number> {
  let count = 0;
  const { URL } = globalThis;
  const counting = class extends URL {
    constructor(address: string) {
      super(address);
      count += 1;
    }
  };
  vi.stubGlobal('URL', counting);
  const { kakaoPay, sent } = answering(500, '', { baseUrl });
  for (const name of callNames) await call(kakaoPay, name);
  expect(sent.length).toBe(7);
  return count;
}

afterEach(() => vi.unstubAllGlobals());

test("what no call can change is checked once, and KakaoPay's own address is not even read", async () => {
  expect(await addressesRead('https://proxy.example/kakaopay')).toBe(1);
  expect(await addressesRead(undefined)).toBe(0);
});

test('a call may bring a time-out of its own in the place of a bad one', async () => {
  const { kakaoPay, sent } = answering(500, '', { timeoutMs: -5 });
  await kakaoPay.order({ tid: 'T469b847306d7b2dc394' }, { timeoutMs: 900 });
  expect(sent.map(({ timeoutMs }) => timeoutMs)).toEqual([900]);
  const error = { code: 'invalid_options', field: 'timeoutMs' };
  for (const timeoutMs of [undefined, 0, 2 ** 31]) {
    expect(await kakaoPay.order({ tid: 'T469b847306d7b2dc394' }, { timeoutMs } as object)).toMatchObject({ error });
  }
});
