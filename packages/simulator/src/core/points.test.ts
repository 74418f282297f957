import { describe, expect, test } from 'vitest';
import { type Body, createShop, subscribing } from '../testing/shop.ts';

/** Paid with so many points, approved. */
async function paidWithPoints(generation: 'current' | 'legacy', pointWon: number) {
  const shop = await createShop(generation);
  const { body } = await shop.ready();
  const { redirect } = await shop.sim.payer.pay(body.tid, { method: 'MONEY', pointWon });
  const fields = { cid: 'TC0ONETIME', tid: body.tid, partner_order_id: 'order-1', partner_user_id: 'user-1' };
  const pg_token = new URL(redirect).searchParams.get('pg_token');
  const approved = (await shop.call('approve', { ...fields, pg_token })).body;
  const cancel = async (amount: number) =>
    (await shop.call('cancel', { ...fields, cancel_amount: amount, cancel_tax_free_amount: 0 })).body;
  const order = async () => (await shop.call('order', fields)).body;
  return { approved, cancel, order };
}

const points = (answer: Record<string, Body>) =>
  ['amount', 'approved_cancel_amount', 'canceled_amount', 'cancel_available_amount'].map((name) => answer[name]?.point);

describe.each(['current', 'legacy'] as const)('points in the answers, %s', (generation) => {
  test('approve, cancels and order show them; a cancel gives them back last', async () => {
    const { approved, cancel, order } = await paidWithPoints(generation, 700);
    expect(approved.amount).toMatchObject({ total: 2200, point: 700 });
    expect(points(await cancel(1000))).toEqual([700, 0, 0, 700]);
    expect(points(await cancel(700))).toEqual([700, 200, 200, 500]);
    expect(points(await cancel(500))).toEqual([700, 500, 700, 0]);
    const { payment_action_details: acts } = await order();
    expect(acts.map((act: Body) => act.point_amount)).toEqual([700, 0, 200, 500]);
  });

  test('without points all of them are 0', async () => {
    const { approved, cancel } = await paidWithPoints(generation, 0);
    expect(approved.amount.point).toBe(0);
    expect(points(await cancel(2200))).toEqual([0, 0, 0, 0]);
  });
});

test.each([
  [{}, 1001, 1000],
  [{ total_amount: 500, vat_amount: 0 }, 500, 499],
  [{ total_amount: 2200, ...subscribing }, 1, 0],
  [{}, -1, 1000],
  [{}, 0.5, 1000],
])('%j: %d points are refused, %d may be used', async (fields, pointWon, most) => {
  const { ready, sim } = await createShop();
  const { tid } = (await ready(fields)).body;
  const message = `point must be a whole number from 0 to ${most} here.`;
  await expect(sim.payer.pay(tid, { method: 'MONEY', pointWon })).rejects.toThrow(message);
  expect(sim.payments()[0]?.status).toBe('READY');
  await sim.payer.pay(tid, { method: 'MONEY', pointWon: most });
});
