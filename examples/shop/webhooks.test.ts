import { expect, test } from 'vitest';
import { openShop } from './testing/open-shop.ts';

/** A shop with one order, and its payment. */
async function ordered() {
  const shop = openShop();
  const page = await shop.order('tea');
  const [payment] = shop.service.payments.values();
  if (payment === undefined) throw new Error('There is no payment');
  return { ...shop, page, payment, order: () => shop.orders()[0] };
}

test('the payer never comes back: the webhook makes the order paid', async () => {
  const { tell, payment, order, packed } = await ordered();
  expect(await tell(payment, { status: 'approved', version: 3 })).toBe(204);
  expect(order()).toMatchObject({ paidAt: expect.any(String), payment: { status: 'approved' } });
  expect(packed).toEqual([order()?.id]);
});

test('told twice, and after a restart, it is paid once', async () => {
  const { tell, payment, order, packed, restart } = await ordered();
  await tell(payment, { status: 'approved', version: 3 });
  const first = order();
  expect(await tell(payment, { status: 'approved', version: 3 })).toBe(204);
  restart();
  expect(await tell(payment, { status: 'approved', version: 3 })).toBe(204);
  expect(order()).toEqual(first);
  expect(packed).toHaveLength(1);
});

test('what comes out of order changes nothing: the newest version counts', async () => {
  const { tell, payment, order, packed } = await ordered();
  await tell(payment, { status: 'canceled', version: 5, canceledWon: 12_900 });
  const canceled = order();
  expect(await tell(payment, { status: 'approved', version: 3 })).toBe(204);
  expect(order()).toEqual(canceled);
  // It was paid, and given back before the shop heard of it: there is nothing to pack.
  expect(canceled?.paidAt).toBeDefined();
  expect(packed).toEqual([]);
});

test('the webhook comes before the answer to the request: no matter', async () => {
  const { service, tell, orders, order, visit } = openShop();
  service.next.push('lost');
  const page = await order('tea');
  const paid = {
    id: 'pay_7',
    orderId: orders()[0]?.id ?? '',
    totalWon: 12_900,
    status: 'approved',
    version: 3,
    canceledWon: 0,
  };
  expect(await tell(paid)).toBe(204);
  expect((await visit(page)).text).toContain('결제가 완료되었어요');
});

test('what is not genuine is refused and changes nothing', async () => {
  const { tell, payment, order, packed, visit } = await ordered();
  const before = order();
  const forged = `whsec_${Buffer.from('a secret that was guessed').toString('base64')}`;
  expect(await tell(payment, { status: 'approved', version: 3 }, forged)).toBe(400);
  expect((await visit('/webhooks', { method: 'POST', body: '{}' })).status).toBe(400);
  expect((await visit('/webhooks', { method: 'POST', body: 'x'.repeat(200_000) })).status).toBe(413);
  expect(order()).toEqual(before);
  expect(packed).toEqual([]);
});

test('another amount, another order and another kind of event are none of ours', async () => {
  const { tell, tellOf, payment, order } = await ordered();
  const before = order();
  const answers = [
    await tell(payment, { status: 'approved', version: 3, totalWon: 1 }),
    await tell(payment, { status: 'approved', version: 3, orderId: 'somebody-elses' }),
    await tellOf({ type: 'webhook.test', data: { id: 'we_1' } }),
    await tellOf({ type: 'reconciliation.finished', data: { id: 'rec_1' } }),
  ];
  expect(answers).toEqual([204, 204, 204, 204]);
  expect(order()).toEqual(before);
});
