import { describe, expect, test } from 'vitest';
import { createShop, readyBody } from './testing/shop.ts';
import { bodyText, formFields } from './text.ts';

// 초코파이 in CP949, as an old shop would send it.
const cp949 = Buffer.from('c3cac4dac6c4c0cc', 'hex');
const between = (before: string, after: string) => Buffer.concat([Buffer.from(before), cp949, Buffer.from(after)]);
const message = (body: string | Uint8Array) => ({ method: 'POST', path: '/', query: '', headers: {}, body });

test('bytes of UTF-8 become text, a byte order mark is none of it', () => {
  expect(bodyText(message(Buffer.from('\u{feff}초코파이')))).toBe('초코파이');
});

test.each([cp949, Buffer.from('\u{feff}{}', 'utf16le'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xf0, 0x9f])])(
  'other bytes are refused: %j',
  (body) => expect(() => bodyText(message(body))).toThrow('request is not UTF-8'),
);

test.each([
  [
    'a=1&b=2&a=3',
    [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ],
  ],
  [
    'name=%EC%B4%88+pie&x',
    [
      ['name', '초 pie'],
      ['x', ''],
    ],
  ],
  [
    '100%=%4&&=',
    [
      ['100%', '%4'],
      ['', ''],
    ],
  ],
  ['a=b=c%26', [['a', 'b=c&']]],
])('the form %j', (text, fields) => expect(formFields(text)).toEqual(fields));

test.each(['a=%C3%CA', 'a=%ec%b4', '%ff=1', 'a=%ed%a0%80'])('the escapes of %j are no UTF-8', (text) =>
  expect(() => formFields(text)).toThrow('request is not UTF-8'),
);

describe('whatever comes in another encoding is refused and nothing is kept', () => {
  const json = JSON.stringify({ ...readyBody, item_name: 'CUT' }).split('CUT') as [string, string];
  const form = new URLSearchParams({ ...readyBody, item_name: 'CUT' } as Record<string, string>).toString();
  const [before, after] = form.split('CUT') as [string, string];
  const current = { authorization: 'SECRET_KEY DEV1', 'content-type': 'application/json' };
  const legacy = { authorization: 'KakaoAK 1', 'content-type': 'application/x-www-form-urlencoded' };

  test.each([
    ['JSON', '/online/v1/payment/ready', '', current, between(...json)],
    ['half a character in JSON', '/online/v1/payment/ready', '', current, json.join('\\ud83c')],
    ['a form', '/v1/payment/ready', '', legacy, between(before, after)],
    ['escapes of a form', '/v1/payment/ready', '', legacy, `${before}%C3%CA%C4%DA${after}`],
    ['escapes of the query', '/v1/payment/ready', `${before}%C3%CA%C4%DA${after}`, legacy, ''],
  ])('%s', async (name, path, query, headers, body) => {
    const { sim } = await createShop();
    const answer = await sim.answer({ method: 'POST', path, query, headers, body });
    const { error_code, error_message, code, msg } = JSON.parse(answer.body);
    const text = name.startsWith('half') ? 'invalid param(item_name has invalid value)' : 'request is not UTF-8';
    expect([answer.status, error_code ?? code, error_message ?? msg]).toEqual([400, -2, text]);
    expect(sim.payments()).toEqual([]);
  });

  test.each([
    ['POST', '/_sim/clock', '', cp949],
    ['POST', '/_sim/clock', '', 'advance=%C3%CA'],
    ['GET', '/_sim/payments', 'q=%C3%CA', ''],
    ['GET', '/', 'lang=%C3%CA', ''],
  ])('%s %s?%s', async (method, path, query, body) => {
    const { sim } = await createShop();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const answer = await sim.answer({ method, path, query, headers, body });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error: 'The request is not UTF-8.' }]);
  });
});
