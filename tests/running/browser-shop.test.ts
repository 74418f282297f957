import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../examples/shop/order.ts';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { until } from './npm-start.ts';
import { type Running, startRunning } from './running.ts';
import { axeViolations, keepScreenshot, openTab, phone, sidewaysScroll, type Tab, userAgents } from './tabs.ts';

const hand: BrowserContextOptions = { ...phone, userAgent: userAgents.android };

describe.skipIf(leftOutWithoutChromium('the sample shop in a browser'))('the sample shop', () => {
  let running: Running;
  let browser: Browser;
  let shop = '';
  let tabs: Tab[] = [];
  beforeAll(async () => {
    [running, browser] = await Promise.all([startRunning({}, 'shop'), launchChromium()]);
    expect(running.shop?.fault).toBeUndefined();
    shop = running.shop?.url ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });
  afterEach(async () => {
    const complaints = tabs.flatMap((tab) => tab.complaints);
    await Promise.all(tabs.map(({ page }) => page.context().close()));
    tabs = [];
    expect(complaints).toEqual([]);
  });

  async function open(url: string, options: BrowserContextOptions = hand): Promise<Page> {
    const tab = await openTab(browser, options);
    tabs.push(tab);
    await tab.page.goto(url);
    return tab.page;
  }

  /** The whole of what is wrong with a page, in both languages; it is in Korean afterwards. */
  async function expectWell(page: Page, name: string): Promise<void> {
    for (const [language, other] of [
      ['ko', 'English'],
      ['en', '한국어'],
    ] as const) {
      await page.waitForSelector(`html[lang=${language}]`);
      expect(await axeViolations(page), `${name} ${language}`).toEqual([]);
      expect(await sidewaysScroll(page), `${name} ${language}`).toBe(0);
      await keepScreenshot(page, `shop-${name}-${language}`);
      await page.getByRole('link', { name: other }).tap();
    }
    const narrow = page.viewportSize() ?? { width: 360, height: 740 };
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await sidewaysScroll(page), `${name} wide`).toBe(0);
    await keepScreenshot(page, `shop-${name}-ko-1280`);
    await page.setViewportSize(narrow);
    await page.waitForSelector('html[lang=ko]');
  }

  const title = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor();
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).tap();
  const atKakaoPay = (page: Page) => page.waitForURL((url) => url.href.startsWith(running.simulator.url));
  const ledger = () => running.simulator.ledger().totals;

  /** What the shop has on its disk. */
  const orders = (): readonly Order[] =>
    JSON.parse(readFileSync(join(running.dataDirectory, 'shop', 'orders.json'), 'utf8'));

  test('from the shelf to the refund, at 360 px in Korean', async () => {
    const page = await open(`${shop}/`);
    await expectWell(page, '1-shelf');
    for (const [at, good] of ['초코파이', '유자차', '초코파이'].entries()) {
      await press(page, `${good} 담기`);
      await page.getByRole('link', { name: `장바구니 ${at + 1}` }).waitFor();
    }
    await page.getByRole('link', { name: '장바구니 3' }).tap();
    await title(page, '장바구니');
    await expectWell(page, '2-cart');
    await press(page, '카카오페이로 결제하기');
    await atKakaoPay(page);
    expect(await page.locator('main').textContent()).toMatch(/초코파이 외 1건.*17,300원/s);
    await press(page, /결제하기$/);
    await page.waitForURL(`${shop}/orders/*`);
    await title(page, '결제가 완료되었어요');
    await expectWell(page, '3-order-paid');
    const order = page.url();
    await page.reload();
    await page.goto(`${order}?status=failed&paymentId=pay_x`);
    expect(page.url()).toBe(order);
    await title(page, '결제가 완료되었어요');
    expect(ledger()).toMatchObject({ payments: 1, paidWon: 17_300, canceledWon: 0 });

    await press(page, '유자차 이 상품만 취소');
    await title(page, '일부가 환불되었어요');
    expect(await page.locator('.facts').textContent()).toMatch(/환불된 금액\s*12,900원/);
    await press(page, '나머지 모두 취소하기');
    await title(page, '환불되었어요');
    await expectWell(page, '5-order-refunded');
    expect(ledger()).toMatchObject({ payments: 1, canceledWon: 17_300 });
    await page.getByRole('link', { name: '주문 내역' }).tap();
    await title(page, '주문 내역');
    await expectWell(page, '6-orders');
  });

  test('the window is closed before the way back: the order is paid, and a page that was open elsewhere says so', async () => {
    const page = await open(`${shop}/`);
    await press(page, '약과 담기');
    await page.getByRole('link', { name: '장바구니 1' }).tap();
    await press(page, '카카오페이로 결제하기');
    await atKakaoPay(page);
    const token = orders().at(-1)?.token;
    const pc = await open(`${shop}/orders/${token}`, {});
    await title(pc, '아직 결제하지 않았어요');
    expect(await axeViolations(pc)).toEqual([]);
    await keepScreenshot(pc, 'shop-7-order-unpaid-pc');

    await payAndClose(page);
    await title(pc, '결제가 완료되었어요');
  });

  test('with no page open at all, the webhook alone makes the order paid', async () => {
    const page = await open(`${shop}/`);
    await press(page, '김부각 담기');
    await page.getByRole('link', { name: '장바구니 1' }).tap();
    await press(page, '카카오페이로 결제하기');
    await atKakaoPay(page);
    expect(orders().at(-1)).toMatchObject({ totalWon: 5_500, payment: { status: 'ready' } });
    await payAndClose(page);
    await until(() => orders().at(-1)?.paidAt !== undefined);
  });

  /** Pays, and closes the window on the way back to the shop, which nobody reaches. */
  async function payAndClose(page: Page): Promise<void> {
    await page.route(`${shop}/**`, () => {});
    const comingBack = page.waitForRequest((request) => request.url().startsWith(`${shop}/orders/`));
    const pressed = press(page, /결제하기$/).catch(() => {});
    await comingBack;
    await page.close();
    await pressed;
  }

  test('given up at KakaoPay, and paid after all', async () => {
    const page = await open(`${shop}/`);
    await press(page, '초코파이 담기');
    await page.getByRole('link', { name: '장바구니 1' }).tap();
    await press(page, '카카오페이로 결제하기');
    await atKakaoPay(page);
    await press(page, '결제 그만두기');
    await title(page, '결제를 그만뒀어요');
    await press(page, '카카오페이로 다시 결제하기');
    await atKakaoPay(page);
    await press(page, /결제하기$/);
    await title(page, '결제가 완료되었어요');
  });

  test.each([
    ['ko-KR', '초코파이 담기', '카카오페이로 결제하기', '카카오페이로 이동하고 있어요'],
    ['en-US', 'Add to cart Choco pie', 'Pay with KakaoPay', 'Taking you to KakaoPay'],
  ])('what is seen only now and then, in %s', async (locale, add, checkout, leaving) => {
    const page = await open(`${shop}/cart`, { ...hand, locale });
    const problems = [...(await axeViolations(page))];
    await page.goto(`${shop}/nowhere`);
    problems.push(...(await axeViolations(page)));
    await page.goto(`${shop}/`);
    await press(page, add);
    await page.getByRole('link', { name: /1$/ }).tap();
    // Nobody is where it leads, so the page in between stays.
    await page.route(`${running.url}/**`, (route) => route.fulfill({ status: 204 }));
    await press(page, checkout);
    await title(page, leaving);
    problems.push(...(await axeViolations(page)));
    await keepScreenshot(page, `shop-10-leaving-${locale}`);
    expect(problems).toEqual([]);
  });

  test('a subscription: begun, charged a month later, ended', async () => {
    const page = await open(`${shop}/`);
    await press(page, '카카오페이로 구독하기');
    await title(page, '정기 결제에 동의해 주세요');
    await page.getByRole('link', { name: '동의하고 결제하기' }).tap();
    await atKakaoPay(page);
    await page.locator('[name=agree]').check();
    await press(page, /결제하기$/);
    await page.waitForURL(`${shop}/orders/*`);
    await page.getByText('이용 중').waitFor();
    const next = async () => /다음 결제일\s*([\d.]{10})/.exec((await page.locator('main').textContent()) ?? '')?.[1];
    const first = await next();
    expect(first).toMatch(/^\d{4}\.\d\d\.\d\d$/);
    await expectWell(page, '8-subscription');

    const paidBefore = ledger().payments;
    running.simulator.clock.advance('32d');
    await until(() => ledger().payments === paidBefore + 1);
    // Nobody touches the page.
    await until(async () => (await next()) !== first);

    await press(page, '구독 끝내기');
    await page.getByText('끝남: 더 이상 결제되지 않아요').waitFor();
    await expectWell(page, '9-subscription-ended');
    expect(running.simulator.ledger().totals.payments).toBe(paidBefore + 1);
  });
});
