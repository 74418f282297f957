import assert from 'node:assert/strict';
import type { Table } from '../../service/src/ports/table.ts';
import type { SubscriptionView } from '../../service/src/routes/subscription-view.ts';
import { readPayment } from '../../service/src/store/payments.ts';
import { readSubscription, saveSubscription } from '../../service/src/store/subscriptions.ts';
import { askShop, follow, tellShop } from '../running/by-http.ts';
import type { Cloud } from './cloud.ts';
import type { Deployed } from './deployed.ts';

/** A subscription as a shop asks for it: each day 300 won. */
export const subscribe = (deployed: Deployed, orderId: string): Promise<SubscriptionView> =>
  tellShop(deployed, '/v1/subscriptions', {
    ...{ orderId, buyerId: 'buyer-1', itemName: '초코파이 정기 배송' },
    firstPayment: { amountWon: 100 },
    plan: { amountWon: 300, interval: { unit: 'day' } },
  });

const find = (deployed: Deployed, { id }: SubscriptionView): Promise<SubscriptionView> =>
  askShop(deployed, `/v1/subscriptions/${id}`);

/** One whose first payment was made and whose first date has come: nobody waits a day here. */
export async function subscribedAndDue(cloud: Cloud, deployed: Deployed, orderId: string): Promise<SubscriptionView> {
  const table = cloud.account.table(deployed.tableName);
  const begun = await subscribe(deployed, orderId);
  const payment = await readPayment(table, begun.firstPaymentId);
  await follow((await cloud.simulator.payer.pay(payment?.tid ?? '', { method: 'MONEY' })).redirect);
  assert.equal((await find(deployed, begun)).status, 'active');
  await makeDue(table, begun.id);
  return begun;
}

/** `deliver` writes on it as well, when it has told the shop. */
const tries = 5;

async function makeDue(table: Table, id: string): Promise<void> {
  for (let i = 0; i < tries; i++) {
    const before = await readSubscription(table, id);
    if (before?.next === undefined) throw new Error(`${id} has no next charge`);
    const at = Date.now();
    const next = { ...before.next, at };
    const { saved } = await saveSubscription(table, before, { ...before, next, wakeAt: at }, { next });
    if (saved) return;
  }
  throw new Error(`${id} is changed too often`);
}

/** The schedule comes every minute. */
const scheduledMs = 2 * 60_000;

/** Waits for the schedule. The shop asks meanwhile, which charges nothing. */
export async function untilCharged(cloud: Cloud, deployed: Deployed, begun: SubscriptionView): Promise<void> {
  const stopAt = Date.now() + scheduledMs;
  let subscription = await find(deployed, begun);
  while (subscription.charged === 0 && Date.now() < stopAt) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    subscription = await find(deployed, begun);
  }
  assert.deepEqual([subscription.status, subscription.charged], ['active', 1]);
  const paid = await Promise.all(subscription.paymentIds.map((id) => askShop(deployed, `/v1/payments/${id}`)));
  const amounts = paid.map((payment) => {
    const { status, totalWon } = payment as { readonly status: string; readonly totalWon: number };
    return [status, totalWon];
  });
  assert.deepEqual(amounts, [
    ['approved', 100],
    ['approved', 300],
  ]);
  const charges = cloud.simulator.ledger().entries.filter(({ totalWon }) => totalWon === 300);
  assert.equal(charges.length, 1);
  const writer = `/${deployed.stack}-wake`;
  assert.ok(
    cloud.emulator.decisions.some(({ principal, sid }) => principal.endsWith(writer) && sid === 'StoreCharge'),
    'somebody else has charged it',
  );
}
