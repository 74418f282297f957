import { expect, test } from 'vitest';
import { newestCall } from '../../testing/findings.ts';
import { type Body, createShop, subscribing } from '../../testing/shop.ts';

async function subscribedShop() {
  const shop = await createShop();
  const { sid } = (await shop.paid(subscribing)).body;
  const ids = { cid: 'TCSUBSCRIP', sid };
  const charge = async (order: string, fields: Body = {}) => {
    const amounts = { quantity: 1, total_amount: 1100, tax_free_amount: 0 };
    const parties = { partner_order_id: order, partner_user_id: 'user-1' };
    await shop.call('subscription', { ...ids, ...parties, ...amounts, ...fields });
    return newestCall(shop.sim).rules;
  };
  const ask = () => shop.call('manage/subscription/status', ids);
  const end = () => shop.call('manage/subscription/inactive', ids);
  return { ...shop, sid, charge, ask, end };
}

test('a charge after a look at the subscription is fine, one without is a hint', async () => {
  const { charge, ask } = await subscribedShop();
  await ask();
  expect(await charge('order-2')).toEqual([]);
  expect(await charge('order-3')).toEqual(['charged_without_asking']);
});

test('an order charged twice', async () => {
  const { charge, ask, sim } = await subscribedShop();
  await ask();
  await charge('order-2');
  await ask();
  expect(await charge('order-2')).toEqual(['order_charged_twice']);
  // A shop that numbers its subscriptions has the same number each month.
  sim.clock.advance('30d');
  await ask();
  expect(await charge('order-2')).toEqual([]);
});

test('an order paid twice, unless one of them was given back', async () => {
  const { paid, call, sim } = await createShop();
  const { tid, cid } = (await paid()).body;
  await call('cancel', { tid, cid, cancel_amount: 2200, cancel_tax_free_amount: 0 });
  await paid();
  expect(newestCall(sim).rules).toEqual([]);
  const twice = (await paid()).body;
  expect(newestCall(sim).rules).toEqual(['order_paid_twice']);
  await call('cancel', { tid: twice.tid, cid, cancel_amount: 2200, cancel_tax_free_amount: 0 });
  expect(sim.requests({ severity: 'warning' })).toEqual([]);
});

test('after the end of it, and by whom', async () => {
  const first = await subscribedShop();
  await first.end();
  expect(await first.charge('order-2')).toEqual(['charged_after_end']);
  const second = await subscribedShop();
  await second.sim.payer.endSubscription(second.sid);
  expect(await second.charge('order-2')).toEqual(['charged_after_payer_end']);
});

test('an unknown one, and the wrong subscriber', async () => {
  const { charge } = await subscribedShop();
  expect(await charge('order-2', { sid: 'S1' })).toEqual(['unknown_subscription']);
  expect(await charge('order-2', { partner_user_id: 'user-2' })).toEqual(['subscriber_differs']);
});
