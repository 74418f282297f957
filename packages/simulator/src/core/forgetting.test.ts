import { expect, test } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { type Body, createShop, readyBody, type Shop, subscribing } from '../testing/shop.ts';

const keep = 4;
const keptMax = 5;

/** Pays so many orders; every third is canceled in part. */
async function payMany(shop: Shop, count: number, fields: Body = {}): Promise<string[]> {
  const tids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { body } = await shop.paid({ partner_order_id: `order-${n}`, ...fields });
    tids.push(body.tid);
    if (n % 3 === 0) await shop.call('cancel', { ...part, tid: body.tid });
  }
  return tids;
}

const part = { cid: readyBody.cid, cancel_amount: 200, cancel_tax_free_amount: 0 };
const order = (shop: Shop, tid: string) => shop.call('order', { cid: readyBody.cid, tid });
const tidsOf = ({ sim }: Shop) => sim.payments().map(({ tid }) => tid);

test('the newest finished payments are kept, and the totals count all', async () => {
  const [all, some] = [await createShop(), await createShop('current', { keep })];
  const tids = await payMany(some, 23);
  await payMany(all, 23);
  const kept = tidsOf(some);
  expect(kept).toEqual(tids.slice(-kept.length));
  expect([kept.length >= keep, kept.length <= keptMax]).toEqual([true, true]);
  expect(some.sim.ledger().totals).toEqual(all.sim.ledger().totals);
  expect(some.sim.ledger().totals).toMatchObject({ payments: 23, cancels: 8, netWon: 23 * 2200 - 8 * 200 });
  expect(new Set(some.sim.ledger().entries.map(({ tid }) => tid))).toEqual(new Set(kept));
  expect((await order(some, tids[0] as string)).body.error_code).toBe(-721);
  expect((await order(some, tids[22] as string)).body.status).toBe('SUCCESS_PAYMENT');
});

test('whoever is still waiting is not forgotten, until the time is over', async () => {
  const shop = await createShop('current', { keep });
  const waiting = await shop.authenticated({ partner_order_id: 'slow' });
  const left = (await shop.ready({ partner_order_id: 'never' })).body.tid;
  await payMany(shop, 20);
  expect(tidsOf(shop).slice(0, 2)).toEqual([waiting.tid, left]);
  expect((await shop.call('approve', waiting)).status).toBe(200);
  shop.sim.clock.advance('16m');
  await payMany(shop, 20);
  expect(tidsOf(shop)).not.toContain(left);
  expect(shop.sim.ledger().totals.payments).toBe(41);
});

test('the payment that a subscription began with is kept while the subscription goes on', async () => {
  const shop = await createShop('current', { keep });
  const { tid, sid } = (await shop.paid(subscribing)).body;
  for (let n = 0; n < 20; n += 1) {
    const { cid, partner_order_id, partner_user_id, quantity, total_amount, tax_free_amount } = {
      ...readyBody,
      ...subscribing,
    };
    const fields = { cid, sid, partner_order_id, partner_user_id, quantity, total_amount, tax_free_amount };
    expect((await shop.call('subscription', fields)).status).toBe(200);
  }
  expect(tidsOf(shop)[0]).toBe(tid);
  expect(tidsOf(shop).length).toBeLessThanOrEqual(keptMax + 1);
  await shop.sim.payer.endSubscription(sid);
  await payMany(shop, 10);
  expect(tidsOf(shop)).not.toContain(tid);
  expect(shop.sim.ledger().totals.payments).toBe(31);
});

test('what was forgotten stays in the totals over a restart, and is gone after a reset', async () => {
  const shop = await createShop('current', { keep });
  await payMany(shop, 20);
  const state = JSON.parse(JSON.stringify(shop.sim.save()));
  const next = await createShop('current', { state, keep: 2 });
  expect(next.sim.ledger()).toEqual(shop.sim.ledger());
  await payMany(next, 5);
  expect(next.sim.payments().length).toBeLessThanOrEqual(3);
  expect(next.sim.ledger().totals).toMatchObject({ payments: 25, cancels: 9 });
  next.sim.reset();
  expect(next.sim.ledger().totals).toMatchObject({ payments: 0, netWon: 0 });
  const { forgotten: _, ...older } = state;
  expect((await createShop('current', { state: older })).sim.ledger().totals.payments).toBeLessThan(20);
});

test.each([0, -1, 1.5, Number.NaN])('keep: %d is refused', async (wrong) => {
  const sentence = 'keep must be a whole number of payments, 1 or more.';
  await expect(createSimulator({ listen: false, keep: wrong })).rejects.toThrow(sentence);
});
