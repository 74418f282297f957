import { describe, expect, test } from 'vitest';
import { createShop, readyBody } from '../testing/shop.ts';

const none = { total: 0, tax_free: 0, vat: 0, point: 0, discount: 0, green_deposit: 0 };

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test('a payment that waits shows what ready said, and all of it as what could be canceled', async () => {
    const { ready, call } = await createShop(generation);
    const { tid } = (await ready({ item_code: 'pie' })).body;
    const { status, body } = await call('order', { cid: readyBody.cid, tid });
    expect([status, body]).toEqual([
      200,
      {
        tid,
        cid: 'TC0ONETIME',
        status: 'READY',
        partner_order_id: 'order-1',
        partner_user_id: 'user-1',
        item_name: '초코파이',
        item_code: 'pie',
        quantity: 1,
        amount: { ...none, total: 2200, vat: 200 },
        canceled_amount: none,
        cancel_available_amount: { ...none, total: 2200, vat: 200 },
        created_at: '2026-11-23T10:00:00',
      },
    ]);
  });

  test('a paid one shows how and when', async () => {
    const { ready, call, sim } = await createShop(generation);
    const { tid } = (await ready({ available_cards: '["KB"]', payment_method_type: 'CARD' })).body;
    const { redirect } = await sim.payer.pay(tid, { method: 'CARD' });
    sim.clock.advance('1m');
    const pg_token = redirect.slice(-20);
    const { cid, partner_order_id, partner_user_id } = readyBody;
    await call('approve', { cid, tid, partner_order_id, partner_user_id, pg_token, payload: 'mine' });
    const { body } = await call('order', { cid, tid });
    expect(body).toMatchObject({
      status: 'SUCCESS_PAYMENT',
      payment_method_type: 'CARD',
      cancel_available_amount: { total: 2200, vat: 200 },
      approved_at: '2026-11-23T10:01:00',
      selected_card_info: {
        card_bin: '111111',
        install_month: 0,
        card_corp_name: 'KB국민카드',
        interest_free_install: 'N',
      },
    });
    const act = {
      aid: expect.stringMatching(/^A/),
      approved_at: '2026-11-23T10:01:00',
      point_amount: 0,
      discount_amount: 0,
      payment_action_type: 'PAYMENT',
    };
    const more = { amount: 2200, green_deposit: 0, payload: 'mine', payment_method_type: 'CARD' };
    expect(body.payment_action_details).toEqual([generation === 'legacy' ? act : { ...act, ...more }]);
  });

  test.each([
    [{ tid: 'T469b847306d7b2dc394' }, -721],
    [{ cid: 'TCSUBSCRIP' }, -721],
    [{ cid: 'TC0UNKNOWN' }, -731],
    [{ cid_secret: '!' }, -733],
    [{ tid: undefined }, -2],
  ])('%j is refused with %i', async (fields, code) => {
    const { ready, call } = await createShop(generation);
    const { tid } = (await ready()).body;
    const { status, body } = await call('order', { cid: readyBody.cid, tid, ...fields });
    expect([status, body.error_code ?? body.code]).toEqual([400, code]);
  });
});

describe('legacy, as clients found it', () => {
  test('status is order under an older name, also before the approval', async () => {
    const { authenticated, call } = await createShop('legacy');
    const { cid, tid } = await authenticated({ quantity: 0 });
    const { status, body } = await call('status', { cid, tid });
    expect([status, body.status, body.quantity]).toEqual([200, 'AUTH_PASSWORD', 0]);
    expect([body.amount.total, body.cancel_available_amount.total, body.canceled_amount.total]).toEqual([
      2200, 2200, 0,
    ]);
    expect(body).toEqual((await call('order', { cid, tid })).body);
  });

  test('an act has five fields, and what can be canceled stands before what was', async () => {
    const { paid, call } = await createShop('legacy');
    const { cid, tid, aid } = (await paid()).body;
    const { body } = await call('order', { cid, tid });
    expect(body.payment_action_details).toEqual([
      {
        aid,
        approved_at: '2026-11-23T10:00:00',
        point_amount: 0,
        discount_amount: 0,
        payment_action_type: 'PAYMENT',
      },
    ]);
    const names = Object.keys(body).filter((name) => name.startsWith('cancel'));
    expect(names).toEqual(['cancel_available_amount', 'canceled_amount']);
  });

  test('inactive ends a subscription; the current generation knows neither', async () => {
    const { paid, call } = await createShop('legacy');
    const { cid, sid } = (await paid({ cid: 'TCSUBSCRIP' })).body;
    expect((await call('inactive', { cid, sid })).body).toMatchObject({ sid, status: 'INACTIVE' });
    const current = await createShop();
    for (const path of ['status', 'inactive']) expect((await current.call(path, {})).body.error_code).toBe(-404);
  });
});
