import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playFolder } from '../../tools/make-play.ts';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { axeViolations, keepScreenshot, openTab, phone, sidewaysScroll } from './tabs.ts';

const address = (lang: string) => `${pathToFileURL(playFolder)}/index.html?lang=${lang}`;

/** Pays on the phone, which shows the simulator's own page. */
async function pay(page: Page): Promise<void> {
  const frame = page.frameLocator('#phone');
  await frame.locator('form .button.main').first().click();
  await frame.locator('h1', { hasText: /order|check|failed|주문|확인|못했/ }).waitFor();
}

const verdict = (page: Page) => page.locator('#verdict').textContent();
const press = (page: Page, id: string) => page.locator(`#${id}`).click();

describe.skipIf(leftOutWithoutChromium('the page to play with in a browser'))('the page to play with', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  async function open(lang: string, options: Parameters<typeof openTab>[1] = {}) {
    const { page, complaints } = await openTab(browser, options);
    await page.goto(address(lang));
    await page.locator('#verdict', { hasText: '0' }).waitFor();
    return { page, complaints };
  }

  test('a naive shop that hears no answer is wrong, until it asks', async () => {
    const { page, complaints } = await open('en');
    await press(page, 'lose');
    await press(page, 'buy');
    await pay(page);
    expect(await verdict(page)).toBe('The books differ: the shop says that it got 0 won, KakaoPay says 2,200 won.');
    expect(await page.locator('#orders tbody').textContent()).toContain('failed');
    expect(await page.locator('#payments tbody').textContent()).toContain('SUCCESS_PAYMENT');
    expect(await page.locator('#lose').getAttribute('aria-pressed')).toBe('false');
    await press(page, 'ask');
    expect(await verdict(page)).toBe('Both books agree: 2,200 won.');
    expect(await page.locator('#log summary').allTextContents()).toEqual([
      expect.stringContaining('order → 200 SUCCESS_PAYMENT'),
      'approve → no answer – but it took effect',
      expect.stringContaining('ready → 200 T'),
    ]);
    expect(await page.content()).not.toMatch(/"pg_token": "(?!\*\*\*)/);
    expect(complaints).toEqual([]);
  });

  test('a careful shop is right: with a lost answer, a reload, a part canceled and a charge', async () => {
    const { page, complaints } = await open('ko');
    await page.locator('[value="careful"]').check();
    await press(page, 'lose');
    await press(page, 'buy');
    await pay(page);
    expect(await verdict(page)).toBe('두 장부가 맞아요: 2,200원.');
    await press(page, 'reload');
    await press(page, 'lose');
    await press(page, 'cancel');
    expect(await verdict(page)).toBe('두 장부가 맞아요: 1,200원.');
    await press(page, 'subscribe');
    await page.frameLocator('#phone').locator('[name="agree"]').check();
    await pay(page);
    await press(page, 'lose');
    await press(page, 'charge');
    await page.locator('#verdict', { hasText: '5,600' }).waitFor();
    expect(await verdict(page)).toBe('두 장부가 맞아요: 5,600원.');
    expect(complaints).toEqual([]);
  });

  test('a payer can leave or fail, and time runs out', async () => {
    const { page } = await open('en');
    await press(page, 'buy');
    await page.frameLocator('#phone').locator('form[action*="quit"] button').click();
    await page.locator('#orders tbody', { hasText: 'failed' }).waitFor();
    await press(page, 'buy');
    const frame = page.frameLocator('#phone');
    await frame.locator('summary').click();
    await frame.locator('button[formaction*="fail"]').click();
    await page.locator('#payments tbody', { hasText: 'FAIL_AUTH_PASSWORD' }).waitFor();
    await press(page, 'buy');
    await press(page, 'clock');
    await page.locator('#payments tbody', { hasText: 'expired' }).waitFor();
    expect(await verdict(page)).toBe('Both books agree: 0 won.');
    await press(page, 'restart');
    await page.locator('#orders-empty').waitFor();
    expect(await page.locator('#log details').count()).toBe(0);
  });

  test('works with the keyboard alone', async () => {
    const { page } = await open('en');
    await page.locator('#buy').focus();
    await page.keyboard.press('Enter');
    await page.frameLocator('#phone').locator('form .button.main').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('#verdict', { hasText: '2,200' }).waitFor();
  });

  test.each([
    ['ko', 360, 'light'],
    ['en', 360, 'dark'],
    ['ko', 1280, 'dark'],
    ['en', 1280, 'light'],
  ] as const)('is for everybody: %s, %i pixels wide, %s', async (lang, width, colorScheme) => {
    const options = width === 360 ? { ...phone, colorScheme } : { viewport: { width, height: 900 }, colorScheme };
    const { page, complaints } = await open(lang, options);
    await keepScreenshot(page, `play-${lang}-${width}-empty`);
    expect(await axeViolations(page)).toEqual([]);
    await press(page, 'lose');
    await press(page, 'buy');
    await page.frameLocator('#phone').locator('form .button.main').first().waitFor();
    await keepScreenshot(page, `play-${lang}-${width}-paying`);
    await pay(page);
    await page.locator('#log summary').first().click();
    await page.evaluate('scrollTo(0, 0)');
    await keepScreenshot(page, `play-${lang}-${width}`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    // The engine's own message to the frame, which has no address on a page from a file.
    expect(complaints.filter((complaint) => !complaint.includes("execute 'postMessage'"))).toEqual([]);
  });
});
