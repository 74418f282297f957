import { createKakaoPay, type KakaoPayError } from 'kakaopay-client';
import { expect, test } from 'vitest';
import { cancelRefusal, gateFault, readyFault, sidEnd } from './codes.ts';

async function faultOf(status: number, body: object, secretKey = 'DEVKEY') {
  const transport = async () => ({ status, body: JSON.stringify(body) });
  const generation = 'code' in body ? 'legacy' : 'current';
  const kakaoPay = createKakaoPay({ generation, secretKey, cid: 'TC0ONETIME', transport });
  const answer = await kakaoPay.ready({
    partner_order_id: 'A-1',
    partner_user_id: 'buyer-1',
    item_name: '초코파이',
    quantity: 1,
    total_amount: 2200,
    tax_free_amount: 0,
    approval_url: 'https://shop.test/',
    cancel_url: 'https://shop.test/',
    fail_url: 'https://shop.test/',
  });
  return answer.ok ? 'none' : readyFault(answer.error);
}

// Our own settings are never blamed on the shop's request, and the shop's request never on us.
test.each([
  ...[-400, -401, -403, -404, -730, -731, -732, -733, -798, -799].map((code) => ['settings', code, 400] as const),
  ...[-429].map((code) => ['temporary', code, 429] as const),
  ...[-500, -503].map((code) => ['temporary', code, 500] as const),
  ...[-2, -703, -705, -722, -724, -725, -797, -9999].map((code) => ['refused', code, 400] as const),
])('%s: %i', async (fault, error_code, status) => {
  expect(await faultOf(status, { error_code, error_message: 'no' })).toBe(fault);
});

test.each([
  ...[-3, -4, -5, -6, -8, -9, -12, -401].map((code) => ['settings', code] as const),
  ...[-1, -7, -10].map((code) => ['temporary', code] as const),
  ...[-2].map((code) => ['refused', code] as const),
])('%s: %i, legacy', async (fault, code) => {
  expect(await faultOf(400, { code, msg: 'no' })).toBe(fault);
});

test.each([-2, -401, -731, -797, -9999])(
  '%i with a 5xx is no refusal, so it is never more than a moment without KakaoPay',
  async (code) => {
    for (const status of [500, 502, 503, 599]) {
      expect(await faultOf(status, { error_code: code, error_message: 'no' })).toBe('temporary');
      expect(await faultOf(status, { code, msg: 'no' })).toBe('temporary');
    }
  },
);

test('too many requests are a matter of time, whatever code comes with them', async () => {
  expect(await faultOf(429, { error_code: -9999, error_message: 'no' })).toBe('temporary');
});

test("what the client would not send is the request's fault, unless it is a setting", () => {
  const certainty = 'our_fault' as const;
  const said = { certainty, message: '', call: 'ready', field: 'item_name' } as const;
  expect(readyFault({ ...said, code: 'invalid_request' })).toBe('request');
  expect(readyFault({ ...said, code: 'invalid_options' })).toBe('settings');
});

test('a call that was let not through is put down to our settings, unless its code says that it is for a moment', () => {
  expect([undefined, -401, -9999, -429, -500].map(gateFault)).toEqual([
    'settings',
    'settings',
    'settings',
    'temporary',
    'temporary',
  ]);
});

test('two codes tell that a SID has come to its end, and by whom', () => {
  expect([-751, -750, -752, 751, 750, undefined].map(sidEnd)).toEqual([
    'by_payer',
    'sid_gone',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each(['SECRET_KEY DEV0000000000000000000000000000000000000', '여기에 시크릿 키'])(
  'a key that cannot be one is a setting of ours: %s',
  async (secretKey) => expect(await faultOf(200, {}, secretKey)).toBe('settings'),
);

test('a cancellation is refused by any other code of a sure refusal', () => {
  const refused = { certainty: 'refused', httpStatus: 400, kakaoPayCode: -780 } as KakaoPayError;
  expect(cancelRefusal(refused)).toBe('refused');
});
