import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Stack } from '../local/stack.ts';
import { launchChromium } from '../tests/running/chromium.ts';
import { startRunning } from '../tests/running/running.ts';

/** Makes the pictures of the READMEs from the running service: `npx tsx tools/make-images.ts`. It needs Chromium. */

const pictures = [
  {
    language: 'en',
    itemName: 'Choco Pie',
    captions: ['A PC shows a QR code', 'The phone pays', 'The PC moves on to the receipt'],
  },
  {
    language: 'ko',
    itemName: '초코파이',
    captions: ['PC에 QR 코드가 나타나고', '휴대폰으로 결제하면', 'PC가 영수증으로 넘어갑니다'],
  },
] as const;
type Picture = (typeof pictures)[number];

const pc = { viewport: { width: 920, height: 660 } };
const phone = { viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true };
const heightPx = 420;

/** One payment, seen by the PC, the phone and the PC again. */
async function shoot(browser: Browser, stack: Stack, { language, itemName }: Picture): Promise<Buffer[]> {
  const open = async (options: BrowserContextOptions): Promise<Page> =>
    (await browser.newContext({ ...options, locale: language, deviceScaleFactor: 1.5 })).newPage();
  const computer = await open(pc);
  await computer.goto(await newCheckout(stack, itemName, `A-${language}-1001`));
  const qrAddress = await computer.locator('.address a').getAttribute('href');
  const first = await computer.screenshot();
  const handset = await open(phone);
  await handset.goto(qrAddress ?? '');
  const second = await handset.screenshot();
  await handset.locator('button.main').click();
  await computer.waitForURL('**/receipt/**');
  await computer.setViewportSize({ width: 460, height: 720 });
  return [first, second, await computer.screenshot()];
}

async function newCheckout(stack: Stack, itemName: string, orderId: string): Promise<string> {
  const answer = await fetch(`${stack.url}/v1/payments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ orderId, buyerId: 'buyer-1', itemName, totalWon: 2200 }),
  });
  return ((await answer.json()) as { checkoutUrl: string }).checkoutUrl;
}

async function compose(browser: Browser, shots: Buffer[], { captions, language }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 600 } });
  const figures = shots.map(
    (shot, at) => `<figure><img src="data:image/png;base64,${shot.toString('base64')}" height="${heightPx}">
      <figcaption>${at + 1}. ${captions[at]}</figcaption></figure>`,
  );
  await page.setContent(`<style>
    body { margin: 0; background: #fff; font: 16px sans-serif; color: #444 }
    main { display: inline-flex; gap: 20px; padding: 16px }
    figure { margin: 0 } figcaption { padding-top: 10px; text-align: center }
    img { display: block; border: 1px solid #ccc; border-radius: 8px }
  </style><main>${figures.join('')}</main>`);
  await page.locator('main').screenshot({ path: join(import.meta.dirname, `../docs/images/payment.${language}.png`) });
}

async function main(): Promise<void> {
  const stack = await startRunning();
  const browser = await launchChromium();
  try {
    for (const picture of pictures) await compose(browser, await shoot(browser, stack, picture), picture);
  } finally {
    await browser.close();
    await stack.close();
  }
}

await main();
