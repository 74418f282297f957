import { afterAll, beforeAll, expect, test } from 'vitest';
import { actOnPage, createPayment, follow, visit } from './by-http.ts';
import { until } from './npm-start.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { type Running, startRunning } from './running.ts';

let receiver: Receiver;
let running: Running;
beforeAll(async () => {
  receiver = await startReceiver();
  running = await startRunning({ WEBHOOK_URL: receiver.url });
  receiver.secret = running.webhook?.secret ?? '';
});
afterAll(async () => {
  await running?.close();
  await receiver?.close();
});

/** Pays an order, and comes back; gives the payment's id and when the payer saw the receipt, ms since 1970. */
async function pay(orderId: string): Promise<{ readonly id: string; readonly paidAt: number }> {
  const { id, checkoutUrl } = await createPayment(running, { orderId });
  const { location } = await visit(checkoutUrl);
  const comeBack = await actOnPage(location, 'pay', { method: 'MONEY' });
  await follow(comeBack);
  return { id, paidAt: Date.now() };
}

const toldOf = (id: string) => receiver.told.filter(({ data }) => data.id === id);

test('a payment is told at once, with a signature that the library of the standard accepts', async () => {
  await pay('W-0'); // the first run of a function takes longer
  const { id, paidAt } = await pay('W-1');
  await until(() => toldOf(id).length > 0);
  const [told] = toldOf(id);
  const seconds = ((told?.at ?? 0) - paidAt) / 1000;
  console.log(`told ${seconds.toFixed(2)} s after the payer saw the receipt`);
  expect(told).toMatchObject({ type: 'payment.approved', data: { status: 'approved' }, status: 204 });
  // `wake` would come half a minute later.
  expect(seconds).toBeLessThan(15);
});

test('while the shop does not take it, it is sent again, the same bytes under the same id, until it does', async () => {
  receiver.status = 503;
  const { id } = await pay('W-2');
  await until(() => toldOf(id).length > 0);
  receiver.status = 204;
  running.simulator.clock.advance('1m');
  await until(() => toldOf(id).some(({ status }) => status === 204));
  const tries = toldOf(id);
  expect(tries.map(({ status }) => status)).toEqual([503, 204]);
  expect(new Set(tries.map((one) => one.body)).size).toBe(1);
  expect(new Set(tries.map((one) => one.id)).size).toBe(1);
});
