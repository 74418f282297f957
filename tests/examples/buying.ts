import assert from 'node:assert/strict';
import type { PaymentView } from '../../service/src/routes/view.ts';
import { actOnPage, askShop, follow, visit } from '../running/by-http.ts';
import type { Running } from '../running/running.ts';
import type { Shop } from './shops.ts';

// What a buyer does, as far as HTTP goes.

export const post = (url: string) => visit(url, { method: 'POST' });

/** What the buyer reads of an order. */
export const pageOf = async ({ url }: Shop, orderId: string): Promise<string> =>
  (await visit(`${url}/orders/${orderId}`)).text;

/** The payment that a shop sends its buyer to. */
export async function paymentAt(running: Running, answer: { status: number; location: string }): Promise<PaymentView> {
  const id = /\/checkout\/(pay_\w+)\./.exec(answer.location)?.[1];
  assert.ok(answer.status === 303 && id !== undefined, `the buyer is sent to ${answer.location}`);
  return askShop<PaymentView>(running, `/v1/payments/${id}`);
}

/** Orders a choco pie. */
export const order = async (running: Running, { url }: Shop): Promise<PaymentView> =>
  paymentAt(running, await post(`${url}/goods/choco-pie/order`));

/** At KakaoPay the payer pays, or quits; gives where the browser is sent then: to the service. */
export async function actAtKakaoPay({ checkoutUrl }: PaymentView, act: 'pay' | 'quit'): Promise<string> {
  const { location } = await visit(checkoutUrl);
  return actOnPage(location, act, act === 'pay' ? { method: 'MONEY' } : {});
}

/** Pays and comes back to the shop; gives what is read there. */
export const payAndComeBack = async (payment: PaymentView): Promise<string> =>
  (await follow(await actAtKakaoPay(payment, 'pay'))).text;

export async function orderPaid(running: Running, shop: Shop): Promise<PaymentView> {
  const payment = await order(running, shop);
  assert.match(await payAndComeBack(payment), /결제가 완료되었어요/);
  return payment;
}
