import { expect, test } from 'vitest';
import { openShop } from './testing/open-shop.ts';

/** A shop with an order of three goods that is paid. */
async function paidOrder() {
  const shop = openShop();
  const page = await shop.order('choco', 'tea', 'gim');
  Object.assign(shop.service.payments.get('pay_1') ?? {}, { status: 'approved', version: 3 });
  await shop.visit(page);
  const cancellations = () => shop.service.asked.filter(({ path }) => path.endsWith('/cancellations'));
  const canceledWon = () => shop.service.payments.get('pay_1')?.canceledWon;
  return { ...shop, page, cancellations, canceledWon };
}

test('one good and then the rest', async () => {
  const { page, send, visit, canceledWon, cancellations } = await paidOrder();
  expect((await send(`${page}/refunds`, { before: '0', good: 'tea' })).location).toBe(page);
  expect(canceledWon()).toBe(12_900);
  expect((await visit(page)).text).toMatch(/일부가 환불되었어요.*유자차 1개 · 환불됨.*12,900원/s);
  await send(`${page}/refunds`, { before: '1' });
  expect(canceledWon()).toBe(20_600);
  expect((await visit(page)).text).toContain('<h1>환불되었어요</h1>');
  expect(cancellations().map(({ body }) => body.amountWon)).toEqual([12_900, undefined]);
  expect(new Set(cancellations().map(({ key }) => key)).size).toBe(2);
});

test('a form that is sent twice gives the money back once', async () => {
  const { page, send, canceledWon, orders } = await paidOrder();
  const press = () => send(`${page}/refunds`, { before: '0', good: 'choco' });
  await Promise.all([press(), press()]);
  await press();
  expect(canceledWon()).toBe(2_200);
  expect(orders()[0]?.refunds).toHaveLength(1);
});

test('the answers are lost: it is under way, and asked for again with the same key until it is known', async () => {
  const { page, send, visit, service, canceledWon, cancellations, restart } = await paidOrder();
  service.next.push('lost', 'lost', 'lost', 'lost');
  await send(`${page}/refunds`, { before: '0' });
  expect((await visit(page)).text).toContain('환불을 처리하고 있어요');
  restart();
  expect((await visit(`${page}/revision`)).status).toBe(200);
  expect((await visit(page)).text).toContain('<h1>환불되었어요</h1>');
  expect(canceledWon()).toBe(20_600);
  expect(cancellations().map(({ key }) => key)).toEqual(Array(3).fill(cancellations()[0]?.key));
});

test('202: it is not refunded before it is', async () => {
  const { page, send, visit, service } = await paidOrder();
  const payment = service.payments.get('pay_1');
  service.next.push([202, { status: 'canceling' }]);
  Object.assign(payment ?? {}, { status: 'canceling', version: 4 });
  await send(`${page}/refunds`, { before: '0' });
  service.next.push([202, { status: 'canceling' }]);
  const { text } = await visit(page);
  expect(text).toContain('환불을 처리하고 있어요');
  expect(text).not.toMatch(/환불된 금액|환불됨|취소하기/);
  expect((await visit(page)).text).toContain('<h1>환불되었어요</h1>');
});

test('refused: it says so, and another can be asked for', async () => {
  const { page, send, visit, service, canceledWon } = await paidOrder();
  service.next.push([422, { code: 'cancellation_refused', retryable: false }]);
  await send(`${page}/refunds`, { before: '0', good: 'gim' });
  expect((await visit(page)).text).toMatch(/결제가 완료되었어요.*취소하지 못했어요/s);
  await send(`${page}/refunds`, { before: '1', good: 'gim' });
  expect(canceledWon()).toBe(5_500);
});

test.each([401, 500, 503])('%i says nothing about the refund: it stays open', async (status) => {
  const { page, send, orders, service } = await paidOrder();
  service.next.push([status, { retryable: status > 500 }]);
  await send(`${page}/refunds`, { before: '0' });
  expect(orders()[0]?.refunds).toMatchObject([{ state: 'open' }]);
});

test('what is not paid, and what is no form of ours, gives nothing back', async () => {
  const shop = openShop();
  const page = await shop.order('tea');
  await shop.send(`${page}/refunds`, { before: '0' });
  expect((await shop.send(`${page}/refunds`)).status).toBe(400);
  expect(shop.orders()[0]?.refunds).toEqual([]);
});

test('a subscription: begun, charged, ended', async () => {
  const shop = openShop();
  const leaving = await shop.send('/subscriptions', { form: await shop.formOn('/') });
  expect(leaving.headers.get('refresh')).toContain('/checkout/pay_1');
  expect(shop.service.asked[0]?.body).toMatchObject({
    firstPayment: { amountWon: 19_900 },
    plan: { amountWon: 19_900, interval: { unit: 'month' } },
  });
  const page = `/orders/${shop.orders()[0]?.token}`;
  expect((await shop.visit(page)).text).toContain('아직 결제하지 않았어요');
  Object.assign(shop.service.payments.get('pay_1') ?? {}, { status: 'approved', version: 3 });
  const subscription = shop.service.subscriptions.get('sub_pay_1');
  Object.assign(subscription ?? {}, { status: 'active', version: 2 });
  expect((await shop.visit(page)).text).toMatch(/이용 중.*다음 결제일.*2026\.12\.26/s);

  // A charge is another payment than the order's: the page is only looked at again.
  const before = shop.orders()[0];
  const charge = { id: 'pay_9', orderId: 'sub_pay_1-1', subscriptionId: 'sub_pay_1', version: 2, status: 'approved' };
  const told = { type: 'payment.approved', data: { ...charge, totalWon: 19_900, canceledWon: 0 } };
  expect([await shop.tellOf(told), await shop.tellOf(told)]).toEqual([204, 204]);
  expect(shop.orders()[0]).toEqual({ ...before, heard: 'pay_9 2', revision: Number(before?.revision) + 1 });
  expect(shop.packed).toHaveLength(1);

  await shop.send(`${page}/end`);
  expect((await shop.visit(page)).text).toMatch(/끝남/);
  expect((await shop.visit(page)).text).not.toContain('구독 끝내기');
});

test('a subscription that is ended at KakaoPay is told by its webhook', async () => {
  const shop = openShop();
  await shop.send('/subscriptions', { form: await shop.formOn('/') });
  const tell = (status: string, version: number) =>
    shop.tellOf({ type: `subscription.${status}`, data: { id: 'sub_pay_1', version, status } });
  await tell('ended', 5);
  await tell('active', 2);
  expect(shop.orders()[0]?.subscription).toEqual({ id: 'sub_pay_1', version: 5, status: 'ended' });
});
