import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSubscription, tellShop } from './by-http.ts';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { type Hand, handOf, openConsole, payByHttp, payElsewhere } from './console.ts';
import { type Running, startRunning } from './running.ts';
import { axeViolations, keepScreenshot, phone, sidewaysScroll, type Tab } from './tabs.ts';

/** Everything an operator does often takes this many clicks at most. */
const clicksMax = 6;

describe.skipIf(leftOutWithoutChromium('the console in a browser'))('the console', () => {
  let running: Running;
  let browser: Browser;
  let tab: Tab;
  let page: Page;
  let hand: Hand;
  const ids: Record<'paid' | 'unclear' | 'subscription' | 'endpoint', string> = {
    ...{ paid: '', unclear: '', subscription: '', endpoint: '' },
  };
  beforeAll(async () => {
    [running, browser] = await Promise.all([startRunning(), launchChromium()]);
    const endpoint = await tellShop<{ id: string }>(running, '/v1/webhook-endpoints', {
      url: 'http://127.0.0.1:9/webhooks',
    });
    ids.endpoint = endpoint.id;
    ids.paid = await payByHttp(running, { orderId: 'A-1001', totalWon: 11_000 });
    ids.subscription = (await createSubscription(running, { orderId: 'S-1' })).id;
    ids.unclear = await payElsewhere(running, 'A-1002');
    tab = await openConsole(running, browser, phone);
    page = tab.page;
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  /** From the first page on, as whoever has just signed in. */
  async function begin(): Promise<void> {
    await page.goto(`${running.url}/console`);
    hand = handOf(page);
  }
  const link = (name: string | RegExp) => page.getByRole('link', { name }).first();
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();

  async function find(text: string): Promise<void> {
    await page.locator('[name=find]').fill(text);
    await hand.click(button('찾기'));
  }

  test('a payment is found by its order, and a part of it refunded', async () => {
    await begin();
    await find('A-1001');
    expect(await page.locator('h1').textContent()).toBe('A-1001');
    await hand.click(link('취소·환불하기'));
    await page.locator('[name=amount]').fill('1,000');
    await page.locator('[name=reason]').fill('하나가 깨짐');
    await hand.click(button('다음'));
    expect(await page.locator('dl').textContent()).toContain('10,000원');
    await hand.click(button('1,000원 돌려주기'));
    expect(await page.getByRole('status').textContent()).toBe('취소했어요.');
    expect(running.simulator.ledger().totals.canceledWon).toBe(1_000);
    expect(hand.clicks).toBeLessThanOrEqual(clicksMax);
  });

  test('why one is unclear is read, and it is settled', async () => {
    await begin();
    await hand.click(link('A-1002'));
    const said = await page.locator('main').textContent();
    expect(said).toContain('카카오페이에는 결제된 것으로 나오지만, 이 서비스가 승인하지 않음');
    await hand.click(button(/따라 “결제됨”/));
    expect(await page.getByRole('status').textContent()).toBe('처리했어요.');
    expect(await page.locator('.head').textContent()).toContain('결제 완료');
    expect(hand.clicks).toBeLessThanOrEqual(clicksMax);
  });

  test('an event is delivered again', async () => {
    await begin();
    await find('A-1001');
    await hand.click(link('웹훅'));
    await hand.click(button(/다시 보내기/));
    expect(await page.getByRole('status').textContent()).toBe('다시 보냈어요.');
    expect(hand.clicks).toBeLessThanOrEqual(clicksMax);
  });

  test('a month is exported', async () => {
    await begin();
    await hand.click(link('매출'));
    const saving = page.waitForEvent('download');
    await hand.click(link(/CSV/));
    const file = readFileSync(await (await saving).path(), 'utf8');
    expect(file.startsWith('\ufeff')).toBe(true);
    expect(file).toContain('A-1001');
    expect(hand.clicks).toBeLessThanOrEqual(clicksMax);
  });

  test('what happens meanwhile is shown without a reload', async () => {
    await page.goto(`${running.url}/console/payments`);
    await page.evaluate('window.isStillHere = true');
    await payByHttp(running, { orderId: 'A-1003' });
    await page.getByRole('link', { name: 'A-1003' }).waitFor();
    expect(await page.evaluate('window.isStillHere')).toBe(true);
  });

  test('with the keyboard alone: past the menu, into the search, to the payment', async () => {
    await page.goto(`${running.url}/console`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('본문으로 건너뛰기');
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press('Tab');
      if ((await page.locator('[name=find]:focus').count()) === 1) break;
    }
    await page.keyboard.type('A-1003');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/payments\/pay_/);
  });

  test('every page holds at 360 and 1280 px, in both languages, light and dark, for everybody', async () => {
    const pages = {
      todo: '',
      payments: '/payments',
      payment: `/payments/${ids.paid}`,
      refund: `/payments/${ids.paid}/refund`,
      review: `/payments/${ids.unclear}`,
      subscriptions: '/subscriptions',
      subscription: `/subscriptions/${ids.subscription}`,
      events: '/events',
      event: `/events/${ids.paid}_3`,
      endpoints: '/endpoints',
      endpoint: `/endpoints/${ids.endpoint}`,
      days: '/days',
      day: `/days/${new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)}`,
      keys: '/keys',
      operators: '/operators',
      audit: '/audit',
      me: '/me',
    };
    const wide = await openConsole(running, browser, { viewport: { width: 1280, height: 800 } });
    const dark = await openConsole(running, browser, { locale: 'en-US', colorScheme: 'dark', ...phone });
    const views = { 'ko-360': tab, 'ko-1280': wide, 'en-360-dark': dark };
    for (const [name, path] of Object.entries(pages)) {
      for (const [view, { page: shown }] of Object.entries(views)) {
        const answer = await shown.goto(`${running.url}/console${path}`);
        expect(answer?.status(), name).toBe(200);
        expect(await shown.locator('h1').count(), `${name} ${view}`).toBe(1);
        expect(await axeViolations(shown), `${name} ${view}`).toEqual([]);
        expect(await sidewaysScroll(shown), `${name} ${view}`).toBe(0);
        await keepScreenshot(shown, `console-${name}-${view}`);
      }
    }
    for (const { complaints } of Object.values(views)) expect(complaints).toEqual([]);
  }, 120_000);

  test('nobody who has signed out comes back by the browser’s history', async () => {
    await page.goto(`${running.url}/console/me`);
    await button('여기서 나가기').click();
    await page.waitForURL(/\/console\/sign-in$/);
    expect(await axeViolations(page)).toEqual([]);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await keepScreenshot(page, `console-sign-in-ko-${width}`);
    }
    await page.goto(`${running.url}/console/payments`);
    await page.waitForURL(/\/console\/sign-in\?/);
  });
});
