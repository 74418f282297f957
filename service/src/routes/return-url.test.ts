import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { startPaid } from '../../../world/actions.ts';
import { createWorld } from '../../../world/world.ts';
import { assertReturnUrl, returnUrl, returnUrlPattern } from './return-url.ts';

const said = (address: string) => v.safeParse(returnUrl, address, { abortPipeEarly: true }).issues?.[0].message;

describe('an address that is taken', () => {
  test.each([
    'https://shop.example',
    'http://localhost:3000/done',
    'http://127.0.0.1:8080/',
    'https://shop.example/done.php?od_name=%C3%CA%C4%DA&mobile&q=a%20b;x#top',
    'https://shop.example/@user?to=a@b',
    'https://shop.example/?orderid=1&STATUS=2&order_status=3&x=status',
    'https://xn--bj0bj06e.kr/',
    'https://shop_1.example/',
    'https://shop.example/#/paid?{result}',
  ])('%s', (address) => {
    expect(said(address)).toBeUndefined();
    expect(address).toMatch(new RegExp(returnUrlPattern([]).replace('[A-Za-z0-9-]{0,61}', '[\\w-]{0,61}'), 'u'));
  });

  test.each(['http://[::1]:3000/', 'https://한글.kr/완료', 'https://shop.example./', 'https://shop.example:65535/'])(
    '%s, beyond what the document promises',
    (address) => {
      expect(said(address)).toBeUndefined();
    },
  );
});

describe('an address that is not', () => {
  const host = 'must name a host';
  const own = 'must not have paymentId, orderId or status in its query: they are added there';
  const result = 'may have {result} once, behind #';

  test.each([
    ['shop.example', 'must be an address such as https://shop.example/done'],
    ['/done', 'must be an address such as https://shop.example/done'],
    ['https:shop.example', host],
    ['https:/shop.example', host],
    ['https://', host],
    ['https:///done', host],
    ['https://*', host],
    ['https://*.shop.example/', host],
    ['https://.', host],
    ['https://shop..example/', host],
    ['https://%2e/', host],
    ['https://shop.example:99999/', host],
    ['https://256.1.1.1/', host],
    ['https://user:pw@evil.example/', 'must not hold a user name or a password'],
    ['https://shop.example@evil.example/', 'must not hold a user name or a password'],
    ['https://@evil.example', 'must not hold a user name or a password'],
    ['https://shop.example\\@evil.example/', 'must not hold white space or a backslash'],
    ['https:\\\\evil.example', 'must not hold white space or a backslash'],
    ['https://shop.example/a b', 'must not hold white space or a backslash'],
    [' https://shop.example/', 'must not hold white space or a backslash'],
    ['https://shop.example/\u3000', 'must not hold white space or a backslash'],
    ['https://shop.example/\r\nset-cookie:a=b', 'must not hold control or invisible characters'],
    ['java\tscript:alert(1)', 'must not hold control or invisible characters'],
    ['https://shop.example/?status=x', own],
    ['https://shop.example/?a=1&orderId', own],
    ['https://shop.example/?a=1;paymentId=2', own],
    ['https://shop.example/?%6frderId=1', own],
    ['https://shop.example/{result}', result],
    ['https://shop.example/?{result}#x', result],
    ['https://shop.example/#{result}{result}', result],
    ['https://shop.example/?{result}#{result}', result],
    [`https://shop.example/${'가'.repeat(980)}`, 'may have 1000 characters at most'],
  ])('%s: %s', (address, message) => {
    expect(said(address)).toBe(message);
  });
});

describe('its scheme', () => {
  const isAllowed = (address: string, returnSchemes: readonly string[]) => {
    try {
      assertReturnUrl({ returnSchemes }, address);
      return true;
    } catch {
      return false;
    }
  };

  test.each([
    ['https://shop.example', [], true],
    ['HTTP://shop.example', [], true],
    ['myshop://paid', [], false],
    ['myshop://paid', ['myshop'], true],
    ['MyShop://paid', ['myshop'], true],
    ['other://paid', ['myshop'], false],
    ['ftp://shop.example', [], false],
  ])('%s, with %j in the settings: %s', (address, schemes, allowed) => {
    expect(isAllowed(address, schemes)).toBe(allowed);
  });

  test.each(['javascript', 'data', 'vbscript', 'file', 'blob', 'about'])(
    '%s never, whatever the settings say',
    (scheme) => {
      expect(isAllowed(`${scheme}:alert(1)`, [scheme])).toBe(false);
      expect(isAllowed(`${scheme.toUpperCase()}:alert(1)`, [scheme])).toBe(false);
      expect(new RegExp(returnUrlPattern([scheme])).test(`${scheme}:/x`)).toBe(false);
    },
  );

  test('is named in the answer, and in the pattern of the document', async () => {
    const virtual = await createWorld({ returnSchemes: ['myshop'] });
    const order = { orderId: 'A', buyerId: 'b', itemName: 'i', totalWon: 1 };
    const answer = await virtual.post('/v1/payments', { ...order, returnUrl: 'ftp://shop.example/' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).errors).toEqual([
      { path: 'returnUrl', message: '`returnUrl` must begin with one of: https, http, myshop' },
    ]);
    const { components } = JSON.parse((await virtual.get('/openapi.json')).body);
    const pattern = new RegExp(components.schemas.NewPayment.properties.returnUrl.pattern, 'u');
    expect(
      ['myshop:/paid?x', 'https://a.example/', 'ftp://a.example/'].map((address) => pattern.test(address)),
    ).toEqual([true, true, false]);
  });

  test('may be that of an app: the payer comes back to it', async () => {
    const virtual = await createWorld({ returnSchemes: ['myshop'] });
    const { id, comeBack } = await startPaid(virtual, { returnUrl: 'myshop://paid?from=kakao' });
    expect((await virtual.get(comeBack)).headers.location).toBe(
      `myshop://paid?from=kakao&paymentId=${id}&orderId=A-1001&status=approved`,
    );
  });
});
