import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld } from '../../world/world.ts';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { axeViolations, keepScreenshot, openTab, phone, sidewaysScroll } from './tabs.ts';

/** What the service answers, with the policy that the browser holds it to. */
async function served(lang: string) {
  const { get } = await createWorld();
  return get(`/docs?lang=${lang}`);
}

async function kept(name: string) {
  const body = readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

const night = { ...phone, colorScheme: 'dark' } as const;

describe.skipIf(leftOutWithoutChromium('the page of the API in a browser'))('the page of the API', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  // Each language, width and colour scheme once: the page is long, and axe looks at all of it.
  test.each([
    ['docs-en-phone-dark', night, () => served('en')],
    ['api-file-ko-pc', {}, () => kept('api.ko.html')],
  ] as const)('is for everybody: %s', async (name, options, answer) => {
    const { page, complaints } = await openTab(browser, options);
    const { status, headers, body } = await answer();
    await page.route('**/*', (route) => route.fulfill({ status, headers, body }));
    await page.goto('http://docs.test/docs');
    await keepScreenshot(page, name);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('is as wide as the screen in Korean, and kept to be looked at', async () => {
    const { page } = await openTab(browser);
    const { status, headers, body } = await served('ko');
    await page.route('**/*', (route) => route.fulfill({ status, headers, body }));
    await page.goto('http://docs.test/docs');
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysScroll(page)).toBe(0);
      await keepScreenshot(page, `docs-ko-${width}`);
    }
  });

  test('shows what a link of its own leads to, and what is folded when it is asked for', async () => {
    const { page } = await openTab(browser, { viewport: { width: 1280, height: 800 } });
    const { status, headers, body } = await served('en');
    await page.route('**/*', (route) => route.fulfill({ status, headers, body }));
    await page.goto('http://docs.test/docs');
    await page.click('nav.contents a[href="#cancelPayment"]');
    const section = page.locator('#cancelPayment');
    expect(await section.evaluate((element) => Math.abs(element.getBoundingClientRect().top) < 40)).toBe(true);
    const problem = section.locator('a[href="/problems#payment_not_cancelable"]');
    expect(await problem.isVisible()).toBe(false);
    await section.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await problem.isVisible()).toBe(true);
  });
});
