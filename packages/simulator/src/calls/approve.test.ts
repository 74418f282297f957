import { describe, expect, test } from 'vitest';
import type { Assumptions } from '../core/assumptions.ts';
import type { PayerEvent } from '../core/states.ts';
import { type Body, createShop, readyBody, type Shop, subscribing } from '../testing/shop.ts';

const codeOf = ({ status, body }: { status: number; body: Body }) => [status, body.error_code ?? body.code];

const amount = { total: 2200, tax_free: 0, vat: 200, point: 0, discount: 0, green_deposit: 0 };

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test.each([
    ['cid', 'TC0UNKNOWN', -731],
    ['cid', 'TCSUBSCRIP', -721],
    ['cid_secret', 'NOT-A-KEY', -733],
    ['tid', 'T469b847306d7b2dc394', -721],
    ['partner_order_id', 'order-2', -706],
    ['partner_user_id', 'user-2', -707],
    ['pg_token', 'ad950e97794abfef4ce0', -708],
    ['total_amount', 2199, -725],
    ['pg_token', undefined, -2],
    ['tid', undefined, -2],
    ['payload', 'a'.repeat(201), -2],
  ])('%s = %s is refused with %i, and the payment can still be approved', async (name, value, code) => {
    const { authenticated, call, sim } = await createShop(generation);
    const fields = await authenticated();
    expect(codeOf(await call('approve', { ...fields, [name]: value }))).toEqual([400, code]);
    expect(sim.ledger().entries).toEqual([]);
    expect((await call('approve', { ...fields, total_amount: 2200 })).status).toBe(200);
  });

  test('of several errors the first in order answers: cid, tid, state, ids, pg_token', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    const right = await authenticated();
    const wrong: Body = { ...right, cid: 'X', tid: 'T1', partner_order_id: 'x', partner_user_id: 'x', pg_token: 'x' };
    const seen = [];
    for (const name of ['', 'cid', 'tid', 'partner_order_id', 'partner_user_id', 'pg_token']) {
      if (name) wrong[name] = right[name];
      seen.push(codeOf(await call('approve', wrong))[1]);
    }
    expect(seen).toEqual([-731, -721, -706, -707, -708, undefined]);
    expect(codeOf(await call('approve', { ...right, partner_order_id: 'x' }))).toEqual([400, -702]);
    expect(sim.ledger().entries).toHaveLength(1);
  });

  test('a second approve is -702 and moves nothing', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    const fields = await authenticated();
    await call('approve', fields);
    expect(codeOf(await call('approve', fields))).toEqual([400, -702]);
    expect(sim.ledger().totals).toMatchObject({ payments: 1, paidWon: 2200 });
  });

  test.each<[PayerEvent[], number]>([
    [[], -701],
    [['send_tms'], -701],
    [['open'], -701],
    [['open', 'select'], -701],
    [['open', 'select', 'ask_ars'], -701],
    [['quit'], -783],
    [['open', 'select', 'fail_auth'], -783],
  ])('after the steps %j approve is %i', async (events, code) => {
    const { ready, call, sim } = await createShop(generation);
    const { tid } = (await ready()).body;
    for (const event of events) await sim.payer.step(tid, event);
    const { cid, partner_order_id, partner_user_id } = readyBody;
    const answer = await call('approve', { cid, tid, partner_order_id, partner_user_id, pg_token: 'x' });
    expect(codeOf(answer)).toEqual([400, code]);
  });

  test('it can be approved until the last millisecond of the 15 minutes', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    const early = await authenticated();
    sim.clock.advance(15 * 60_000 - 1);
    expect((await call('approve', early)).status).toBe(200);
    const late = await authenticated();
    sim.clock.advance('15m');
    expect(codeOf(await call('approve', late))).toEqual([400, -723]);
    expect(sim.ledger().entries).toHaveLength(1);
  });
});

test('the current answer has every field, unused ones as null, in the order seen', async () => {
  const { paid } = await createShop();
  const { body } = await paid();
  expect(body).toEqual({
    aid: expect.stringMatching(/^A[0-9a-f]{19}$/),
    tid: expect.stringMatching(/^T[0-9a-f]{19}$/),
    cid: 'TC0ONETIME',
    sid: null,
    partner_order_id: 'order-1',
    partner_user_id: 'user-1',
    item_name: '초코파이',
    item_code: null,
    payload: null,
    quantity: 1,
    amount: amount,
    payment_method_type: 'MONEY',
    card_info: null,
    sequential_payment_methods: null,
    created_at: '2026-11-23T10:00:00',
    approved_at: '2026-11-23T10:00:00',
  });
  expect(Object.keys(body).join(' ')).toBe(
    'aid tid cid sid partner_order_id partner_user_id item_name item_code payload quantity amount ' +
      'payment_method_type card_info sequential_payment_methods created_at approved_at',
  );
});

test('the legacy answer leaves them out and has an empty item_code', async () => {
  const { paid } = await createShop('legacy');
  const { body } = await paid();
  expect(body).toMatchObject({ item_code: '', item_name: '초코파이', amount: amount });
  for (const name of ['sid', 'payload', 'card_info', 'sequential_payment_methods', 'status']) {
    expect(body).not.toHaveProperty(name);
  }
});

test.each([
  ['null', 'current', null],
  ['null', 'legacy', null],
  ['left_out', 'current', undefined],
  ['left_out', 'legacy', undefined],
] as const)('unusedFields %s in the %s generation', async (unusedFields, generation, value) => {
  const { paid } = await createShop(generation, { assume: { unusedFields } });
  const { body } = await paid();
  for (const name of ['sid', 'item_code', 'payload', 'card_info']) expect(body[name]).toBe(value);
});

test('payload and item_code come back', async () => {
  const { authenticated, call } = await createShop();
  const fields = await authenticated({ item_code: 'pie' });
  const { body } = await call('approve', { ...fields, payload: 'mine' });
  expect(body).toMatchObject({ item_code: 'pie', payload: 'mine' });
});

async function byCard(shop: Shop, fields: Body, card?: string, installMonths?: number) {
  const { body } = await shop.ready({ total_amount: 60_000, vat_amount: undefined, ...fields });
  const { redirect } = await shop.sim.payer.pay(body.tid, { method: 'CARD', card, installMonths });
  const { cid, partner_order_id, partner_user_id } = { ...readyBody, ...fields };
  const pg_token = redirect.slice(-20);
  return (await shop.call('approve', { cid, tid: body.tid, partner_order_id, partner_user_id, pg_token })).body;
}

test('card_info of the current generation', async () => {
  const { card_info } = await byCard(await createShop(), {}, 'SHINHAN', 3);
  expect(Object.entries(card_info)).toEqual(
    Object.entries({
      kakaopay_purchase_corp: '신한',
      kakaopay_purchase_corp_code: '701',
      kakaopay_issuer_corp: '신한',
      kakaopay_issuer_corp_code: '101',
      bin: '111111',
      card_type: '신용',
      install_month: '03',
      approved_id: '11111111',
      card_mid: '111111',
      interest_free_install: 'N',
      card_item_code: '111111',
      installment_type: 'CARD_INSTALLMENT',
    }),
  );
});

test('card_info of the legacy generation has the older names and no installment_type', async () => {
  const { card_info } = await byCard(await createShop('legacy'), { use_share_installment: 'Y' }, 'BC', 12);
  expect(card_info).toMatchObject({
    purchase_corp: 'BC카드',
    purchase_corp_code: '01',
    install_month: '12',
    interest_free_install: 'Y',
  });
  expect(card_info).not.toHaveProperty('installment_type');
});

test('card_info of the legacy generation as captured, in its order', async () => {
  const { card_info } = await byCard(await createShop('legacy'), {}, 'SHINHAN', 0);
  expect(Object.entries(card_info)).toEqual(
    Object.entries({
      approved_id: '11111111',
      bin: '111111',
      card_mid: '111111',
      card_type: '신용',
      install_month: '00',
      issuer_corp: '신한카드',
      issuer_corp_code: '05',
      purchase_corp: '신한카드',
      purchase_corp_code: '05',
      card_item_code: '111111',
      interest_free_install: 'N',
      kakaopay_purchase_corp: '신한',
      kakaopay_purchase_corp_code: '101',
      kakaopay_issuer_corp: '신한',
      kakaopay_issuer_corp_code: '101',
    }),
  );
});

test('shared installments are named in the current generation', async () => {
  const { card_info } = await byCard(await createShop(), { use_share_installment: 'Y', install_month: 6 });
  expect(card_info).toMatchObject({ installment_type: 'SHARE_INSTALLMENT', install_month: '06' });
});

test('a first 0-won subscription by card in the legacy generation has no older names', async () => {
  const nothing = { ...subscribing, total_amount: 0 };
  const { card_info } = await byCard(await createShop('legacy'), nothing);
  expect(card_info).not.toHaveProperty('purchase_corp');
  expect(card_info).not.toHaveProperty('interest_free_install');
});

test('an expired payment shows the status that was set up', async () => {
  const statusAfter = async (assume: Partial<Assumptions>) => {
    const { ready, call, sim } = await createShop('current', { assume });
    const { tid } = (await ready()).body;
    sim.clock.advance('16m');
    return (await call('order', { cid: readyBody.cid, tid })).body.status;
  };
  expect(await statusAfter({})).toBe('READY');
  expect(await statusAfter({ expiredStatus: 'QUIT_PAYMENT' })).toBe('QUIT_PAYMENT');
});
