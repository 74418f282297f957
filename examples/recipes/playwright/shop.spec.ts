import { test as base, expect } from 'kakaopay-simulator/playwright';
import { type Shop, startShop } from '../shop.ts';

// One shop for each worker, told the address of that worker's KakaoPay.
const test = base.extend<object, { shop: Shop }>({
  shop: [
    async ({ kakaopayOfWorker }, use) => {
      const shop = await startShop(kakaopayOfWorker.url);
      await use(shop);
      shop.close();
    },
    { scope: 'worker' },
  ],
});

test('a buyer pays', async ({ page, kakaopay, payer, shop }) => {
  await page.goto(`${shop.url}/buy?order=A-1`);
  await payer.payIn(page, { method: 'CARD', card: 'KB' });
  await expect(page.getByText('Thank you.')).toBeVisible();
  expect(kakaopay).toHavePaid(2200, { orderId: 'A-1' });
});

test('a buyer who gives up has not paid', async ({ page, kakaopay, payer, shop }) => {
  await page.goto(`${shop.url}/buy?order=A-1`);
  await payer.quitIn(page);
  await expect(page.getByText('Not paid.')).toBeVisible();
  expect(kakaopay).toHaveStatus('QUIT_PAYMENT', { orderId: 'A-1' });
});
