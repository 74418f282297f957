import { expect, test } from 'vitest';
import { newestCall } from '../../testing/findings.ts';
import { type Body, createShop } from '../../testing/shop.ts';

async function paidShop() {
  const shop = await createShop();
  const { tid, cid } = (await shop.paid()).body;
  const cancel = async (won: unknown, fields: Body = {}) => {
    await shop.call('cancel', { tid, cid, cancel_amount: won, cancel_tax_free_amount: 0, ...fields });
    return newestCall(shop.sim).rules;
  };
  const order = () => shop.call('order', { tid, cid });
  return { ...shop, cancel, order };
}

const guarded = { cancel_available_amount: 2200, cancel_vat_amount: 100 };

test.each([
  [2200, {}, []],
  [1100, guarded, []],
  [1100, { cancel_vat_amount: 100 }, ['cancel_without_guard']],
  [1100, { cancel_available_amount: 2200 }, ['cancel_without_vat']],
  [1100, {}, ['cancel_without_guard', 'cancel_without_vat']],
  [3300, {}, ['cancel_too_much']],
  [1100, { ...guarded, cancel_available_amount: 1100 }, ['guard_differs']],
  [1100, { ...guarded, cancel_vat_amount: 1200 }, ['cancel_parts_do_not_fit']],
  ['1100', { ...guarded, cancel_available_amount: '2200' }, []],
] as [unknown, Body, string[]][])('of 2,200 won a cancel of %s with %j: %j', async (won, fields, rules) => {
  const { cancel } = await paidShop();
  expect(await cancel(won, fields)).toEqual(rules);
});

test('the last part needs neither guard nor VAT', async () => {
  const { cancel } = await paidShop();
  await cancel(1100, guarded);
  expect(await cancel(1100)).toEqual([]);
});

test('sent twice, unless order is asked about it', async () => {
  const { cancel, order, sim } = await paidShop();
  await cancel(2200);
  expect(await cancel(2200)).toEqual(['cancel_sent_twice']);
  await order();
  expect(sim.requests({ severity: 'warning' })).toEqual([]);
});

test('the same part twice, with the guard each time, is nobody’s mistake', async () => {
  const { cancel } = await paidShop();
  await cancel(600, { cancel_available_amount: 2200, cancel_vat_amount: 55 });
  expect(await cancel(600, { cancel_available_amount: 1600, cancel_vat_amount: 55 })).toEqual([]);
});

test('before anything was paid', async () => {
  const { ready, call, sim } = await createShop();
  const { tid } = (await ready()).body;
  await call('cancel', { tid, cid: 'TC0ONETIME', cancel_amount: 2200, cancel_tax_free_amount: 0 });
  expect(newestCall(sim).rules).toEqual(['nothing_to_cancel']);
});
