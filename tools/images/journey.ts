import type { Browser, Page } from 'playwright-core';
import type { Stack } from '../../local/stack.ts';
import { userAgents } from '../../tests/running/tabs.ts';
import { type Language, open, phone, type Shot } from './compose.ts';

const words = {
  en: {
    put: 'Add to cart',
    pay: 'Pay with KakaoPay',
    paid: 'Payment complete',
    captions: ['A shop', 'KakaoPay’s page', 'The order is paid', 'The operator sees all of it, and can give it back'],
  },
  ko: {
    put: '담기',
    pay: '카카오페이로 결제하기',
    paid: '결제가 완료되었어요',
    captions: ['상점에서 담고', '카카오페이로 결제하면', '주문이 완료되고', '운영자가 모두 보고 환불할 수 있습니다'],
  },
} as const;

/** From the shelf to the operator's console. */
export async function journeyShots(browser: Browser, stack: Stack, language: Language): Promise<readonly Shot[]> {
  const say = words[language];
  // What KakaoPay shows a phone depends on it.
  const handset = await open(browser, language, { ...phone, userAgent: userAgents.android });
  await handset.goto(`${stack.shop?.url}/`);
  await handset.getByRole('button', { name: say.put }).first().tap();
  await handset.locator('a[href="/cart"]').first().waitFor();
  const shelf = await handset.screenshot();
  await handset.goto(`${stack.shop?.url}/cart`);
  await handset.getByRole('button', { name: say.pay }).tap();
  await handset.waitForURL((url) => url.href.startsWith(stack.simulator?.url ?? ''));
  const paying = await handset.screenshot();
  await handset.locator('button.main').tap();
  await handset.getByRole('heading', { name: say.paid }).waitFor();
  const paid = await handset.screenshot();
  return [shelf, paying, paid, await consoleShot(browser, stack, language)].map((png, at) => ({
    png,
    caption: say.captions[at] ?? '',
  }));
}

async function consoleShot(browser: Browser, { url, operator }: Stack, language: Language): Promise<Buffer> {
  const page: Page = await open(browser, language, { viewport: { width: 1080, height: 680 } });
  await page.goto(`${url}/console/payments`);
  await page.locator('[name=name]').fill(operator.name);
  await page.locator('[name=password]').fill(operator.password);
  await page.locator('form.form button').click();
  await page.locator('.list a').first().click();
  await page.waitForURL(/\/console\/payments\/pay_/);
  return page.screenshot();
}
