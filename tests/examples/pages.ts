import assert from 'node:assert/strict';
import type { BrowserContextOptions } from 'playwright-core';
import { step } from '../cloud/steps.ts';
import { launchChromium, leftOutWithoutChromium } from '../running/chromium.ts';
import type { Running } from '../running/running.ts';
import { axeViolations, keepScreenshot, openTab, phone, sidewaysScroll } from '../running/tabs.ts';
import { order, orderPaid } from './buying.ts';
import type { Shop } from './shops.ts';

const views: Readonly<Record<string, BrowserContextOptions>> = {
  pc: {},
  'phone-dark': { ...phone, colorScheme: 'dark' },
};

/** What a buyer sees, on a PC and on a phone. */
export async function checkPages(running: Running, shop: Shop): Promise<void> {
  const { name, folder } = shop.example;
  if (leftOutWithoutChromium(`the pages of the shop in ${name} in a browser`)) return;
  await step('its pages have nothing that axe finds wrong, and fit a phone', async () => {
    const [open, paid] = [await order(running, shop), await orderPaid(running, shop)];
    const pages = { goods: '/', open: `/orders/${open.orderId}`, paid: `/orders/${paid.orderId}` };
    const browser = await launchChromium();
    try {
      for (const [view, options] of Object.entries(views)) {
        const { page, complaints } = await openTab(browser, options);
        for (const [title, path] of Object.entries(pages)) {
          await page.goto(shop.url + path);
          await keepScreenshot(page, `example-${folder}-${title}-${view}`);
          assert.deepEqual([await axeViolations(page), await sidewaysScroll(page)], [[], 0], `${title}, ${view}`);
        }
        assert.deepEqual(complaints, []);
      }
    } finally {
      await browser.close();
    }
  });
}
