import { describe, expect, test } from 'vitest';
import type { Fault } from '../../faults/fault.ts';
import { allFindings, newestCall } from '../../testing/findings.ts';
import { createShop, subscribing } from '../../testing/shop.ts';

const untold: readonly Fault[] = [
  { call: 'approve', kind: 'lose_answer', times: 1 },
  { call: 'approve', kind: 'reset', times: 1 },
  { call: 'approve', kind: 'garbage', times: 1 },
  { call: 'approve', kind: 'bank_unknown', times: 1 },
];

describe.each(untold)('an approve with $kind', (fault) => {
  async function untoldShop() {
    const shop = await createShop();
    shop.sim.faults.add(fault);
    const fields = await shop.authenticated();
    const approve = () => shop.call('approve', fields).catch(() => {});
    await approve();
    return { ...shop, approve, order: () => shop.call('order', { tid: fields.tid, cid: fields.cid }) };
  }

  test('is to be asked about', async () => {
    const { sim, order } = await untoldShop();
    expect(newestCall(sim)).toMatchObject({ effect: 'approved', rules: ['answer_lost'] });
    await order();
    expect(allFindings(sim)).toEqual([]);
  });

  test('is a warning when nobody has asked for an hour', async () => {
    const { sim } = await untoldShop();
    sim.clock.advance('61m');
    expect(allFindings(sim)).toEqual(['warning never_asked']);
  });

  test('and sent again blindly is a warning, until order is asked', async () => {
    const { sim, approve, order } = await untoldShop();
    await approve();
    expect(newestCall(sim)).toMatchObject({ code: -702, rules: ['approved_again_blindly'] });
    await order();
    expect(allFindings(sim)).toEqual([]);
  });
});

test.each([
  [{}, 'canceled', ['cancel_without_guard', 'canceled_again_blindly']],
  [{ cancel_available_amount: 2200 }, 'none', ['guard_differs']],
])('a cancel whose answer was lost, sent again with %j', async (guard, effect, rules) => {
  const shop = await createShop();
  const { tid, cid } = (await shop.paid()).body;
  shop.sim.faults.add({ call: 'cancel', kind: 'lose_answer', times: 1 });
  const part = { cancel_amount: 600, cancel_tax_free_amount: 0, cancel_vat_amount: 50 };
  const cancel = () => shop.call('cancel', { tid, cid, ...part, ...guard });
  await expect(cancel()).rejects.toThrow();
  await cancel();
  expect(newestCall(shop.sim)).toMatchObject({ effect, rules });
});

test('a lost charge can be asked about by its subscription alone', async () => {
  const { paid, call, sim } = await createShop();
  const { sid } = (await paid(subscribing)).body;
  sim.faults.add({ call: 'subscription', kind: 'lose_answer', times: 1 });
  const ids = { cid: 'TCSUBSCRIP', sid };
  const amounts = { quantity: 1, total_amount: 1100, tax_free_amount: 0 };
  await call('manage/subscription/status', ids);
  const charge = call('subscription', { ...ids, partner_order_id: 'o-2', partner_user_id: 'user-1', ...amounts });
  await expect(charge).rejects.toThrow();
  expect(newestCall(sim).findings).toMatchObject([{ rule: 'answer_lost', en: expect.stringContaining('1100') }]);
  await call('manage/subscription/status', ids);
  expect(allFindings(sim)).toEqual([]);
});
