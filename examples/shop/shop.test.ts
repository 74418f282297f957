import { expect, test } from 'vitest';
import { openShop, url } from './testing/open-shop.ts';

test('what is put into the cart is there, as often as it was put there, and can be changed', async () => {
  const { send, visit } = openShop();
  for (const add of ['choco', 'tea', 'choco']) expect((await send('/cart', { add })).location).toBe('/');
  expect((await visit('/cart')).text).toMatch(/초코파이.*4,400원.*유자차.*12,900원.*17,300원/s);
  await send('/cart', { set: 'choco', quantity: '5' });
  await send('/cart', { set: 'tea', remove: '1' });
  expect((await visit('/cart')).text).toMatch(/초코파이.*11,000원.*11,000원/s);
  expect((await visit('/cart')).text).not.toContain('유자차');
});

test.each([{ add: 'gold' }, { set: 'choco' }, { set: 'choco', quantity: '-1' }, { set: 'choco', quantity: '11' }, {}])(
  'no good and no quantity of ours: %j',
  async (fields) => {
    expect((await openShop().send('/cart', fields)).status).toBe(400);
  },
);

test('the order and its key are on the disk before the service is asked', async () => {
  const shop = openShop();
  shop.service.next.push('lost');
  const page = await shop.order('choco', 'gim');
  const [order] = shop.orders();
  expect(order).toMatchObject({ totalWon: 7_700, paymentKey: expect.any(String), trouble: true });
  expect(shop.service.asked[0]).toEqual({
    ...{ method: 'POST', path: '/v1/payments', key: order?.paymentKey },
    body: {
      ...{ orderId: order?.id, buyerId: order?.buyer, itemName: '초코파이 외 1건', quantity: 2, totalWon: 7_700 },
      returnUrl: `${url}${page}`,
    },
  });
  expect((await shop.visit(page)).text).toContain('요청을 처리하지 못했어요');

  // Whoever presses again asks with the same key, and gets the payment that was made.
  const leaving = await shop.send(`${page}/pay`);
  expect(leaving.headers.get('refresh')).toBe('0; url=https://service.example/checkout/pay_1');
  expect(shop.service.asked.at(-1)?.key).toBe(order?.paymentKey);
  expect((await shop.visit(page)).text).not.toContain('처리하지 못했어요');
});

test('a form that is sent twice is one order', async () => {
  const { send, formOn, orders, service, visit } = openShop();
  await send('/cart', { add: 'choco' });
  const form = await formOn('/cart');
  const cart = { headers: { origin: url, cookie: `cart=choco.1; buyer=${'b'.repeat(22)}` } };
  const press = () => visit('/orders', { method: 'POST', body: new URLSearchParams({ form }), ...cart });
  const [one, two] = await Promise.all([press(), press()]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(orders()).toHaveLength(1);
  expect(service.payments.size).toBe(1);
});

test('the way back says nothing: only what the service says counts', async () => {
  const shop = openShop();
  const page = await shop.order('tea');
  const back = await shop.visit(`${page}?paymentId=pay_1&orderId=A&status=approved`);
  expect([back.status, back.location]).toEqual([303, page]);
  expect((await shop.visit(page)).text).toContain('아직 결제하지 않았어요');
  expect(shop.packed).toEqual([]);

  Object.assign(shop.service.payments.get('pay_1') ?? {}, { status: 'approved', version: 3 });
  expect((await shop.visit(page)).text).toContain('결제가 완료되었어요');
  await shop.visit(page);
  expect(shop.packed).toEqual([shop.orders()[0]?.id]);
  // The webhook that comes after it packs nothing a second time.
  const [payment] = shop.service.payments.values();
  if (payment) expect(await shop.tell(payment)).toBe(204);
  expect(shop.packed).toHaveLength(1);
});

test('a page that is open learns of it, and of an order that is settled nobody is asked', async () => {
  const shop = openShop();
  const page = await shop.order('tea');
  const revision = async () => (await shop.visit(`${page}/revision`)).text;
  const before = await revision();
  expect(await revision()).toBe(before);
  Object.assign(shop.service.payments.get('pay_1') ?? {}, { status: 'approved', version: 3 });
  expect(await revision()).not.toBe(before);
  const asked = shop.service.asked.length;
  await revision();
  expect(shop.service.asked).toHaveLength(asked);
});

test.each(['quit', 'expired', 'failed', 'closed'])(
  '%s: it can be paid after all, by another payment',
  async (status) => {
    const shop = openShop();
    const page = await shop.order('tea');
    Object.assign(shop.service.payments.get('pay_1') ?? {}, { status, version: 2 });
    expect((await shop.visit(page)).text).toContain('결제된 금액은 없어요');
    expect((await shop.send(`${page}/pay`)).headers.get('refresh')).toContain('/checkout/pay_2');
    // A late word of the first one takes nothing from the second.
    const [first, second] = shop.service.payments.values();
    if (first) await shop.tell(first, { version: 9 });
    expect(shop.orders()[0]?.payment?.id).toBe('pay_2');
    if (second) await shop.tell(second, { status: 'approved', version: 3 });
    expect(shop.packed).toHaveLength(1);
  },
);

test('an order that is paid is not paid again', async () => {
  const shop = openShop();
  const page = await shop.order('tea');
  shop.service.next.push([409, { code: 'order_already_paid', paymentId: 'pay_1', retryable: false }]);
  Object.assign(shop.service.payments.get('pay_1') ?? {}, { status: 'approved', version: 3 });
  expect((await shop.send(`${page}/pay`)).location).toBe(page);
  expect(shop.orders()[0]).toMatchObject({ paidAt: expect.any(String) });
  expect(shop.orders()[0]?.trouble).toBeUndefined();
  const asked = shop.service.asked.length;
  await shop.send(`${page}/pay`);
  expect(shop.service.asked).toHaveLength(asked);
});

test('orders are there after a restart', async () => {
  const shop = openShop();
  const page = await shop.order('tea');
  shop.restart();
  expect((await shop.visit(page)).text).toContain('아직 결제하지 않았어요');
  expect((await shop.visit('/orders')).text).toContain(page);
});

test('nobody sees the orders of others, nor acts on them from another site', async () => {
  const shop = openShop();
  const page = await shop.order('tea');
  const stranger = { headers: { cookie: '' } };
  expect((await shop.visit('/orders', stranger)).text).not.toContain(page);
  expect((await shop.visit(`/orders/${'x'.repeat(22)}`)).status).toBe(404);
  const elsewhere = { method: 'POST', headers: { origin: 'https://evil.example' }, body: new URLSearchParams() };
  expect((await shop.visit(`${page}/pay`, elsewhere)).status).toBe(403);
});

test('a page lets nothing in and leads nowhere by its query', async () => {
  const { visit } = openShop();
  const { headers } = await visit('/');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect((await visit('//evil.example/?x')).location).toBe('/evil.example/');
  expect((await visit('/?lang=en')).location).toBe('/');
  expect((await visit('/')).text).toContain('<html lang="en">');
  expect((await visit('/nowhere')).status).toBe(404);
});
