import { describe, expect, test } from 'vitest';
import { type Body, createShop, subscribing } from '../testing/shop.ts';

async function paidShop(generation: 'current' | 'legacy', fields: Body = {}) {
  const shop = await createShop(generation);
  const { cid, tid } = (await shop.paid({ tax_free_amount: 200, vat_amount: undefined, ...fields })).body;
  const cancel = (amount: number, more: Body = {}) =>
    shop.call('cancel', { cid, tid, cancel_amount: amount, cancel_tax_free_amount: 0, ...more });
  const order = async () => (await shop.call('order', { cid, tid })).body;
  return { ...shop, cid, tid, cancel, order };
}

const codeOf = ({ status, body }: { status: number; body: Body }) => [status, body.error_code ?? body.code];

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test('part by part until nothing is left, with books that add up', async () => {
    const { cancel, sim, order } = await paidShop(generation);
    const first = await cancel(1000, { cancel_available_amount: 2200, payload: 'mine' });
    expect(first.body).toMatchObject({
      status: 'PART_CANCEL_PAYMENT',
      payload: 'mine',
      approved_cancel_amount: { total: 1000, tax_free: 0, vat: 91 },
      canceled_amount: { total: 1000, tax_free: 0, vat: 91 },
      cancel_available_amount: { total: 1200, tax_free: 200, vat: 91 },
    });
    const last = await cancel(1200, { cancel_tax_free_amount: 200 });
    expect(last.body).toMatchObject({
      status: 'CANCEL_PAYMENT',
      canceled_amount: { total: 2200, tax_free: 200, vat: 182 },
      cancel_available_amount: { total: 0, tax_free: 0, vat: 0 },
    });
    expect(last.body.aid).not.toBe(first.body.aid);
    expect(last.body.aid).toMatch(/^A[0-9a-f]{19}$/);
    expect(sim.ledger().totals).toEqual({ payments: 1, cancels: 2, paidWon: 2200, canceledWon: 2200, netWon: 0 });
    const types = (await order()).payment_action_details.map((act: Body) => [act.payment_action_type, act.amount]);
    const won = generation === 'legacy' ? [undefined, undefined, undefined] : [2200, 1000, 1200];
    expect(types).toEqual([
      ['PAYMENT', won[0]],
      ['CANCEL', won[1]],
      ['CANCEL', won[2]],
    ]);
    expect(codeOf(await cancel(1))).toEqual([400, -784]);
  });

  test('the answer leaves unused fields out, in the order seen', async () => {
    const { cancel } = await paidShop(generation);
    expect(Object.keys((await cancel(100)).body).join(' ')).toBe(
      'tid cid status partner_order_id partner_user_id payment_method_type item_name aid quantity amount ' +
        'canceled_amount cancel_available_amount approved_cancel_amount created_at approved_at canceled_at',
    );
  });

  test.each<[string, number, Body, number]>([
    ['more than the approval', 2201, {}, -711],
    ['a wrong guard', 100, { cancel_available_amount: 2199 }, -722],
    ['nothing', 0, {}, -722],
    ['less than nothing', -1, {}, -722],
    ['more tax-free than the part', 100, { cancel_tax_free_amount: 101 }, -722],
    ['more tax-free than was paid', 300, { cancel_tax_free_amount: 201 }, -722],
    ['negative tax-free', 100, { cancel_tax_free_amount: -1 }, -722],
    ['more VAT than was paid', 1000, { cancel_vat_amount: 183 }, -722],
    ['negative VAT', 100, { cancel_vat_amount: -1 }, -722],
    ['more taxable than was paid', 2100, { cancel_tax_free_amount: 0 }, -722],
    ['another cid', 100, { cid: 'TC0UNKNOWN' }, -731],
    ['a cid_secret that cannot be', 100, { cid_secret: '!' }, -733],
    ['another tid', 100, { tid: 'T469b847306d7b2dc394' }, -721],
    ['no tax-free amount', 100, { cancel_tax_free_amount: undefined }, -2],
    ['words', 100, { cancel_amount: 'all' }, -2],
  ])('%s is refused and changes nothing', async (_what, amount, fields, code) => {
    const { cancel, sim } = await paidShop(generation);
    expect(codeOf(await cancel(amount, fields))).toEqual([400, code]);
    expect(sim.ledger().totals).toMatchObject({ cancels: 0, netWon: 2200 });
  });

  test('more than what is left is -710', async () => {
    const { cancel } = await paidShop(generation);
    await cancel(2000);
    expect(codeOf(await cancel(201))).toEqual([400, -710]);
  });

  test('an unpaid payment is -784', async () => {
    const { ready, call } = await createShop(generation);
    const { tid } = (await ready()).body;
    const answer = await call('cancel', { cid: 'TC0ONETIME', tid, cancel_amount: 1, cancel_tax_free_amount: 0 });
    expect(codeOf(answer)).toEqual([400, -784]);
  });
});

test('two halves of 1,000 won leave no VAT behind', async () => {
  const { cancel } = await paidShop('current', { total_amount: 1000, tax_free_amount: 0 });
  expect((await cancel(500)).body.approved_cancel_amount.vat).toBe(45);
  expect((await cancel(500)).body.approved_cancel_amount.vat).toBe(46);
});

test('with a cup deposit only the whole can be canceled', async () => {
  const { cancel, order } = await paidShop('current', { green_deposit: 300 });
  expect(codeOf(await cancel(100))).toEqual([400, -722]);
  expect((await cancel(2200, { cancel_tax_free_amount: 200 })).body.canceled_amount.green_deposit).toBe(300);
  expect((await order()).cancel_available_amount.green_deposit).toBe(0);
});

test('a SID issued for 0 won has nothing to cancel', async () => {
  const { cancel } = await paidShop('current', { ...subscribing, total_amount: 0, tax_free_amount: 0 });
  expect(codeOf(await cancel(1))).toEqual([400, -784]);
});
