import { test as base, expect } from 'kakaopay-simulator/vitest';
import { type Shop, startShop } from '../shop.ts';

// One shop for each worker, told the address of that worker's KakaoPay.
const test = base.extend<{ $worker: { shop: Shop } }>({
  shop: [
    async ({ kakaopayOfWorker }, use) => {
      const shop = await startShop(kakaopayOfWorker.url);
      await use(shop);
      shop.close();
    },
    { scope: 'worker' },
  ],
});

test('a buyer pays', async ({ kakaopay, shop }) => {
  await fetch(`${shop.url}/buy?order=A-1`, { redirect: 'manual' });
  const tid = kakaopay.payments().at(-1)?.tid ?? '';
  const { redirect } = await kakaopay.payer.pay(tid, { method: 'MONEY' });
  expect(kakaopay).toHaveStatus('AUTH_PASSWORD'); // no money has moved yet
  const page = await fetch(redirect); // as the buyer's browser does
  expect(await page.text()).toBe('Thank you.');
  expect(kakaopay).toHavePaid(2200, { orderId: 'A-1' });
});

test('an answer that gets lost is not a payment that failed', async ({ kakaopay, shop }) => {
  kakaopay.faults.add({ call: 'approve', kind: 'lose_answer', times: 1 });
  await fetch(`${shop.url}/buy?order=A-1`, { redirect: 'manual' });
  const tid = kakaopay.payments().at(-1)?.tid ?? '';
  const { redirect } = await kakaopay.payer.pay(tid, { method: 'MONEY' });
  expect(await (await fetch(redirect)).text()).toBe('Thank you.');
  expect(kakaopay).toHavePaid(2200);
});

test('whoever comes back too late has not paid', async ({ kakaopay, shop }) => {
  await fetch(`${shop.url}/buy?order=A-1`, { redirect: 'manual' });
  const tid = kakaopay.payments().at(-1)?.tid ?? '';
  const { redirect } = await kakaopay.payer.pay(tid, { method: 'MONEY' });
  kakaopay.clock.advance('16m');
  expect(await (await fetch(redirect)).text()).toBe('Not paid.');
  expect(kakaopay).toHavePaid(0);
});
