import { expect, test } from 'vitest';
import { createShop, subscribing, visit } from '../testing/shop.ts';

async function detailed(fields = {}) {
  const shop = await createShop();
  const { body } = await shop.ready(fields);
  const detail = async (tid = body.tid) => (await visit(shop.sim, `/payments/${tid}?lang=en`)).body as string;
  return { ...shop, tid: body.tid as string, urls: body, detail };
}

const actionsOf = (page: string) => [...page.matchAll(/action="([^"]*)"/g)].map(([, action]) => action ?? '');

test('an open payment can be paid, left, failed and let expire', async () => {
  const { detail, tid, urls, sim } = await detailed();
  const pc = new URL(urls.next_redirect_pc_url).pathname;
  const actions = actionsOf(await detail());
  for (const action of [
    `/_sim/payments/${tid}/pay?lang=en`,
    `/_sim/payments/${tid}/quit?lang=en`,
    `${pc}/fail`,
    `${pc}/expire`,
  ])
    expect(actions).toContain(action);
  expect(sim.payments()[0]?.status).toBe('READY');
});

test('one that awaits its approval can be left and let expire, and no other can be acted on', async () => {
  const { detail, tid, urls, sim } = await detailed();
  const pc = new URL(urls.next_redirect_pc_url).pathname;
  const payers = async () => actionsOf(await detail()).filter((action) => !action.startsWith('/_sim/faults'));
  await sim.payer.pay(tid, { method: 'MONEY' });
  expect(await payers()).toEqual([`${pc}/quit`, `${pc}/expire`]);
  sim.clock.advance('16m');
  expect(await payers()).toEqual([]);
  expect(await detail()).toContain('There is nothing left for the payer to do.');
});

test('the won add up, points and all, and every field is there but who paid', async () => {
  const { call, sim, tid, detail } = await detailed();
  const { redirect } = await sim.payer.pay(tid, { method: 'CARD', card: 'KB', pointWon: 500 });
  const ids = { cid: 'TC0ONETIME', tid, partner_order_id: 'order-1', partner_user_id: 'user-1' };
  await call('approve', { ...ids, pg_token: new URL(redirect).searchParams.get('pg_token') });
  await call('cancel', { ...ids, cancel_amount: 700, cancel_tax_free_amount: 0 });
  const page = await detail();
  for (const [name, won] of Object.entries({
    Approved: '2,200',
    'Of this, points': '500',
    Canceled: '700',
    Left: '1,500',
  }))
    expect(page).toContain(`<dt>${name}</dt><dd class="number">₩${won}</dd>`);
  for (const part of [
    '<dt>card</dt><dd>KB</dd>',
    '<dt>approval_url</dt>',
    '<dt>status</dt><dd>PART_CANCEL_PAYMENT</dd>',
  ])
    expect(page).toContain(part);
  expect(page).not.toContain('user-1');
  expect(page).not.toContain(new URL(redirect).searchParams.get('pg_token'));
});

test('its history is a line through time: calls, steps of the payer, the clock', async () => {
  const { call, sim, tid, detail, ready } = await detailed();
  await sim.payer.step(tid, 'open');
  sim.clock.advance('1m');
  await ready({ partner_order_id: 'other' });
  await call('order', { cid: 'TC0ONETIME', tid });
  const history = (await detail()).split('<li class="event ').slice(1);
  expect(history.map((entry) => entry.split('"', 1)[0])).toEqual(['call', 'payer', 'clock', 'call']);
  expect(history[1]).toContain('opened the payment page');
});

test('a fault for this payment alone strikes it and no other', async () => {
  const { call, sim, tid, detail, ready } = await detailed();
  const form = `call=order&kind=refuse&code=-780&tid=${tid}&times=1`;
  await visit(sim, '/_sim/faults', {
    method: 'POST',
    body: form,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(await detail()).toContain('aria-label="Injected faults"');
  const other = (await ready()).body.tid;
  expect(await detail(other)).not.toContain('aria-label="Injected faults"');
  expect((await call('order', { cid: 'TC0ONETIME', tid: other })).status).toBe(200);
  expect((await call('order', { cid: 'TC0ONETIME', tid })).status).toBe(400);
});

test('a subscription stands with its first payment, and can be ended there', async () => {
  const { paid, sim, detail } = await detailed();
  const { tid, sid } = (await paid(subscribing)).body;
  expect(actionsOf(await detail(tid))).toContain(`/_sim/subscriptions/${sid}/end?lang=en`);
  await sim.payer.endSubscription(sid);
  expect(await detail(tid)).toContain('Ended');
});

test('a charge that asks no payer has no page for one', async () => {
  const { paid, call, detail } = await detailed();
  const { sid } = (await paid(subscribing)).body;
  const fields = { cid: 'TCSUBSCRIP', sid, partner_order_id: 'later', partner_user_id: 'user-1', quantity: 1 };
  const { tid } = (await call('subscription', { ...fields, total_amount: 900, tax_free_amount: 0 })).body;
  const page = await detail(tid);
  expect(page).not.toContain('The payer’s pages');
  expect(page).toContain('charged ₩900');
});

test('an unknown payment is not found, and no other site may frame the page', async () => {
  const { sim, tid } = await detailed();
  expect((await visit(sim, '/payments/T1')).status).toBe(404);
  const { headers } = await visit(sim, `/payments/${tid}`);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});
