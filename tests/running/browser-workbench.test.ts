import { createSimulator, type Simulator } from 'kakaopay-simulator';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { axeViolations, keepScreenshot, openTab, phone, sidewaysScroll, type Tab } from './tabs.ts';

const wide = { viewport: { width: 1280, height: 800 } };
const key = { authorization: 'SECRET_KEY DEV0', 'content-type': 'application/json' };

describe.skipIf(leftOutWithoutChromium('the simulator’s first page in a browser'))('the workbench', () => {
  let browser: Browser;
  let simulator: Simulator;
  let tab: Tab;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    simulator = await createSimulator();
    tab = await openTab(browser, wide);
    page = tab.page;
  });
  afterEach(async () => {
    await page.context().close();
    await simulator.close();
    expect(tab.complaints).toEqual([]);
  });

  /** What a program calls; its shop is the simulator's own list, for want of another. */
  async function call(path: string, fields: object): Promise<Record<string, string>> {
    const init = { method: 'POST', headers: key, body: JSON.stringify({ cid: 'TC0ONETIME', ...fields }) };
    const answer = await fetch(`${simulator.url}/online/v1/payment/${path}`, init);
    return (await answer.json()) as Record<string, string>;
  }
  const ready = async (fields: object = {}): Promise<string> => {
    const { url } = simulator;
    const shop = { approval_url: `${url}/?paid`, cancel_url: `${url}/?canceled`, fail_url: `${url}/?failed` };
    const order = { partner_order_id: 'order-1', partner_user_id: 'user-1', item_name: '초코파이', quantity: 1 };
    const { tid = '' } = await call('ready', {
      ...shop,
      ...order,
      total_amount: 60_000,
      tax_free_amount: 0,
      ...fields,
    });
    return tid;
  };
  const open = async (path = '/', over: Tab = tab) => {
    await over.page.goto(`${simulator.url}${path}`);
    await over.page.evaluate('window.isStillHere = true');
  };
  const isStillHere = () => page.evaluate<boolean>('window.isStillHere === true');
  const hasFocus = async (selector: string) => (await page.locator(`${selector}:focus`).count()) === 1;

  async function tabTo(selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await hasFocus(selector)) return;
    }
    throw new Error('Tab does not lead there.');
  }

  test('payments, calls, subscriptions and faults appear as they happen, without a reload', async () => {
    await open();
    await page.getByText('아직 결제가 없어요').waitFor();
    const tid = await ready();
    await page.getByRole('article', { name: '초코파이, order-1' }).getByText('요청됨').waitFor();
    await page.locator('.event.call strong').getByText('ready').waitFor();
    await simulator.payer.pay(tid, { method: 'MONEY' });
    await page.getByRole('article').getByText('승인 대기').waitFor();
    simulator.faults.add({ call: 'approve', kind: 'lose_answer' });
    await page.locator('#injected').getByText('응답 유실').waitFor();
    const sid = await subscribe();
    await page.getByRole('article', { name: sid }).getByText('사용 중').waitFor();
    expect(await isStillHere()).toBe(true);
  });

  async function subscribe(): Promise<string> {
    simulator.faults.clear();
    const ids = { cid: 'TCSUBSCRIP', partner_order_id: 'order-2', partner_user_id: 'user-1' };
    const tid = await ready({ ...ids, item_name: '월간 구독' });
    const { redirect } = await simulator.payer.pay(tid, { method: 'MONEY' });
    const { sid = '' } = await call('approve', {
      ...ids,
      tid,
      pg_token: new URL(redirect).searchParams.get('pg_token'),
    });
    return sid;
  }

  test('what somebody is in the midst of stays put, and is brought up to date afterwards', async () => {
    await ready();
    await open();
    await page.locator('#sent-1 summary').click();
    await ready({ partner_order_id: 'order-2' });
    await page.getByRole('article', { name: /order-2/ }).waitFor();
    await page.getByText('새 소식이 있어요').waitFor();
    expect(await page.locator('.event').count()).toBe(1);
    await page.locator('h1').click();
    await page.locator('#sent-2').waitFor();
    expect(await page.locator('#sent-1').getAttribute('open')).toBe('');
  });

  test('the phone beside the list pays; the list stays, and the shop opens in a tab of its own', async () => {
    await ready();
    await open();
    await page.getByRole('link', { name: '휴대폰에 열기' }).click();
    const handset = page.frameLocator('iframe[name=phone]');
    await handset.locator('[name=method][value=CARD]').check();
    await handset.locator('[name=card][value=KB]').check();
    await handset.locator('[name=point]').check();
    await keepScreenshot(page, 'workbench-phone-ko-1280');
    const shop = page.context().waitForEvent('page');
    await handset.getByRole('button', { name: '59,000원 결제하기' }).click();
    expect(new URL((await shop).url()).search).toMatch(/^\?paid&pg_token=/);
    await handset.getByText('결제 인증을 마쳤어요').waitFor();
    await page.getByRole('article').getByText('승인 대기').waitFor();
    expect(await isStillHere()).toBe(true);
    expect(simulator.payments()).toMatchObject([{ status: 'AUTH_PASSWORD', method: 'CARD' }]);
  });

  test('the phone goes through the password’s step, and fails it', async () => {
    await ready();
    await open();
    await page.getByRole('link', { name: '휴대폰에 열기' }).click();
    const handset = page.frameLocator('iframe[name=phone]');
    await handset.getByText('다른 결과 시험하기').click();
    await handset.getByRole('button', { name: '비밀번호 단계 거치기' }).click();
    await handset.getByRole('heading', { name: '본인 확인' }).waitFor();
    const shop = page.context().waitForEvent('page');
    await handset.getByRole('button', { name: '인증에 실패하기' }).click();
    expect(new URL((await shop).url()).search).toBe('?failed');
    await page.getByRole('article').getByText('인증 실패').waitFor();
  });

  test('with the keyboard alone: slide the clock, open the phone, pay there', async () => {
    await ready();
    await open();
    const before = simulator.clock.now();
    await tabTo('#clock-step');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('#clock-step').getAttribute('aria-valuetext')).toBe('+5분');
    await page.keyboard.press('Enter');
    await page.locator('.event.clock').getByText('5분 앞으로 옮겼어요').waitFor();
    expect(simulator.clock.aheadMs()).toBe(300_000);
    expect(simulator.clock.now()).toBeGreaterThan(before);
    await tabTo('a[target=phone]');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('phone');
    const handset = page.frameLocator('iframe[name=phone]');
    const shop = page.context().waitForEvent('page');
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press('Tab');
      if ((await handset.locator('[name=method]:focus').count()) === 1) break;
    }
    await page.keyboard.press('Enter');
    expect(new URL((await shop).url()).search).toMatch(/pg_token=/);
    expect(await isStillHere()).toBe(true);
  });

  test('a state, a search and the pages narrow the list down, and hold while it is live', async () => {
    await simulator.payer.quit(await ready({ partner_order_id: 'left' }));
    await ready({ partner_order_id: 'waiting' });
    await open('/?lang=en');
    await page.getByRole('link', { name: 'Failed or expired' }).click();
    expect(await page.getByRole('article').count()).toBe(1);
    await simulator.payer.quit(await ready({ partner_order_id: 'left too' }));
    await page.getByRole('article', { name: /left too/ }).waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
    await page.getByRole('searchbox').fill('too');
    await page.keyboard.press('Enter');
    await page.getByText('1 payment', { exact: true }).waitFor();
    expect(page.url()).toContain('state=ended');
  });

  test('a payment’s own page is live, and a fault put in there strikes it once', async () => {
    const tid = await ready();
    await open(`/payments/${tid}?lang=en`);
    await page.getByRole('button', { name: 'Lose the answer of approve' }).click();
    await page.getByRole('list', { name: 'Injected faults' }).waitFor();
    const { redirect } = await simulator.payer.pay(tid, { method: 'CARD' });
    await page.getByText('passed the password check').waitFor();
    const ids = { tid, partner_order_id: 'order-1', partner_user_id: 'user-1' };
    const fields = { ...ids, pg_token: new URL(redirect).searchParams.get('pg_token') };
    await expect(call('approve', fields)).rejects.toThrow('fetch failed');
    await page.getByText('answer lost').waitFor();
    await page.locator('#stands').getByText('₩60,000').nth(1).waitFor();
    expect(await isStillHere()).toBe(true);
    await keepScreenshot(page, 'workbench-payment-en-1280');
  });

  test('without a script the forms and links do the same', async () => {
    await ready();
    const plain = await openTab(browser, { ...wide, javaScriptEnabled: false });
    await open0(plain, '/');
    await plain.page.getByRole('link', { name: '휴대폰에 열기' }).click();
    await plain.page
      .frameLocator('iframe[name=phone]')
      .getByRole('button', { name: /결제하기$/ })
      .waitFor();
    await plain.page.getByRole('button', { name: '시계 옮기기' }).click();
    await plain.page.getByText('만료됨').first().waitFor();
    expect(simulator.clock.aheadMs()).toBe(960_000);
    await plain.page.context().close();
  });
  const open0 = (over: Tab, path: string) => over.page.goto(`${simulator.url}${path}`);

  test('on a phone’s width there is a link to the payer’s page, and nothing to scroll sideways', async () => {
    await ready({ item_name: '가나다라마바사아자차'.repeat(10) });
    const narrow = await openTab(browser, { ...phone, locale: 'en-US', colorScheme: 'dark' });
    await open0(narrow, '/');
    expect(await narrow.page.locator('iframe').isVisible()).toBe(false);
    expect(await sidewaysScroll(narrow.page)).toBe(0);
    for (const summary of await narrow.page.locator('main summary').all()) await summary.click();
    expect(await axeViolations(narrow.page)).toEqual([]);
    expect(await sidewaysScroll(narrow.page)).toBe(0);
    await keepScreenshot(narrow.page, 'workbench-unfolded-en-360-dark');
    await narrow.page.getByRole('link', { name: 'Open payment page' }).click();
    await narrow.page.getByRole('button', { name: /^Pay / }).waitFor();
    await narrow.page.context().close();
  });
});
