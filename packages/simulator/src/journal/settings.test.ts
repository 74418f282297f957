import { expect, test } from 'vitest';
import { type AssumptionName, type Assumptions, assumptionOf } from '../core/assumptions.ts';
import { newestCall } from '../testing/findings.ts';
import { createShop, type Shop, subscribing } from '../testing/shop.ts';

/** How each open question shows, and what is said about it: the same, whatever is assumed. */
const questions: Partial<Record<AssumptionName, readonly [does: (shop: Shop) => Promise<unknown>, rules: string[]]>> = {
  badParameter: [({ ready }) => ready({ total_amount: 'x' }), ['bad_parameter']],
  amountMisfit: [({ ready }) => ready({ tax_free_amount: 3000 }), ['amounts_do_not_fit']],
  zeroAmount: [({ ready }) => ready({ total_amount: 0, vat_amount: 0 }), ['amounts_do_not_fit']],
  negativeQuantity: [({ ready }) => ready({ quantity: -1 }), ['negative_quantity']],
  otherMerchant: [
    async ({ paid, call }) => call('order', { cid: 'TC0ONETIME', tid: (await paid(subscribing)).body.tid }),
    ['unknown_payment'],
  ],
  approveTotalDiffers: [
    async ({ authenticated, call }) => call('approve', { ...(await authenticated()), total_amount: 1 }),
    ['amount_differs'],
  ],
  guardMismatch: [(shop) => cancel(shop, { cancel_amount: 1, cancel_available_amount: 1 }), ['guard_differs']],
  cancelPartsMisfit: [
    (shop) => cancel(shop, { cancel_amount: 2200, cancel_tax_free_amount: 2200 }),
    ['cancel_parts_do_not_fit'],
  ],
  cancelAgain: [(shop) => cancel(shop, { cancel_amount: 2200 }, 2), ['cancel_sent_twice']],
  depositPartCancel: [(shop) => cancel(shop, { cancel_amount: 100 }, 1, { green_deposit: 100 }), ['part_with_deposit']],
  inactiveAgain: [
    async ({ paid, call }) => {
      const ids = { cid: 'TCSUBSCRIP', sid: (await paid(subscribing)).body.sid };
      for (let time = 0; time < 2; time += 1) await call('manage/subscription/inactive', ids);
    },
    [],
  ],
};

async function cancel({ paid, call }: Shop, fields: object, times = 1, made: Record<string, unknown> = {}) {
  const { tid, cid } = (await paid(made)).body;
  for (let time = 0; time < times; time += 1) await call('cancel', { tid, cid, cancel_tax_free_amount: 0, ...fields });
}

const cases = Object.entries(questions).flatMap(([name, question]) =>
  assumptionOf(name as AssumptionName).choices.map((choice) => [name, choice, ...question] as const),
);

test.each(cases)('%s: %s', async (name, choice, does, rules) => {
  const shop = await createShop('current', { assume: { [name]: choice } as Partial<Assumptions> });
  await does(shop);
  expect(newestCall(shop.sim).rules).toEqual(rules);
});

test.each([-400, -401] as const)('legacyNoHeader: %i', async (legacyNoHeader) => {
  const shop = await createShop('legacy', { assume: { legacyNoHeader } });
  await shop.call('ready', {}, { authorization: '' });
  expect(newestCall(shop.sim).rules).toEqual(['no_key']);
});
