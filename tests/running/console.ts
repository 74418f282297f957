import { createKakaoPay } from 'kakaopay-client';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { assumed } from '../../local/kakaopay-options.ts';
import { actOnPage, createPayment, follow, visit, wake } from './by-http.ts';
import { until } from './npm-start.ts';
import type { Running } from './running.ts';
import { openTab, type Tab } from './tabs.ts';

// An operator in front of the console, and payments to work on.

/** A tab in which the operator of this machine is signed in. */
export async function openConsole(running: Running, browser: Browser, options: BrowserContextOptions): Promise<Tab> {
  const tab = await openTab(browser, options);
  const { page } = tab;
  await page.goto(`${running.url}/console`);
  await page.locator('[name=name]').fill(running.operator.name);
  await page.locator('[name=password]').fill(running.operator.password);
  await page.locator('form.form button').click();
  await page.waitForURL(/\/console$/);
  return tab;
}

/** Counts what a task takes. */
export interface Hand {
  clicks: number;
  click(target: Locator): Promise<void>;
}

export const handOf = (page: Page): Hand => ({
  clicks: 0,
  async click(target) {
    this.clicks += 1;
    await target.click();
    await page.waitForLoadState();
  },
});

export async function payByHttp(
  running: Running,
  order: { readonly orderId: string; readonly totalWon?: number },
): Promise<string> {
  const { id, checkoutUrl } = await createPayment(running, order);
  const { location } = await visit(checkoutUrl);
  await follow(await actOnPage(location, 'pay', { method: 'MONEY' }));
  return id;
}

/** One that somebody else has approved, so that a person must look. */
export async function payElsewhere(running: Running, orderId: string): Promise<string> {
  const { id, checkoutUrl, buyerId, tid = '' } = await createPayment(running, { orderId });
  const { location } = await visit(checkoutUrl);
  const back = await actOnPage(location, 'pay', { method: 'MONEY' });
  const pg_token = new URL(back).searchParams.get('pg_token') ?? '';
  const kakaoPay = createKakaoPay({ ...assumed, baseUrl: running.simulator.url });
  await kakaoPay.approve({ tid, partner_order_id: orderId, partner_user_id: buyerId, pg_token });
  running.simulator.clock.advance('17m');
  await until(async () => {
    await wake(running);
    return (await visit(`${running.url}/v1/payments/${id}`, asShop(running))).text.includes('"status":"needs_review"');
  });
  return id;
}

const asShop = ({ apiKey }: Running): RequestInit => ({ headers: { authorization: `Bearer ${apiKey}` } });
