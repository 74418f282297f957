import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubscriptionView } from '../../service/src/routes/subscription-view.ts';
import { actOnPage, askShop, createSubscription, follow, visit } from './by-http.ts';
import { until } from './npm-start.ts';
import { type Running, startRunning } from './running.ts';

let running: Running;
beforeAll(async () => {
  running = await startRunning();
});
afterAll(() => running?.close());

test('a year later, as the simulator’s clock says, twelve monthly charges have been made, in seconds', async () => {
  const { id, checkoutUrl = '' } = await createSubscription(running, { orderId: 'S-1' });
  expect((await visit(checkoutUrl)).text).toContain('정기 결제에 동의해 주세요');
  const { location: page } = await visit(`${checkoutUrl}?agreed=1`);
  const receipt = await follow(await actOnPage(page, 'pay', { method: 'MONEY' }));
  expect(receipt.text).toContain('다음 결제일');

  // Nobody asks about it before: it is `wake` that finds it paid, and due.
  const { clock } = running.simulator;
  const movedAt = performance.now();
  clock.advance('370d');
  await until(() => running.simulator.ledger().totals.payments === 13);
  console.log(`12 charges made ${((performance.now() - movedAt) / 1000).toFixed(1)} s after a year was put forward`);

  let subscription: SubscriptionView | undefined;
  await until(async () => {
    subscription = await askShop<SubscriptionView>(running, `/v1/subscriptions/${id}`);
    return subscription.charged === 12;
  });
  expect(subscription?.status).toBe('active');
  expect(running.simulator.ledger().totals).toMatchObject({ payments: 13, paidWon: 13 * 9900, cancels: 0 });
});
