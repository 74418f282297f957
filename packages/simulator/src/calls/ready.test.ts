import { describe, expect, test } from 'vitest';
import { createShop, readyBody, subscribing } from '../testing/shop.ts';

const addresses = {
  current: {
    pc: /^http:\/\/127\.0\.0\.1\/mockup\/bridge\/pc\/pg\/one-time\/payment\/[0-9a-f]{64}$/,
    mobile: /\/mockup\/bridge\/mobile-web\/pg\/one-time\/payment\/[0-9a-f]{64}$/,
    app: /\/mockup\/bridge\/mobile-app\/pg\/one-time\/payment\/[0-9a-f]{64}$/,
    subscription: /\/mockup\/bridge\/pc\/pg\/subscription\/payment-issue\/[0-9a-f]{64}$/,
  },
  legacy: {
    pc: /^http:\/\/127\.0\.0\.1\/mockup\/v1\/[0-9a-f]{64}\/info$/,
    mobile: /\/mockup\/v1\/[0-9a-f]{64}\/mInfo$/,
    app: /\/mockup\/v1\/[0-9a-f]{64}\/aInfo$/,
    subscription: /\/mockup\/v1\/[0-9a-f]{64}\/info$/,
  },
};
const scheme = /^kakaotalk:\/\/kakaopay\/pg\?url=http:\/\/127\.0\.0\.1\/pay\/mockup\/[0-9a-f]{64}$/;

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test('ready answers with six addresses, tms_result and a Korean time', async () => {
    const { ready } = await createShop(generation);
    const { status, headers, body } = await ready();
    const { pc, mobile, app } = addresses[generation];
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json;charset=UTF-8');
    expect(body).toEqual({
      tid: expect.stringMatching(/^T[0-9a-f]{19}$/),
      tms_result: false,
      next_redirect_app_url: expect.stringMatching(app),
      next_redirect_mobile_url: expect.stringMatching(mobile),
      next_redirect_pc_url: expect.stringMatching(pc),
      android_app_scheme: expect.stringMatching(scheme),
      ios_app_scheme: expect.stringMatching(scheme),
      created_at: '2026-11-23T10:00:00',
    });
  });

  test('a subscription has pages of its own', async () => {
    const { ready } = await createShop(generation);
    const { body } = await ready(subscribing);
    expect(body.next_redirect_pc_url).toMatch(addresses[generation].subscription);
  });

  test('a repeated order number makes another payment', async () => {
    const { ready } = await createShop(generation);
    expect((await ready()).body.tid).not.toBe((await ready()).body.tid);
  });

  test('every optional field is taken', async () => {
    const { ready } = await createShop(generation);
    const { status } = await ready({
      cid_secret: '0123456789abcdefghijklmn',
      item_code: 'pie',
      green_deposit: 300,
      available_cards: '["HANA","BC"]',
      payment_method_type: 'CARD',
      install_month: 12,
      use_share_installment: 'Y',
      custom_json: '{"return_custom_url":"shop://back"}',
      redirect_scheme_url: 'shop://',
      a_field_nobody_knows: 1,
    });
    expect(status).toBe(200);
  });

  test.each([
    ['cid', 'TC0UNKNOWN', -731],
    ['cid', 'constructor', -2],
    ['cid', 'toString', -731],
    ['cid_secret', 'NOT-A-KEY', -733],
    ['cid_secret', 'a'.repeat(25), -733],
    ['total_amount', 0, -722],
    ['total_amount', -1, -722],
    ['tax_free_amount', 2201, -722],
    ['tax_free_amount', -1, -722],
    ['vat_amount', 2201, -722],
    ['green_deposit', 2201, -722],
    ['green_deposit', -1, -722],
    ['quantity', -1, -726],
    ['payment_method_type', 'COIN', -705],
    ['payment_method_type', 'constructor', -705],
    ['approval_url', 'javascript:alert(1)', -2],
    ['approval_url', 'shop://return', -2],
    ['approval_url', 'https://shop.example/\r\nset-cookie: a', -2],
    ['approval_url', 'https:\\\\evil.example', -2],
    ['approval_url', `https://shop.example/${'a'.repeat(235)}`, -2],
    ['cancel_url', 'https://', -2],
    ['fail_url', '/fail', -2],
    ['install_month', 13, -2],
    ['install_month', -1, -2],
    ['use_share_installment', 'YES', -2],
    ['available_cards', '[', -2],
    ['available_cards', '{}', -2],
    ['available_cards', '[1]', -2],
    ['custom_json', '[]', -2],
    ['custom_json', '{"a":1}', -2],
    ['item_name', 'a'.repeat(101), -2],
    ['partner_order_id', 'a'.repeat(101), -2],
    ['total_amount', '1e3', -2],
    ['total_amount', '22.5', -2],
    ['total_amount', '99999999999', -2],
    ['total_amount', 'many', -2],
  ])('%s = %j is refused with %i', async (name, value, code) => {
    const { ready, sim } = await createShop(generation);
    const { status, body } = await ready({ [name]: value });
    expect([status, body.error_code ?? body.code]).toEqual([400, code]);
    expect(sim.payments()).toEqual([]);
  });

  test.each(Object.keys(readyBody).filter((name) => name !== 'vat_amount'))('%s must be there', async (name) => {
    const { ready } = await createShop(generation);
    const missing = await ready({ [name]: undefined });
    const empty = await ready({ [name]: '' });
    for (const { status, body } of [missing, empty]) {
      expect([status, body.error_code ?? body.code]).toEqual([400, -2]);
      expect(body.error_message ?? body.msg).toBe(`invalid param(${name} has invalid value)`);
    }
  });

  test('the host of each return address must be registered where domains are set', async () => {
    const { ready } = await createShop(generation, { domains: ['https://shop.example'] });
    expect((await ready()).status).toBe(200);
    for (const [name, word] of [
      ['approval_url', 'approve_url'],
      ['cancel_url', 'cancel_url'],
      ['fail_url', 'fail_url'],
    ] as const) {
      const { status, body } = await ready({ [name]: 'http://shop.example/a' });
      expect([status, body.error_code ?? body.code]).toEqual([400, -799]);
      expect(body.error_message ?? body.msg).toBe(
        `${word}(http://shop.example/a) does not match registered website domain.`,
      );
    }
  });
});

test('0 won is possible with a subscription code only', async () => {
  const { ready } = await createShop();
  const nothing = { total_amount: 0, vat_amount: 0 };
  expect((await ready({ ...subscribing, ...nothing })).status).toBe(200);
  expect((await ready(nothing)).body.error_code).toBe(-722);
});

test.each([
  { quantity: true },
  { quantity: [1] },
  { quantity: {} },
  { quantity: 1.5 },
  { item_name: ['a'] },
  { item_name: {} },
  { item_name: false },
  { available_cards: 5 },
  { custom_json: null, cid: null },
])('%j is of a wrong type', async (fields) => {
  const { ready } = await createShop();
  expect((await ready(fields)).body.error_code).toBe(-2);
});

test('JSON values of add-ons need no text around them', async () => {
  const { ready } = await createShop();
  expect((await ready({ available_cards: ['BC'], custom_json: { a: 'b' } })).status).toBe(200);
});
