import { expect, test } from 'vitest';
import { createShop, type Shop, visit } from '../testing/shop.ts';

/** What happened, in short. */
const told = ({ sim }: Shop) =>
  sim.requests().map((entry) => {
    if (entry.kind === 'call') return `${entry.call} ${entry.effect} ${entry.code ?? entry.status ?? 'lost'}`;
    return entry.kind === 'payer' ? entry.step : entry.kind;
  });

test('calls, steps of the payer and moves of the clock are kept in their order', async () => {
  const shop = await createShop();
  const { tid, cid } = (await shop.paid()).body;
  shop.sim.clock.advance('1m');
  await shop.call('cancel', { tid, cid, cancel_amount: 2200, cancel_tax_free_amount: 0 });
  const late = (await shop.ready()).body;
  await shop.sim.payer.quit(late.tid);
  expect(told(shop)).toEqual([
    'ready requested 200',
    'open',
    'select',
    'authenticate',
    'approve approved 200',
    'clock',
    'cancel canceled 200',
    'ready requested 200',
    'quit',
  ]);
  expect(shop.sim.requests().map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(shop.sim.requests()[6]).toMatchObject({ tid, orderId: 'order-1', won: 2200, atMs: expect.any(Number) });
});

test('a page that is opened and a subscription that ends are steps of the payer', async () => {
  const shop = await createShop();
  const { sid } = (await shop.paid({ cid: 'TCSUBSCRIP' })).body;
  await shop.sim.payer.endSubscription(sid);
  await shop.sim.payer.endSubscription(sid);
  const { next_redirect_pc_url } = (await shop.ready()).body;
  await visit(shop.sim, next_redirect_pc_url);
  await visit(shop.sim, next_redirect_pc_url);
  expect(told(shop).slice(4)).toEqual(['approve approved 200', 'end_subscription', 'ready requested 200', 'open']);
  expect(shop.sim.requests()[5]).toMatchObject({ kind: 'payer', step: 'end_subscription', sid });
});

test('a request that nobody finishes expires, at its own time', async () => {
  const shop = await createShop();
  const { tid } = (await shop.ready()).body;
  await shop.paid();
  shop.sim.clock.advance('20m');
  expect(told(shop).slice(-2)).toEqual(['clock', 'expired']);
  expect(shop.sim.requests().at(-1)).toMatchObject({ kind: 'expired', tid, at: '2026-11-23T10:15:00+09:00' });
  await shop.ready();
  expect(told(shop).slice(-2)).toEqual(['expired', 'ready requested 200']);
});

test('what a fault did stands with the call that it struck', async () => {
  const shop = await createShop();
  shop.sim.faults.add({ call: 'approve', kind: 'lose_answer', times: 1 });
  const fields = await shop.authenticated();
  await expect(shop.call('approve', fields)).rejects.toThrow('fetch failed');
  expect(shop.sim.requests({ call: 'approve' })).toMatchObject([
    { effect: 'approved', won: 2200, fault: 'lose_answer', lost: true },
  ]);
  expect(shop.sim.requests({ call: 'approve' })[0]).not.toHaveProperty('status');
  shop.sim.faults.add({ call: 'order', kind: 'refuse', code: -429 });
  await shop.call('order', fields);
  expect(shop.sim.requests({ call: 'order' })).toMatchObject([
    { effect: 'none', fault: 'refuse', status: 429, code: -429, lost: false },
  ]);
});

test('a call stands there as soon as it took effect, while its answer is still held back', async () => {
  let goOn = () => {};
  const sleep = () =>
    new Promise<void>((resolve) => {
      goOn = resolve;
    });
  const shop = await createShop('current', { sleep });
  shop.sim.faults.add({ call: 'approve', kind: 'stall', ms: 12_000 });
  const fields = await shop.authenticated();
  const held = shop.call('approve', fields);
  await shop.call('order', fields);
  expect(told(shop).slice(-2)).toEqual(['approve approved lost', 'order none 200']);
  expect(shop.sim.requests({ call: 'approve' })).toMatchObject([{ lost: false }]);
  goOn();
  await held;
  expect(told(shop).slice(-2)).toEqual(['approve approved 200', 'order none 200']);
});

test.each([0, 1, 7])('with %i entries the newest are kept', async (journal) => {
  const shop = await createShop('current', { journal });
  for (let index = 0; index < 5; index += 1) await shop.paid();
  await shop.ready();
  shop.sim.clock.advance('20m');
  const kept = shop.sim.requests();
  expect(kept).toHaveLength(journal);
  expect(kept.map(({ n }) => n)).toEqual(kept.map((_, index) => (kept[0]?.n ?? 0) + index));
  if (journal > 1) expect(kept.at(-1)).toMatchObject({ kind: 'expired' });
});

test.each([-1, 1.5, Number.NaN, 2_000_000])('%d entries are refused', async (journal) => {
  await expect(createShop('current', { journal })).rejects.toThrow('journal must be');
});

test('a reset forgets everything, and the numbers go on', async () => {
  const shop = await createShop();
  await shop.paid();
  shop.sim.reset();
  expect(shop.sim.requests()).toEqual([]);
  await shop.ready();
  expect(shop.sim.requests()).toMatchObject([{ n: 6, kind: 'call' }]);
});

test('the history of a payment is its own entries and the moves of the clock in between', async () => {
  const shop = await createShop();
  shop.sim.clock.advance('1s');
  const { tid, cid } = (await shop.paid()).body;
  await shop.ready();
  shop.sim.clock.advance('2s');
  await shop.call('order', { tid, cid });
  shop.sim.clock.advance('3s');
  const history = shop.sim.history(tid);
  expect(history.map(({ kind }) => kind)).toEqual(['call', 'payer', 'payer', 'payer', 'call', 'clock', 'call']);
  expect((await visit(shop.sim, `/_sim/payments/${tid}/history`)).body).toEqual({ entries: history });
  expect((await visit(shop.sim, '/_sim/payments/T1/history')).status).toBe(404);
});

test('over HTTP it comes a page at a time, and can be narrowed down', async () => {
  const shop = await createShop();
  const { tid } = (await shop.paid()).body;
  await shop.call('approve', { tid });
  const all = (await visit(shop.sim, '/_sim/requests')).body;
  expect([all.entries, all.next]).toEqual([shop.sim.requests(), undefined]);
  const first = (await visit(shop.sim, '/_sim/requests?limit=4')).body;
  expect([first.entries.length, first.next]).toEqual([4, '4']);
  const rest = (await visit(shop.sim, '/_sim/requests?after=4')).body;
  expect([...first.entries, ...rest.entries]).toEqual(all.entries);
  const narrowed = async (query: string) => (await visit(shop.sim, `/_sim/requests?${query}`)).body.entries.length;
  expect(await narrowed('call=ready')).toBe(1);
  expect(await narrowed(`tid=${tid}`)).toBe(6);
  expect(await narrowed('tid=T1')).toBe(0);
  for (const query of ['limit=0', 'after=x', 'call=nothing', 'severity=bad']) {
    expect((await visit(shop.sim, `/_sim/requests?${query}`)).status).toBe(400);
  }
});
