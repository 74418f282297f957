import { expect, test } from 'vitest';
import { createSimulator } from './simulator.ts';
import { createShop, readyBody, startMs, subscribing } from './testing/shop.ts';

/** As a file keeps it. */
const kept = <T>(state: T): T => JSON.parse(JSON.stringify(state));

test('a simulator goes on from what another has saved', async () => {
  const shop = await createShop();
  await shop.paid({ ...subscribing });
  const waiting = await shop.authenticated({ partner_order_id: 'order-2' });
  shop.sim.clock.advance('2m');
  shop.sim.faults.add({ call: 'ready', kind: 'refuse', code: -429, every: 2 });
  await shop.ready({ partner_order_id: 'order-3' });
  const state = kept(shop.sim.save());

  const { sim, call, ready } = await createShop('current', { seed: 'another', state });
  expect(sim.payments()).toEqual(shop.sim.payments());
  expect(sim.subscriptions()).toEqual(shop.sim.subscriptions());
  expect(sim.ledger()).toEqual(shop.sim.ledger());
  expect(sim.clock.now()).toBe(startMs + 120_000);
  expect(sim.faults.list()).toEqual(shop.sim.faults.list());
  expect((await call('approve', waiting)).status).toBe(200);
  expect(sim.ledger().totals.payments).toBe(2);
  expect((await ready()).body.error_code).toBe(-429);
  await ready();
  const tids = sim.payments().map(({ tid }) => tid);
  expect(new Set(tids).size).toBe(4);
  expect(kept(shop.sim.save())).toEqual(state);
});

test('faults of before there were selectors still strike, with their counts', async () => {
  const { sim: saving } = await createShop();
  const faults = [
    { id: 1, fault: { call: 'ready', kind: 'lose_answer', every: 2 }, seen: 1, fired: 0 },
    { id: 4, fault: { call: 'ready', kind: 'bank_unknown' }, seen: 0, fired: 0 },
  ];
  const state = kept({ ...saving.save(), faults }) as never;
  const { ready, sim } = await createShop('current', { state });
  await expect(ready()).rejects.toThrow('fetch failed');
  expect((await ready()).body).toMatchObject({ error_code: -780 });
  expect(sim.faults.add({ kind: 'cut' })).toBe(5);
});

test('chance goes on where it was', async () => {
  const lost = async (shop: Awaited<ReturnType<typeof createShop>>) => {
    const turns: number[] = [];
    for (let turn = 1; turn <= 50; turn += 1) await shop.ready().catch(() => turns.push(turn));
    return turns;
  };
  const shop = await createShop();
  shop.sim.faults.add({ kind: 'lose_answer', chance: 0.5 });
  await lost(shop);
  const state = kept(shop.sim.save());
  expect(await lost(await createShop('current', { seed: 'another', state }))).toEqual(await lost(shop));
});

test('the pages of a payment are found again', async () => {
  const shop = await createShop();
  const page = new URL((await shop.ready()).body.next_redirect_pc_url).pathname;
  const { sim } = await createShop('current', { state: kept(shop.sim.save()) });
  expect((await sim.answer({ path: page })).status).toBe(200);
});

test.each([{}, null, [], { version: 2 }, { ...readyBody, version: 1 }])('%j is no state', async (state) => {
  const start = createSimulator({ listen: false, state: state as never });
  await expect(start).rejects.toThrow('The saved state is not one of this version of the simulator.');
});
