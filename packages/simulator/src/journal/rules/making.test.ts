import { expect, test } from 'vitest';
import { newestCall } from '../../testing/findings.ts';
import { type Body, createShop } from '../../testing/shop.ts';

test.each([
  [{ cid: 'TC1ONETIME' }, ['unknown_merchant_code']],
  [{ cid_secret: 'NOT-ONE' }, ['bad_cid_secret']],
  [{ approval_url: 'https://other.example/return' }, ['unregistered_domain']],
  [{ tax_free_amount: 3000 }, ['amounts_do_not_fit']],
  [{ total_amount: 0, vat_amount: 0 }, ['amounts_do_not_fit']],
  [{ cid: 'TCSUBSCRIP', total_amount: 0, vat_amount: 0 }, []],
] as [Body, string[]][])('ready with %j: %j', async (fields, rules) => {
  const shop = await createShop('current', { domains: ['https://shop.example'] });
  await shop.ready(fields);
  expect(newestCall(shop.sim).rules).toEqual(rules);
});

test('a payment that is not here, and one of another merchant code', async () => {
  const { ready, call, sim } = await createShop();
  const { tid } = (await ready()).body;
  await call('order', { cid: 'TCSUBSCRIP', tid });
  expect(newestCall(sim).findings).toMatchObject([
    { rule: 'unknown_payment', en: expect.stringContaining('another cid') },
  ]);
  sim.reset();
  await call('order', { cid: 'TC0ONETIME', tid });
  expect(newestCall(sim).findings).toMatchObject([{ rule: 'unknown_payment', en: expect.stringContaining('--data') }]);
});
