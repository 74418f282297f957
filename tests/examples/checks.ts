import assert from 'node:assert/strict';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { askShop, follow, visit } from '../running/by-http.ts';
import type { Running } from '../running/running.ts';
import { actAtKakaoPay, order, orderPaid, pageOf, payAndComeBack, paymentAt, post } from './buying.ts';
import type { Shop } from './shops.ts';
import { refund, storedOrder, storedOrders, untilStored } from './staff.ts';
import { forgeries, type Told, tell } from './telling.ts';

type Check = (running: Running, shop: Shop) => Promise<void>;

/** What must be true of each shop. */
export const checks: Readonly<Record<string, Check>> = {
  'goods, an order, its payment, and back to a page that says it is paid': async (running, shop) => {
    assert.match((await visit(shop.url)).text, /초코파이, 2,200원/);
    const payment = await order(running, shop);
    const { orderId, totalWon, returnUrl } = payment;
    assert.deepEqual([totalWon, returnUrl], [2200, `${shop.url}/orders/${orderId}`]);
    assert.match(await pageOf(shop, orderId), /아직 결제하지 않았어요/);
    assert.match(await payAndComeBack(payment), /결제가 완료되었어요/);
  },

  'what the query of the return page says is not believed': async (running, shop) => {
    const { id, orderId } = await order(running, shop);
    const forged = await visit(`${shop.url}/orders/${orderId}?paymentId=${id}&orderId=${orderId}&status=approved`);
    assert.match(forged.text, /아직 결제하지 않았어요/);
    assert.equal((await storedOrder(shop, orderId)).paid_at ?? null, null);
  },

  'an order is stored before its payment is asked for, which can be asked for again': async (running, shop) => {
    running.simulator.faults.add({ call: 'ready', kind: 'refuse', code: -503, times: 1 });
    const { status, location } = await post(`${shop.url}/goods/choco-pie/order`);
    const [newest] = await storedOrders(shop);
    assert.deepEqual([status, new URL(location, shop.url).pathname], [303, `/orders/${newest?.id}`]);
    assert.match(await pageOf(shop, newest?.id ?? ''), /결제를 시작하지 못했어요/);
    const again = await paymentAt(running, await post(`${shop.url}/orders/${newest?.id}/pay`));
    assert.match(await payAndComeBack(again), /결제가 완료되었어요/);
  },

  'whoever asks twice, asks with the same key and gets the payment that there is': async (running, shop) => {
    const { id, orderId } = await order(running, shop);
    assert.equal((await paymentAt(running, await post(`${shop.url}/orders/${orderId}/pay`))).id, id);
    const [first, ...others] = shop.between.keys.get(orderId) ?? [];
    assert.match(first ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual(others, [first]);
  },

  'when answers get lost, there is one payment all the same, and its money is given back once': async (
    running,
    shop,
  ) => {
    shop.between.lost = 1;
    const { location } = await post(`${shop.url}/goods/choco-pie/order`);
    const [newest] = await storedOrders(shop);
    assert.deepEqual([location.split('/').at(-1), newest?.status], [newest?.id, 'new']);
    const payment = await paymentAt(running, await post(`${shop.url}/orders/${newest?.id}/pay`));
    assert.equal(new Set(shop.between.keys.get(payment.orderId)).size, 1);
    assert.match(await payAndComeBack(payment), /결제가 완료되었어요/);
    shop.between.lost = 1;
    const before = running.simulator.ledger().totals.cancels;
    assert.equal((await refund(shop, payment.orderId)).httpStatus, 502);
    assert.equal((await refund(shop, payment.orderId)).httpStatus, 201);
    assert.equal(running.simulator.ledger().totals.cancels, before + 1);
    assert.equal(new Set(shop.between.keys.get(payment.id)).size, 1);
  },

  'a buyer who quits can pay after all, by another payment': async (running, shop) => {
    const first = await order(running, shop);
    const back = await follow(await actAtKakaoPay(first, 'quit'));
    assert.match(back.text, /결제를 그만두었어요/);
    const second = await paymentAt(running, await post(`${shop.url}/orders/${first.orderId}/pay`));
    assert.notEqual(second.id, first.id);
    assert.equal(new Set(shop.between.keys.get(first.orderId)).size, 2);
    assert.match(await payAndComeBack(second), /결제가 완료되었어요/);
  },

  'a buyer who never comes back has paid all the same: the webhook says so': async (running, shop) => {
    const payment = await order(running, shop);
    const { location } = await visit(await actAtKakaoPay(payment, 'pay'));
    assert.ok(location.startsWith(`${payment.returnUrl}?`), `the service sends the buyer to ${location}`);
    await untilStored(shop, payment.orderId, 'approved');
    assert.ok((await storedOrder(shop, payment.orderId)).paid_at);
  },

  'a forged webhook changes nothing': async (running, shop) => {
    const { id, orderId } = await order(running, shop);
    const told = (status: string): Told => ({
      type: `payment.${status}`,
      data: { id, version: 100, status, canceledWon: 0 },
    });
    for (const [name, forge] of Object.entries(forgeries)) {
      const { status } = await forge(shop, told('approved'));
      assert.ok(status >= 400 && status < 500, `${name}: ${status}`);
    }
    const { status, paid_at } = await storedOrder(shop, orderId);
    assert.deepEqual([status, paid_at ?? null], ['ready', null]);
    // The same in good order is taken: it was nothing else that was wrong.
    assert.equal((await tell(shop, told('expired'))).status, 204);
    assert.equal((await storedOrder(shop, orderId)).status, 'expired');
  },

  'money is given back once, however often that is asked for': async (running, shop) => {
    const { id, orderId } = await orderPaid(running, shop);
    const before = running.simulator.ledger().totals.cancels;
    const answer = { httpStatus: 201, status: 'canceled', amountWon: 2200 };
    assert.deepEqual(await refund(shop, orderId), answer);
    assert.deepEqual(await refund(shop, orderId), answer);
    assert.equal(running.simulator.ledger().totals.cancels, before + 1);
    assert.match(await pageOf(shop, orderId), /결제한 금액이 모두 환불되었어요/);
    assert.equal((await askShop<PaymentView>(running, `/v1/payments/${id}`)).canceledWon, 2200);
  },

  'a webhook that comes again, and late, changes nothing': async (running, shop) => {
    const { id, orderId } = await orderPaid(running, shop);
    await refund(shop, orderId);
    await untilStored(shop, orderId, 'canceled');
    const before = await storedOrder(shop, orderId);
    for (const event of await eventsOf(running, id)) assert.equal((await tell(shop, event)).status, 204);
    assert.deepEqual(await storedOrder(shop, orderId), before);
    assert.equal(shop.said().split(`paid: ${id}`).length, 2, 'it was marked paid once');
  },

  'while it is not known whether money was given back, nobody says that it was': async (running, shop) => {
    const { orderId } = await orderPaid(running, shop);
    running.simulator.faults.add({ call: 'cancel', kind: 'lose_answer', times: 1 });
    const order = running.simulator.faults.add({ call: 'order', kind: 'lose_answer' });
    assert.deepEqual(await refund(shop, orderId), { httpStatus: 202, status: 'canceling', amountWon: 2200 });
    const page = await pageOf(shop, orderId);
    assert.match(page, /환불을 처리하고 있어요/);
    assert.doesNotMatch(page, /환불한 금액|모두 환불/);
    assert.deepEqual((await storedOrder(shop, orderId)).canceled_won, 0);
    running.simulator.faults.remove(order);
    running.simulator.clock.advance('1m');
    await untilStored(shop, orderId, 'canceled');
    assert.match(await pageOf(shop, orderId), /결제한 금액이 모두 환불되었어요/);
  },

  'only the staff may give money back, and only what was paid': async (running, shop) => {
    const { orderId } = await orderPaid(running, shop);
    assert.equal((await refund(shop, orderId, 'a guess')).httpStatus, 401);
    const url = `${shop.url}/staff/orders`;
    for (const { status } of [await visit(url), await post(`${url}/${orderId}/refund`)]) assert.equal(status, 401);
    assert.match(await pageOf(shop, orderId), /결제가 완료되었어요/);
    const open = await order(running, shop);
    assert.equal((await refund(shop, open.orderId)).httpStatus, 409);
    assert.equal((await refund(shop, 'no-such-order')).httpStatus, 404);
    assert.equal((await visit(`${shop.url}/orders/no-such-order`)).status, 404);
    assert.equal((await post(`${shop.url}/goods/no-such-item/order`)).status, 404);
  },
};

/** What shops were told of a payment that was paid and given back; what is older comes last. */
async function eventsOf(running: Running, paymentId: string): Promise<readonly Told[]> {
  const path = `/v1/events?paymentId=${paymentId}`;
  const { events } = await askShop<{ readonly events: readonly { readonly id: string }[] }>(running, path);
  const told = await Promise.all(events.map(({ id }) => askShop<Told>(running, `/v1/events/${id}`)));
  told.sort((left, right) => right.data.version - left.data.version);
  assert.deepEqual(
    told.map(({ type }) => type),
    ['payment.canceled', 'payment.approved'],
  );
  return told.map(({ type, data }) => ({ type, data }));
}
