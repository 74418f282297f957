import { describe, expect, test } from 'vitest';
import { createShop, readyBody, subscribing } from '../testing/shop.ts';

describe.each(['current', 'legacy'] as const)('%s: a lookup that lags', (generation) => {
  test('shows an approved payment as authenticated until the time is over', async () => {
    const { authenticated, call, sim } = await createShop(generation);
    const fields = await authenticated();
    const order = async () => (await call('order', fields)).body;
    sim.faults.add({ kind: 'lag', ms: 60_000 });
    const before = await order();
    await call('approve', fields);
    expect(await order()).toEqual(before);
    sim.clock.advance(59_999);
    expect((await order()).status).toBe('AUTH_PASSWORD');
    sim.clock.advance(1);
    expect((await order()).status).toBe('SUCCESS_PAYMENT');
    // Only where there was something to hide.
    expect(sim.faults.list()).toMatchObject([{ fired: 2 }]);
    expect(sim.ledger().totals.paidWon).toBe(2200);
  });

  test('shows a payment as it was before its last cancels', async () => {
    const { paid, call, sim } = await createShop(generation);
    const { cid, tid } = (await paid()).body;
    const cancel = (amount: number) => call('cancel', { cid, tid, cancel_amount: amount, cancel_tax_free_amount: 0 });
    const shown: unknown[] = [];
    const order = async () => (await call('order', { cid, tid })).body;
    const look = async () => {
      const { status, canceled_amount: canceled } = await order();
      shown.push([status, canceled.total]);
    };
    sim.clock.advance('10m');
    sim.faults.add({ call: 'order', kind: 'lag', ms: 60_000 });
    await cancel(200);
    await look();
    sim.clock.advance('40s');
    await cancel(2000);
    await look();
    sim.clock.advance('20s');
    await look();
    sim.clock.advance('40s');
    await look();
    expect(shown).toEqual([
      ['SUCCESS_PAYMENT', 0],
      ['SUCCESS_PAYMENT', 0],
      ['PART_CANCEL_PAYMENT', 200],
      ['CANCEL_PAYMENT', 2200],
    ]);
  });

  test('shows a subscription before its last charge, and before its end', async () => {
    const { paid, call, sim } = await createShop(generation);
    const { cid, sid } = (await paid(subscribing)).body;
    const status = async () => (await call('manage/subscription/status', { cid, sid })).body;
    const charge = () => call('subscription', { ...readyBody, cid, sid });
    sim.faults.add({ call: 'subscription_status', kind: 'lag', ms: 60_000 });
    expect((await status()).sid).toBeUndefined();
    sim.clock.advance('1h');
    const atFirst = await status();
    const charged = (await charge()).body;
    expect(await status()).toEqual(atFirst);
    sim.clock.advance('1h');
    await charge();
    expect(await status()).toMatchObject({ status: 'ACTIVE', last_approved_at: charged.approved_at });
    await sim.payer.endSubscription(sid);
    expect(await status()).toMatchObject({ status: 'ACTIVE', available: true });
    sim.clock.advance('1m');
    expect(await status()).toMatchObject({ status: 'INACTIVE', available: false });
  });

  test('does not know a charge, nor a registered card, of a moment ago', async () => {
    const { paid, call, sim } = await createShop(generation);
    const { cid, sid, tid: first } = (await paid({ ...subscribing, total_amount: 0, vat_amount: 0 })).body;
    const { tid } = (await call('subscription', { ...readyBody, cid, sid })).body;
    sim.faults.add({ kind: 'lag', ms: 1000 });
    const order = (wanted: string) => call('order', { cid, tid: wanted });
    expect((await order(tid)).status).toBe(400);
    expect((await order(first)).body.status).toBe('AUTH_PASSWORD');
    sim.clock.advance('1s');
    expect((await order(tid)).body.status).toBe('SUCCESS_PAYMENT');
    expect((await order(first)).body.status).toBe('ISSUED_SID');
  });
});

test('a cancel of a card registration is not made up', async () => {
  const { paid, call, sim } = await createShop();
  const { cid, tid } = (await paid({ ...subscribing, total_amount: 0, vat_amount: 0 })).body;
  sim.clock.advance('1h');
  sim.faults.add({ kind: 'lag' });
  expect((await call('order', { cid, tid })).body.status).toBe('ISSUED_SID');
});
