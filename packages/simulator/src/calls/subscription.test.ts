import { describe, expect, test } from 'vitest';
import { type Body, createShop, subscribing } from '../testing/shop.ts';

const codeOf = ({ status, body }: { status: number; body: Body }) => [status, body.error_code ?? body.code];

async function subscribed(generation: 'current' | 'legacy', fields: Body = {}) {
  const shop = await createShop(generation);
  const first = (await shop.paid({ ...subscribing, ...fields })).body;
  const sid: string = first.sid;
  const charge = (more: Body = {}) =>
    shop.call('subscription', {
      cid: 'TCSUBSCRIP',
      sid,
      partner_order_id: 'order-2',
      partner_user_id: 'user-1',
      quantity: 1,
      total_amount: 1100,
      tax_free_amount: 0,
      ...more,
    });
  const manage = (what: 'status' | 'inactive', more: Body = {}) =>
    shop.call(`manage/subscription/${what}`, { cid: 'TCSUBSCRIP', sid, ...more });
  return { ...shop, first, sid, charge, manage };
}

describe.each(['current', 'legacy'] as const)('%s', (generation) => {
  test('the first payment issues a SID, later ones use it', async () => {
    const { first, sid, charge, call, sim } = await subscribed(generation);
    expect(sid).toMatch(/^S[0-9a-f]{19}$/);
    const { status, body } = await charge({ item_name: '두 번째', item_code: 'second', payload: 'mine' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ sid, item_name: '두 번째', item_code: 'second', payload: 'mine' });
    expect(body.amount).toMatchObject({ total: 1100, vat: 100 });
    expect(body.tid).not.toBe(first.tid);
    expect(sim.ledger().totals).toMatchObject({ payments: 2, paidWon: 3300 });
    const order = await call('order', { cid: 'TCSUBSCRIP', tid: body.tid });
    expect(order.body).toMatchObject({ status: 'SUCCESS_PAYMENT', partner_order_id: 'order-2' });
  });

  test('0 won only issues the SID', async () => {
    const { first, call, sim, charge } = await subscribed(generation, { total_amount: 0, vat_amount: 0 });
    const { body } = await call('order', { cid: 'TCSUBSCRIP', tid: first.tid });
    expect(body.status).toBe('ISSUED_SID');
    expect(body.payment_action_details[0].payment_action_type).toBe('ISSUED_SID');
    expect(sim.ledger().entries).toEqual([]);
    expect((await charge()).status).toBe(200);
    const again = { cid: 'TCSUBSCRIP', tid: first.tid, partner_order_id: 'order-1', partner_user_id: 'user-1' };
    expect(codeOf(await call('approve', { ...again, pg_token: 'x' }))).toEqual([400, -702]);
  });

  test('a charge can be canceled like any payment', async () => {
    const { charge, call } = await subscribed(generation);
    const { tid } = (await charge()).body;
    const answer = await call('cancel', { cid: 'TCSUBSCRIP', tid, cancel_amount: 1100, cancel_tax_free_amount: 0 });
    expect(answer.body.status).toBe('CANCEL_PAYMENT');
  });

  test.each<[Body, number]>([
    [{ cid: 'TC0UNKNOWN' }, -731],
    [{ cid: 'TC0ONETIME' }, -750],
    [{ cid_secret: '!' }, -733],
    [{ sid: 'S469b847306d7b2dc394' }, -750],
    [{ partner_user_id: 'user-2' }, -753],
    [{ total_amount: 0 }, -722],
    [{ tax_free_amount: 1101 }, -722],
    [{ quantity: -1 }, -726],
    [{ sid: undefined }, -2],
  ])('%j is refused with %i', async (fields, code) => {
    const { charge, sim } = await subscribed(generation);
    expect(codeOf(await charge(fields))).toEqual([400, code]);
    expect(sim.ledger().totals.payments).toBe(1);
  });

  test('status follows the charges and the end, which is final', async () => {
    const { sid, charge, manage, sim } = await subscribed(generation);
    sim.clock.advance('30d');
    await charge();
    expect((await manage('status')).body).toEqual({
      available: true,
      cid: 'TCSUBSCRIP',
      sid,
      status: 'ACTIVE',
      payment_method_type: 'MONEY',
      item_name: '초코파이',
      created_at: '2026-11-23T10:00:00',
      last_approved_at: '2026-12-23T10:00:00',
    });
    const ended = {
      ...(generation === 'current' ? { cid: 'TCSUBSCRIP' } : {}),
      sid,
      status: 'INACTIVE',
      created_at: '2026-11-23T10:00:00',
      last_approved_at: '2026-12-23T10:00:00',
      inactivated_at: '2026-12-23T10:00:00',
    };
    expect((await manage('inactive')).body).toEqual(ended);
    sim.clock.advance('1h');
    expect((await manage('inactive')).body).toEqual(ended);
    expect((await manage('status')).body).toMatchObject({ available: false, status: 'INACTIVE' });
    expect(codeOf(await charge())).toEqual([400, -751]);
  });

  test('the payer can end it unseen', async () => {
    const { sid, charge, sim } = await subscribed(generation);
    await sim.payer.endSubscription(sid);
    expect(codeOf(await charge())).toEqual([400, -751]);
    expect(sim.subscriptions()).toMatchObject([{ sid, status: 'INACTIVE' }]);
  });

  test.each<['status' | 'inactive', Body, number]>([
    ['status', { sid: 'S1' }, -750],
    ['inactive', { sid: 'S1' }, -750],
    ['status', { cid: 'TC0ONETIME' }, -750],
    ['inactive', { cid: 'nobody' }, -731],
    ['status', { sid: '' }, -2],
  ])('%s with %j is refused with %i', async (what, fields, code) => {
    const { manage } = await subscribed(generation);
    expect(codeOf(await manage(what, fields))).toEqual([400, code]);
  });
});
