import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPayment, createSubscription } from './by-http.ts';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { type Running, startRunning } from './running.ts';
import { openTab } from './tabs.ts';

/** What has the keyboard's focus shows it: by an outline of its own or of the choice it stands in. */
const focusIsVisible = `(() => {
  const focused = document.activeElement;
  return [focused, focused.closest('.choice')].some((place) => place && getComputedStyle(place).outlineStyle !== 'none');
})()`;

describe.skipIf(leftOutWithoutChromium('paying with the keyboard alone'))('with the keyboard alone', () => {
  let running: Running;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [running, browser] = await Promise.all([startRunning(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });
  beforeEach(async () => {
    ({ page } = await openTab(browser));
    return () => page.context().close();
  });

  const hasFocus = async (target: Locator) => (await target.and(page.locator(':focus')).count()) === 1;

  /** Presses Tab until the target has the focus; whatever has it on the way must show it. */
  async function tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate<string>('document.activeElement.outerHTML');
      expect(await page.evaluate<boolean>(focusIsVisible), focused).toBe(true);
      if (await hasFocus(target)) return;
    }
    throw new Error('Tab does not lead there.');
  }

  const press = async (target: Locator) => {
    await tabTo(target);
    await page.keyboard.press('Enter');
  };

  test('pay by card, then read the receipt in English', async () => {
    const { checkoutUrl } = await createPayment(running, { orderId: 'A-1', totalWon: 60_000 });
    await page.goto(checkoutUrl);
    await tabTo(page.locator('[name=method]').first());
    await page.keyboard.press('ArrowDown');
    await tabTo(page.locator('[name=card]').first());
    await page.keyboard.press('ArrowDown');
    await tabTo(page.locator('[name=install_month]'));
    await page.keyboard.press('ArrowDown');
    await press(page.getByRole('button', { name: /결제하기$/ }));
    await page.waitForURL(/\/receipt\//);
    expect(await page.locator('dl').textContent()).toMatch(/카드.*2개월 할부/);

    await press(page.getByRole('link', { name: 'English' }));
    await page.waitForSelector('html[lang=en]');
    expect(await page.locator('h1').textContent()).toBe('Payment complete');
  });

  test('give up', async () => {
    const { checkoutUrl } = await createPayment(running, { orderId: 'A-2' });
    await page.goto(checkoutUrl);
    await press(page.getByRole('button', { name: '결제 그만두기' }));
    await page.waitForURL(/\/receipt\//);
    expect(await page.locator('h1').textContent()).toBe('결제를 그만뒀어요');
  });

  test('go on with a payment from the page that says it is not paid yet', async () => {
    const { receiptUrl } = await createPayment(running, { orderId: 'A-3' });
    await page.goto(receiptUrl);
    await press(page.getByRole('link', { name: '이어서 결제하기' }));
    await page.waitForURL((url) => url.href.startsWith(running.simulator.url));
  });

  test('agree to a subscription', async () => {
    const { checkoutUrl = '' } = await createSubscription(running, { orderId: 'S-1' });
    await page.goto(checkoutUrl);
    await press(page.getByRole('link', { name: '동의하고 결제하기' }));
    await page.waitForURL((url) => url.href.startsWith(running.simulator.url));
  });

  test("act in the payer's place on the simulator's list", async () => {
    await createPayment(running, { orderId: 'A-4' });
    await page.goto(`${running.simulator.url}/`);
    const entry = page.locator('article').first();
    const before = await entry.locator('.badge').textContent();
    await press(entry.getByRole('button', { name: '그만두기' }));
    // The browser goes where the payer's would go, so the shop hears of it.
    await page.waitForURL(/\/receipt\//);
    expect(await page.locator('h1').textContent()).toBe('결제를 그만뒀어요');
    await page.goto(`${running.simulator.url}/`);
    await page.getByText('그만둠').first().waitFor();
    expect(await entry.locator('.badge').textContent()).not.toBe(before);
  });
});
