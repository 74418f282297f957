import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actOnPage, createPayment, createSubscription, visit } from './by-http.ts';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { type Running, startRunning } from './running.ts';
import { goBack, keepScreenshot, openTab, phone, scan, type Tab, userAgents } from './tabs.ts';

const say = {
  pay: /결제하기$/,
  quit: '결제 그만두기',
  approved: '결제가 완료되었어요',
  nothingCharged: '결제된 금액은 없어요',
};

describe.skipIf(leftOutWithoutChromium('paying in a browser'))('paying in a browser', () => {
  let running: Running;
  let browser: Browser;
  let tabs: Tab[] = [];
  beforeAll(async () => {
    [running, browser] = await Promise.all([startRunning(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });
  beforeEach(() => running.simulator.reset());
  afterEach(async () => {
    const complaints = tabs.flatMap((tab) => tab.complaints);
    await Promise.all(tabs.map(({ page }) => page.context().close()));
    tabs = [];
    expect(complaints).toEqual([]);
  });

  async function open(url: string, options?: BrowserContextOptions): Promise<Page> {
    const tab = await openTab(browser, options);
    tabs.push(tab);
    await tab.page.goto(url);
    return tab.page;
  }

  const title = (page: Page) => page.locator('h1').textContent();
  const ledger = () => running.simulator.ledger().totals;

  test('each visit of / is another payment, also for a browser that keeps what it may', async () => {
    const page = await open(`${running.url}/`);
    const first = page.url();
    await page.goto(`${running.url}/`);
    expect(page.url()).not.toBe(first);
    const payments = running.simulator.payments();
    expect(new Set(payments.map(({ tid }) => tid)).size).toBe(2);
    expect(payments.map(({ pages }) => pages?.pc)).toEqual([first, page.url()]);
  });

  test('on the PC page', async () => {
    const page = await open(`${running.url}/`);
    await keepScreenshot(page, 'way-1-pc-page');
    await page.getByRole('button', { name: say.pay }).click();
    await page.waitForURL(/\/receipt\//);
    expect(await title(page)).toBe(say.approved);
    expect(page.url()).not.toContain('pg_token');
    await keepScreenshot(page, 'way-2-receipt');
    expect(ledger()).toMatchObject({ payments: 1, paidWon: 2200 });
  });

  test('by card in instalments, on the PC page', async () => {
    const { checkoutUrl } = await createPayment(running, { orderId: 'A-1', totalWon: 60_000 });
    const page = await open(checkoutUrl);
    await page.locator('[name=method][value=CARD]').check();
    await page.locator('[name=card][value=BC]').check();
    await page.selectOption('[name=install_month]', '3');
    await page.getByRole('button', { name: say.pay }).click();
    await page.waitForURL(/\/receipt\//);
    expect(await page.locator('dl').textContent()).toContain('3개월 할부');
  });

  test('by the QR code: the phone pays, the waiting PC page moves on by itself', async () => {
    const pc = await open(`${running.url}/`);
    const link = await scan(pc.locator('.scan svg'));
    expect(link).toBe(await pc.getAttribute('.address a', 'href'));

    const hand = await open(link, phone);
    await keepScreenshot(hand, 'way-3-phone-page');
    await hand.getByRole('button', { name: say.pay }).tap();
    await pc.waitForURL(/\/receipt\//);
    expect(await title(pc)).toBe(say.approved);
    await hand.getByText('PC 화면에서 이어져요').waitFor();
    await keepScreenshot(hand, 'way-4-phone-done');
    expect(ledger()).toMatchObject({ payments: 1, paidWon: 2200 });
  });

  test('given up', async () => {
    const page = await open(`${running.url}/`);
    await page.getByRole('button', { name: say.quit }).click();
    await page.waitForURL(/\/receipt\//);
    expect(await title(page)).toBe('결제를 그만뒀어요');
    await keepScreenshot(page, 'way-5-given-up');
    expect(ledger().payments).toBe(0);
  });

  test('left alone until the time is over: the page moves on by itself, nothing is charged', async () => {
    const page = await open(`${running.url}/`);
    running.simulator.clock.advance('16m');
    await page.waitForURL(/\/receipt\//);
    await page.getByText(say.nothingCharged).waitFor();
    await keepScreenshot(page, 'way-6-time-over');
    expect(ledger().payments).toBe(0);
  });

  test('refreshing the return page five times and going back: one approval', async () => {
    const page = await open(`${running.url}/`);
    const comingBack = page.waitForRequest(/pg_token=/);
    await page.getByRole('button', { name: say.pay }).click();
    await page.waitForURL(/\/receipt\//);
    const comeBack = (await comingBack).url();
    for (let i = 0; i < 5; i++) await page.reload();
    for (let i = 0; i < 5; i++) {
      await page.goto(comeBack);
      expect(page.url()).toContain('/receipt/');
    }
    await goBack(page);
    await page.goto(comeBack);
    expect(await title(page)).toBe(say.approved);
    expect(ledger()).toMatchObject({ payments: 1, paidWon: 2200 });
  });

  test('back to the payment page: it says that it is over, and leads to the same receipt', async () => {
    const page = await open(`${running.url}/`);
    const kakaoPay = page.url();
    await page.getByRole('button', { name: say.pay }).click();
    await page.waitForURL(/\/receipt\//);
    const receipt = page.url();
    await goBack(page);
    expect(page.url()).toBe(kakaoPay);
    await page.getByText('결제가 끝났어요').waitFor();
    await page.getByRole('link', { name: '쇼핑몰로 돌아가기' }).click();
    await page.waitForURL(receipt);
    expect(ledger().payments).toBe(1);
  });

  test('coming back in two tabs at once: one approval, and both show the receipt', async () => {
    const { checkoutUrl } = await createPayment(running, { orderId: 'A-2' });
    const comeBack = await actOnPage((await visit(checkoutUrl)).location, 'pay', { method: 'MONEY' });
    const pages = await Promise.all([open(comeBack), open(comeBack)]);
    for (const page of pages) {
      await page.waitForURL(/\/receipt\//);
      expect(await title(page)).toBe(say.approved);
    }
    expect(ledger().payments).toBe(1);
  });

  test('neither the approve nor the lookup is answered: the page waits by itself until it knows', async () => {
    const page = await open(`${running.url}/`);
    running.simulator.faults.add({ call: 'approve', kind: 'lose_answer', times: 1 });
    running.simulator.faults.add({ call: 'order', kind: 'lose_answer', times: 1 });
    await page.getByRole('button', { name: say.pay }).click();
    await page.getByText('결제를 확인하고 있어요').waitFor();
    await keepScreenshot(page, 'way-7-waiting');
    await page.waitForURL(/\/receipt\//);
    expect(await title(page)).toBe(say.approved);
    expect(ledger().payments).toBe(1);
  });

  test.each([
    ['a PC', undefined, 'pc'],
    ['an iPhone', userAgents.iPhone, 'mobile'],
    ['an Android phone', userAgents.android, 'mobile'],
    ['an app', userAgents.kakaoTalk, 'app'],
  ] as const)('the checkout link on %s', async (what, userAgent, device) => {
    const { checkoutUrl } = await createPayment(running, { orderId: `A-3 on ${what}` });
    const page = await open(checkoutUrl, userAgent && { ...phone, userAgent });
    expect(page.url()).toBe(running.simulator.payments()[0]?.pages?.[device]);
    await page.getByRole('button', { name: say.pay }).click();
    await page.waitForURL(/\/receipt\//);
    expect(await title(page)).toBe(say.approved);
  });

  test('a subscription, from what is agreed to until the receipt', async () => {
    const { checkoutUrl = '' } = await createSubscription(running, { orderId: 'S-1' });
    const page = await open(`${checkoutUrl}?device=mobile`, phone);
    expect(await title(page)).toBe('정기 결제에 동의해 주세요');
    await keepScreenshot(page, 'way-8-consent');
    expect(ledger().payments).toBe(0);
    await page.getByRole('link', { name: 'English' }).tap();
    await page.getByRole('link', { name: 'Agree and pay' }).tap();
    await page.waitForURL((url) => url.href.startsWith(running.simulator.url));
    await page.locator('[name=agree]').check();
    expect(page.url()).toBe(running.simulator.payments()[0]?.pages?.mobile);
    await page.getByRole('button', { name: say.pay }).tap();
    await page.waitForURL(/\/receipt\//);
    expect(await title(page)).toBe(say.approved);
    expect(await page.locator('.part').textContent()).toMatch(/다음 결제일.*9,900원.*해지할 수 있어요/s);
    await keepScreenshot(page, 'way-9-subscription-receipt');
    expect(ledger()).toMatchObject({ payments: 1, paidWon: 9900 });

    await page.goto(checkoutUrl);
    expect(page.url()).toMatch(/\/receipt\//);
  });

  test('in English', async () => {
    const page = await open(`${running.url}/`, { locale: 'en-US' });
    await page.getByRole('button', { name: 'Pay ₩2,200' }).click();
    await page.waitForURL(/\/receipt\//);
    expect(await title(page)).toBe('Payment complete');
    await page.getByRole('link', { name: '한국어' }).click();
    await page.waitForSelector('html[lang=ko]');
    expect(await title(page)).toBe(say.approved);
  });
});
