import type { Generation } from 'kakaopay-client';
import { describe, expect, test } from 'vitest';
import { allPayments, bodyOf } from '../../../world/actions.ts';
import { createWorld } from '../../../world/world.ts';

describe.each<Generation>(['current', 'legacy'])('GET / in the %s generation', (generation) => {
  test('asks for the payment of the tutorial, and sends the browser to pay with a 301 that nobody may keep', async () => {
    const virtual = await createWorld({ generation });
    const answer = await virtual.get('/');
    expect(answer).toEqual({
      status: 301,
      headers: {
        location: expect.stringMatching(/^http:\/\/kakaopay\.test\/mockup\/.*[0-9a-f]{64}/),
        'cache-control': 'no-cache, no-store, must-revalidate',
        pragma: 'no-cache',
        expires: '0',
      },
      body: '',
    });
    const [payment] = virtual.simulator.payments();
    expect(payment).toMatchObject({
      cid: 'TC0ONETIME',
      itemName: '초코파이',
      quantity: 1,
      totalWon: 2200,
      vatWon: 200,
      taxFreeWon: 0,
      pages: { pc: answer.headers.location },
    });
  });
});

test('every visit is a payment of its own', async () => {
  const virtual = await createWorld();
  const first = await virtual.get('/');
  const second = await virtual.get('/');
  expect(first.headers.location).not.toBe(second.headers.location);
  expect(await allPayments(virtual)).toHaveLength(2);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36', '', 'pc'],
  ['Mozilla/5.0 (Linux; Android 14; SM-S928N) Chrome/131.0.0.0 Mobile Safari/537.36', '', 'mobile'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Mobile/15E148 KAKAOTALK 11.2.1', '', 'app'],
  ['Mozilla/5.0 (Linux; Android 14; SM-S928N) Chrome/131.0.0.0 Mobile Safari/537.36', '?device=pc', 'pc'],
] as const)('%s%s goes to the page for %s', async (agent, query, device) => {
  const virtual = await createWorld();
  const answer = await virtual.get(`/${query}`, { headers: { 'user-agent': agent } });
  expect(answer.status).toBe(301);
  expect(answer.headers.location).toBe((await allPayments(virtual))[0]?.links[device]);
});

test('text that is not UTF-8 is refused', async () => {
  const virtual = await createWorld();
  const query = { item_name: '\ufffd\ufffd' };
  const answer = await virtual.checkout({ method: 'GET', path: '/', query, notUtf8: 'The query is not UTF-8.' });
  expect(answer.status).toBe(400);
  expect(bodyOf<object>(answer)).toMatchObject({ code: 'not_utf8', detail: 'The query is not UTF-8.' });
  expect(virtual.simulator.payments()).toEqual([]);
});

test('HEAD has the same headers', async () => {
  const virtual = await createWorld();
  const head = await virtual.checkout({ method: 'HEAD', path: '/' });
  const { location, ...others } = (await virtual.get('/')).headers;
  expect(head).toEqual({ status: 301, headers: { location: expect.any(String), ...others }, body: '' });
  expect(head.headers.location).not.toBe(location);
});

test.each<[string, object]>([
  ['?item_name=%EB%B9%B5', { itemName: '빵' }],
  ['?quantity=3', { quantity: 3 }],
  ['?quantity=1000000&total_amount=1000000000', { quantity: 1_000_000, totalWon: 1_000_000_000 }],
  ['?total_amount=1000', { totalWon: 1000, vatWon: 91 }],
  ['?total_amount=1000&tax_free_amount=450', { totalWon: 1000, taxFreeWon: 450, vatWon: 50 }],
  ['?total_amount=1000&vat_amount=0', { totalWon: 1000, vatWon: 0 }],
  ['?utm_source=blog', { totalWon: 2200 }],
])('the address may change it: %s', async (query, expected) => {
  const virtual = await createWorld();
  expect((await virtual.get(`/${query}`)).status).toBe(301);
  expect(virtual.simulator.payments()).toMatchObject([expected]);
});

test.each([
  ['?item_name=', 'item_name'],
  [`?item_name=${'x'.repeat(101)}`, 'item_name'],
  ['?item_name=%20', 'item_name'],
  ['?item_name=%00', 'item_name'],
  ['?item_name=a%E2%80%AEb', 'item_name'],
  ['?quantity=0', 'quantity'],
  ['?quantity=1.5', 'quantity'],
  ['?total_amount=0', 'total_amount'],
  ['?total_amount=-1', 'total_amount'],
  ['?total_amount=1e3', 'total_amount'],
  ['?total_amount=9999999999', 'total_amount'],
  ['?total_amount=1000000001', 'total_amount'],
  ['?quantity=1000001', 'quantity'],
  ['?tax_free_amount=', 'tax_free_amount'],
])('but not to this: %s', async (query, path) => {
  const virtual = await createWorld();
  const answer = await virtual.get(`/${query}`);
  expect(answer.status).toBe(400);
  expect(bodyOf<{ errors: { path: string }[] }>(answer).errors[0]?.path).toBe(path);
  expect(virtual.simulator.payments()).toEqual([]);
});

test('parts that do not fit into the total are refused', async () => {
  const { get } = await createWorld();
  expect((await get('/?total_amount=100&tax_free_amount=101')).status).toBe(400);
  expect((await get('/?total_amount=100&tax_free_amount=50&vat_amount=51')).status).toBe(400);
});

test.each(['TC0ONETIME', 'TCSUBSCRIP', 'TCSEQUENCE'])('it is there for the test merchant %s', async (merchantCode) => {
  const { get } = await createWorld({ merchantCode });
  expect((await get('/')).status).not.toBe(404);
});

test.each(['C371930065', 'TC0ONETIM', 'tc0onetime'])(
  'it is not there for the real merchant %s',
  async (merchantCode) => {
    const virtual = await createWorld({ merchantCode });
    for (const method of ['GET', 'HEAD']) {
      const answer = await virtual.checkout({ method, path: '/' });
      expect(answer.status).toBe(404);
      expect(bodyOf<{ code: string }>(answer).code).toBe('not_found');
    }
    expect(virtual.simulator.payments()).toEqual([]);
  },
);
