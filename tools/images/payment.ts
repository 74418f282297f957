import type { Browser } from 'playwright-core';
import type { Stack } from '../../local/stack.ts';
import { type Language, open, pc, phone, type Shot } from './compose.ts';

const words = {
  en: {
    itemName: 'Choco Pie',
    captions: ['A PC shows a QR code', 'The phone pays', 'The PC moves on to the receipt'],
  },
  ko: {
    itemName: '초코파이',
    captions: ['PC에 QR 코드가 나타나고', '휴대폰으로 결제하면', 'PC가 영수증으로 넘어갑니다'],
  },
} as const;

/** One payment, seen by the PC, the phone and the PC again. */
export async function paymentShots(browser: Browser, stack: Stack, language: Language): Promise<readonly Shot[]> {
  const { itemName, captions } = words[language];
  const computer = await open(browser, language, pc);
  await computer.goto(await newCheckout(stack, itemName, `A-${language}-1001`));
  const qrAddress = await computer.locator('.address a').getAttribute('href');
  const first = await computer.screenshot();
  const handset = await open(browser, language, phone);
  await handset.goto(qrAddress ?? '');
  const second = await handset.screenshot();
  await handset.locator('button.main').click();
  await computer.waitForURL('**/receipt/**');
  await computer.setViewportSize({ width: 460, height: 720 });
  const third = await computer.screenshot();
  return [first, second, third].map((png, at) => ({ png, caption: captions[at] ?? '' }));
}

async function newCheckout(stack: Stack, itemName: string, orderId: string): Promise<string> {
  const answer = await fetch(`${stack.url}/v1/payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ orderId, buyerId: 'buyer-1', itemName, totalWon: 2200 }),
  });
  return ((await answer.json()) as { checkoutUrl: string }).checkoutUrl;
}
