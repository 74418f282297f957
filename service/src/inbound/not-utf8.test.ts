import { describe, expect, test } from 'vitest';
import { toRequest } from './api-gateway.ts';

const event = (over: object) => ({ rawPath: '/', requestContext: { http: { method: 'POST' } }, ...over });
const saidOf = (over: object) => toRequest(event(over))?.notUtf8;

/** 초코파이 in the encoding of older Korean shops. */
const cp949 = Buffer.from('{"itemName":"\xc3\xca\xc4\xda\xc6\xc4\xc0\xcc"}', 'latin1');
const utf16 = Buffer.from('{"itemName":"초코파이"}', 'utf16le');
const utf16Korean = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('초코파이', 'utf16le')]);

describe('a body', () => {
  test.each<[string, Buffer, RegExp]>([
    ['CP949', cp949, /not UTF-8.*CP949/],
    ['UTF-16', utf16, /UTF-16/],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), /UTF-16/],
    ['UTF-16 with its mark, in Korean alone', utf16Korean, /begins like UTF-16 with a byte order mark/],
    ['CP949 to its end', Buffer.from('{}\xc3\xca\xc4', 'latin1'), /convert EUC-KR/],
    ['UTF-8 with a mark', Buffer.from('\ufeff{}'), /byte order mark/],
    ['a character cut in half', Buffer.from('{"a":"초"}').subarray(0, 7), /not UTF-8/],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80]), /not UTF-8|UTF-16/],
    ['an overlong slash', Buffer.from([0x7b, 0xc0, 0xaf]), /not UTF-8/],
  ])('in %s is refused, as bytes and as the gateway reads it', (_, bytes, words) => {
    expect(saidOf({ body: bytes.toString('base64'), isBase64Encoded: true })).toMatch(words);
    expect(saidOf({ body: bytes.toString('utf8'), isBase64Encoded: false })).toMatch(words);
  });

  test.each(['', '{}', '{"itemName":"초코파이 🍪"}', '"\\ufffd"'])('in UTF-8 is taken: %s', (body) => {
    expect(saidOf({ body })).toBeUndefined();
    expect(saidOf({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true })).toBeUndefined();
  });
});

test.each([
  ['item_name=%C3%CA%C4%DA', /^The query/],
  ['%C3%CA=1', /^The query/],
  ['a=%EC%B4', /^The query/],
  ['item_name=%EC%B4%88', undefined],
  ['rate=100%', undefined],
])('a query: %s', (rawQueryString, words) => {
  const said = saidOf({ rawQueryString });
  if (words === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(words);
});

test.each([
  ['/v1/payments/%C3%CA', true],
  ['/v1/payments/%', true],
  ['/v1/payments/\ufffd', true],
  ['/v1/payments/%EC%B4%88', false],
  ['/v1/payments/초', false],
])('a path: %s', (rawPath, refused) => {
  expect(saidOf({ rawPath })).toBe(refused ? 'The path is not percent-encoded UTF-8.' : undefined);
});
