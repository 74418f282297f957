import { expect, test } from 'vitest';
import { newestCall } from '../../testing/findings.ts';
import { type Body, createShop, type Shop } from '../../testing/shop.ts';

const approve = async (shop: Shop, fields: Body = {}) => {
  await shop.call('approve', { ...(await shop.authenticated()), ...fields });
  return newestCall(shop.sim).rules;
};

test.each([
  [{}, []],
  [{ partner_order_id: 'order-2' }, ['order_id_differs']],
  [{ partner_user_id: 'user-2' }, ['user_id_differs']],
  [{ pg_token: 'x' }, ['wrong_pg_token']],
  [{ total_amount: 2000 }, ['amount_differs']],
  [{ total_amount: '2200' }, []],
] as [Body, string[]][])('approve with %j: %j', async (fields, rules) => {
  const shop = await createShop();
  expect(await approve(shop, fields)).toEqual(rules);
  const text = JSON.stringify(newestCall(shop.sim).findings);
  expect(text).not.toContain('user-');
});

test('the token of another payment is told apart', async () => {
  const shop = await createShop();
  const other = await shop.authenticated();
  await approve(shop, { pg_token: other.pg_token });
  const [finding] = newestCall(shop.sim).findings;
  expect(finding).toMatchObject({ rule: 'wrong_pg_token', en: expect.stringContaining(String(other.tid)) });
  expect(finding?.en).not.toContain(String(other.pg_token));
});

test('before the payer has finished', async () => {
  const shop = await createShop();
  const { tid } = (await shop.ready()).body;
  await shop.call('approve', { ...(await shop.authenticated()), tid });
  expect(newestCall(shop.sim).rules).toEqual(['approved_too_early']);
});

test('after the payer had given up, or failed, or was too slow', async () => {
  const shop = await createShop();
  const given = await shop.authenticated();
  await shop.sim.payer.quit(String(given.tid));
  await shop.call('approve', given);
  expect(newestCall(shop.sim)).toMatchObject({
    code: -783,
    findings: [{ rule: 'approved_after_end', severity: 'error', en: expect.stringContaining('given up') }],
  });
  const slow = await shop.authenticated();
  shop.sim.clock.advance('16m');
  await shop.call('approve', slow);
  expect(newestCall(shop.sim)).toMatchObject({ code: -723, rules: ['approved_too_late'] });
  shop.sim.faults.add({ call: 'approve', kind: 'refuse', code: -780, times: 1 });
  const declined = await shop.authenticated();
  await shop.call('approve', declined);
  expect(newestCall(shop.sim).rules).toEqual([]);
  await shop.call('approve', declined);
  expect(newestCall(shop.sim).rules).toEqual(['approved_after_end']);
});

test('sent twice, unless order is asked about it', async () => {
  const shop = await createShop();
  const fields = await shop.authenticated();
  await shop.call('approve', fields);
  await shop.call('approve', fields);
  expect(newestCall(shop.sim).findings).toMatchObject([
    { rule: 'approve_sent_twice', severity: 'warning', en: expect.stringContaining('sent twice: #5') },
  ]);
  await shop.call('order', fields);
  expect(shop.sim.requests({ severity: 'warning' })).toEqual([]);
});
