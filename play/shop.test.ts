import { createSimulator } from 'kakaopay-simulator/browser';
import { expect, test } from 'vitest';
import { compared } from './books.ts';
import { type Call, caller } from './calling.ts';
import { createShop, type ShopKind } from './shop.ts';

// The shops of the page, against the simulator, without the page.

async function open(kind: ShopKind) {
  const sim = await createSimulator({ now: () => Date.parse('2026-11-23T10:00:00+09:00'), seed: 'play' });
  const calls: Call[] = [];
  const shop = createShop(
    kind,
    caller(sim, (call) => calls.push(call)),
  );
  const lose = (call: 'approve' | 'cancel' | 'subscription') => sim.faults.add({ call, kind: 'lose_answer', times: 1 });
  const last = () => shop.orders.at(-1) as (typeof shop.orders)[number];
  const pay = async (monthly = false) => {
    await shop.buy(monthly);
    return shop.visited((await sim.payer.pay(last().tid, { method: 'MONEY' })).redirect);
  };
  const books = () => compared(sim.payments(), shop.orders);
  return { sim, shop, calls, lose, last, pay, books };
}

const same = (won: number) => ({ shopWon: won, kakaoPayWon: won, agree: true });

test.each(['naive', 'careful'] as const)('where nothing goes wrong the books of a %s shop agree', async (kind) => {
  const { shop, sim, pay, last, books } = await open(kind);
  await pay();
  await shop.cancel(last(), 1000);
  await pay(true);
  sim.clock.advance('31d');
  await shop.charge(last());
  await shop.buy(false);
  await shop.visited((await sim.payer.quit(last().tid)).redirect);
  expect(last().believes).toBe('failed');
  expect(books()).toEqual(same(1200 + 2200 + 2200));
});

test('a lost answer of approve: the naive shop gives up, the careful one asks', async () => {
  const naive = await open('naive');
  naive.lose('approve');
  await naive.pay();
  expect(naive.books()).toEqual({ shopWon: 0, kakaoPayWon: 2200, agree: false });
  await naive.shop.ask(naive.last());
  expect(naive.books()).toEqual(same(2200));

  const careful = await open('careful');
  careful.lose('approve');
  await careful.pay();
  expect(careful.books()).toEqual(same(2200));
  expect(careful.calls.map(({ name }) => name)).toEqual(['ready', 'approve', 'order']);
});

test('a reload of the return page: the naive shop believes the refusal, the careful one its book', async () => {
  const naive = await open('naive');
  await naive.pay();
  await naive.shop.reloaded();
  expect(naive.calls.at(-1)?.answered).toMatchObject({ ok: false, body: { error_code: -702 } });
  expect(naive.books()).toEqual({ shopWon: 0, kakaoPayWon: 2200, agree: false });

  const careful = await open('careful');
  await careful.pay();
  await careful.shop.reloaded();
  expect(careful.books()).toEqual(same(2200));
  expect(careful.calls.map(({ name }) => name)).toEqual(['ready', 'approve']);
});

test('a lost answer of cancel: the naive shop gives back twice', async () => {
  for (const [kind, kakaoPayWon] of [
    ['naive', 200],
    ['careful', 1200],
  ] as const) {
    const { shop, pay, lose, last, books } = await open(kind);
    await pay();
    lose('cancel');
    await shop.cancel(last(), 1000);
    expect(books()).toEqual({ shopWon: 1200, kakaoPayWon, agree: kind === 'careful' });
  }
});

test('a lost answer of a charge: the naive shop charges twice', async () => {
  for (const [kind, kakaoPayWon] of [
    ['naive', 6600],
    ['careful', 4400],
  ] as const) {
    const { sim, shop, pay, lose, last, books } = await open(kind);
    await pay(true);
    sim.clock.advance('31d');
    lose('subscription');
    await shop.charge(last());
    expect(books()).toEqual({ shopWon: 4400, kakaoPayWon, agree: kind === 'careful' });
  }
});

test('the log never shows pg_token', async () => {
  const { calls, pay } = await open('careful');
  await pay();
  const approve = calls.find(({ name }) => name === 'approve');
  expect(approve?.sent.pg_token).toBe('***');
});

test('a request that ran out of time stays unpaid in both books', async () => {
  const { sim, shop, last, books } = await open('naive');
  await shop.buy(false);
  sim.clock.advance('16m');
  await expect(sim.payer.pay(last().tid, { method: 'MONEY' })).rejects.toThrow('expired');
  expect(books()).toEqual(same(0));
});
