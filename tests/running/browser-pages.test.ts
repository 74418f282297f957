import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPaymentId, subscriptionIdOf } from '../../service/src/ids.ts';
import type { Payment } from '../../service/src/payment/payment.ts';
import { type Status, states } from '../../service/src/payment/states.ts';
import { samplePayment } from '../../service/src/payment/testing.ts';
import { receiptUrl } from '../../service/src/signed-links.ts';
import { insertPayment } from '../../service/src/store/payments.ts';
import { insertSubscription } from '../../service/src/store/subscriptions.ts';
import { newSubscription } from '../../service/src/subscription/birth.ts';
import type { Plan } from '../../service/src/subscription/plan.ts';
import type { Subscription } from '../../service/src/subscription/subscription.ts';
import { createPayment, createSubscription } from './by-http.ts';
import { launchChromium, leftOutWithoutChromium } from './chromium.ts';
import { type Running, startRunning } from './running.ts';
import {
  axeViolations,
  clearTab,
  keepScreenshot,
  openTab,
  phone,
  sidewaysScroll,
  standStill,
  type Tab,
} from './tabs.ts';

/** Both languages, widths and colour schemes, each with each other at least once. */
const views: Readonly<Record<string, BrowserContextOptions>> = {
  'pc-ko': { locale: 'ko-KR' },
  'pc-en-dark': { locale: 'en-US', colorScheme: 'dark' },
  'phone-en': { locale: 'en-US', ...phone },
  'phone-ko-dark': { locale: 'ko-KR', colorScheme: 'dark', ...phone },
};

const longWord = '가나다라마바사아자차'.repeat(10);

describe.skipIf(leftOutWithoutChromium('every page in a browser'))('every page', () => {
  let running: Running;
  let browser: Browser;
  const tabs = new Map<string, Tab>();
  beforeAll(async () => {
    [running, browser] = await Promise.all([startRunning(), launchChromium()]);
    for (const [view, options] of Object.entries(views)) tabs.set(view, await openTab(browser, options));
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });

  /** A payment at KakaoPay, and the addresses of its pages. */
  async function atKakaoPay(orderId: string, order: object = {}) {
    await createPayment(running, { orderId, ...order });
    const found = running.simulator.payments().find((payment) => payment.orderId === orderId);
    if (!found?.pages) throw new Error('The simulator does not know the payment.');
    return { tid: found.tid, ...found.pages };
  }

  /** A payment that no shop of ours knows; gives the address of its page for phones. */
  async function askedAtKakaoPay(fields: object): Promise<string> {
    const { url } = running.simulator;
    const shop = { approval_url: `${url}/?paid`, cancel_url: `${url}/?canceled`, fail_url: `${url}/?failed` };
    const order = { partner_order_id: 'elsewhere', partner_user_id: 'user-1', quantity: 1, total_amount: 9900 };
    const answer = await fetch(`${url}/online/v1/payment/ready`, {
      method: 'POST',
      headers: { authorization: 'SECRET_KEY DEV0', 'content-type': 'application/json' },
      body: JSON.stringify({ ...shop, ...order, tax_free_amount: 0, ...fields }),
    });
    return ((await answer.json()) as { next_redirect_mobile_url: string }).next_redirect_mobile_url;
  }

  /** The receipt of a payment that stands in our table as it is given here. */
  async function receiptOf(status: Status, over: Partial<Payment> = {}): Promise<string> {
    const now = Date.now();
    const id = over.id ?? newPaymentId({ randomBytes }, now);
    // Far enough for no schedule to come by.
    const wakeAt = now + 3_600_000;
    const sample = samplePayment(status, { expiresAt: now + 900_000, ...over, id });
    await insertPayment(running.table, 'wakeAt' in sample ? { ...sample, wakeAt } : sample);
    return receiptUrl(running.linkSettings, id);
  }

  /** The receipt of a payment of a subscription that stands as it is given here. */
  async function receiptOfSubscription(
    over: Partial<Subscription>,
    payment: Partial<Payment> = {},
    charged: Plan | 'none' = plan,
  ): Promise<string> {
    const now = Date.now();
    const id = newPaymentId({ randomBytes }, now);
    const { wakeAt: _, ...born } = newSubscription({
      ...{ id: subscriptionIdOf(id), firstPaymentId: id, merchantCode: 'TCSUBSCRIP', by: 'key', now },
      ...{ buyerId: 'buyer-1', itemName: '초코파이', quantity: 1, plan: charged === 'none' ? undefined : charged },
    });
    await insertSubscription(running.table, { ...born, ...over });
    return receiptOf(payment.status ?? 'approved', { id, subscriptionId: born.id, ...payment });
  }

  const plan: Plan = {
    ...{ amountWon: 9900, taxFreeWon: 0, vatWon: 900, anchor: '2026-11-30', interval: { unit: 'month', count: 1 } },
    ...{ retryDays: [1, 3, 7], afterRetries: 'pause' },
  };
  const next = { n: 1, at: Date.UTC(2026, 11, 30, 1), attempt: 0 };

  const newPlan = { amountWon: 9900, interval: { unit: 'month' } };

  /** What is asked before the first payment. */
  const consentOf = async (orderId: string, over: object = {}): Promise<string> =>
    (await createSubscription(running, { orderId, ...over })).checkoutUrl ?? '';

  const card = { aid: 'A469b847306d7b2dc394', method: 'CARD', approvedAt: Date.UTC(2026, 10, 23, 5) };

  /** Each page's name and how to get its address. The last one lets the time run out for all before it. */
  const pages: Readonly<Record<string, () => Promise<string>>> = {
    'simulator-empty': async () => `${running.simulator.url}/`,
    'simulator-pc': async () => (await atKakaoPay('pc')).pc,
    'simulator-mobile': async () => (await atKakaoPay('mobile', { totalWon: 60_000, taxFreeWon: 5_000 })).mobile,
    'simulator-app': async () => (await atKakaoPay('app', { method: 'CARD', installmentMonths: 3 })).app,
    'simulator-long-name': async () => (await atKakaoPay('long', { itemName: longWord, totalWon: 999_999_999 })).mobile,
    'simulator-subscription': () => askedAtKakaoPay({ cid: 'TCSUBSCRIP', item_name: '월간 구독' }),
    'simulator-check': async () => {
      const { tid, mobile } = await atKakaoPay('check', { totalWon: 60_000 });
      for (const event of ['open', 'select'] as const) await running.simulator.payer.step(tid, event);
      return `${mobile}?step=check`;
    },
    'simulator-ars': async () => {
      const { tid, pc } = await atKakaoPay('ars', { method: 'CARD', installmentMonths: 3 });
      for (const event of ['open', 'select', 'ask_ars'] as const) await running.simulator.payer.step(tid, event);
      return `${pc}?step=check`;
    },
    'simulator-handed-back': async () => {
      const { tid, mobile } = await atKakaoPay('handed-back');
      await running.simulator.payer.pay(tid, { method: 'MONEY' });
      return `${mobile}?from=pc`;
    },
    'simulator-authenticated': async () => {
      const { tid, pc } = await atKakaoPay('authenticated');
      await running.simulator.payer.pay(tid, { method: 'MONEY' });
      return pc;
    },
    'simulator-paid': async () => {
      const { tid, pc } = await atKakaoPay('paid');
      await fetch((await running.simulator.payer.pay(tid, { method: 'CARD' })).redirect);
      return pc;
    },
    'simulator-quit': async () => {
      const { tid, pc } = await atKakaoPay('quit');
      await running.simulator.payer.quit(tid);
      return pc;
    },
    'simulator-failed': async () => {
      const { tid, pc } = await atKakaoPay('failed');
      for (const event of ['open', 'select', 'fail_auth'] as const) await running.simulator.payer.step(tid, event);
      return pc;
    },
    'simulator-unknown-payment': async () => `${running.simulator.url}/mockup/v1/abc/info`,
    'simulator-unknown-address': async () => `${running.simulator.url}/nowhere`,
    'service-receipt-ready': () => receiptOf('ready'),
    'service-receipt-over': () => receiptOf('ready', { expiresAt: Date.now() - 1 }),
    ...Object.fromEntries(
      Object.keys(states)
        .filter((status) => status !== 'ready')
        .map((status) => [`service-receipt-${status}`, () => receiptOf(status as Status)]),
    ),
    'service-receipt-by-card': () =>
      receiptOf('approved', { approval: { ...card, cardIssuer: 'KB국민카드', installmentMonths: 3 } }),
    'service-receipt-long': () =>
      receiptOf('approved', { itemName: longWord, orderId: 'A'.repeat(100), approval: card }),
    'service-consent': () => consentOf('S-1', { plan: { ...newPlan, anchor: '2026-10-31', chargesMax: 12 } }),
    'service-consent-register': () =>
      consentOf('S-2', { firstPayment: { amountWon: 0 }, plan: { ...newPlan, trialDays: 14, lastDay: '2099-12-31' } }),
    'service-consent-without-plan': () => consentOf('S-3', { plan: undefined, returnUrl: 'https://shop.example/done' }),
    'service-consent-long': () => consentOf('A'.repeat(100), { itemName: longWord }),
    'service-subscription-active': () => receiptOfSubscription({ status: 'active', next }),
    'service-subscription-registered': () =>
      receiptOfSubscription({ status: 'active', next }, { totalWon: 0, taxFreeWon: 0, vatWon: 0 }),
    'service-subscription-without-plan': () => receiptOfSubscription({ status: 'active' }, {}, 'none'),
    'service-subscription-paused': () => receiptOfSubscription({ status: 'paused', pauseReason: 'charges_refused' }),
    'service-subscription-ended': () => receiptOfSubscription({ status: 'ended', endReason: 'by_payer' }),
    'service-subscription-charge-failed': () =>
      receiptOfSubscription(
        { status: 'active', next: { ...next, attempt: 1 }, firstPaymentId: 'pay_01m83ccy40eqyf4q04fx5fmdgv' },
        {
          status: 'failed',
          failure: { reason: 'refused', kakaoPayCode: -782, kakaoPayMessage: '잔액이 부족합니다' },
        },
      ),
    'service-subscription-refunded': () =>
      receiptOfSubscription({ status: 'active', next }, { status: 'partially_canceled' }),
    'service-unknown-link': async () => `${running.url}/receipt/nonsense`,
    'service-problems': async () => `${running.url}/problems`,
    'simulator-expired': async () => {
      const { pc } = await atKakaoPay('expired');
      running.simulator.clock.advance('16m');
      return pc;
    },
    'simulator-list': async () => `${running.simulator.url}/`,
    'simulator-list-narrowed': async () => `${running.simulator.url}/?state=ended&q=pc&said=yes`,
    'simulator-list-none': async () => `${running.simulator.url}/?state=canceled`,
    'simulator-detail': async () => {
      const { tid } = await atKakaoPay('detail', { totalWon: 60_000 });
      for (const event of ['open', 'select', 'ask_ars'] as const) await running.simulator.payer.step(tid, event);
      running.simulator.clock.advance('1m');
      running.simulator.faults.add({ call: 'approve', kind: 'lose_answer', tid, times: 1 });
      return `${running.simulator.url}/payments/${tid}`;
    },
    'simulator-detail-over': async () => {
      const { tid } = await atKakaoPay('detail-over', { itemName: longWord });
      await fetch((await running.simulator.payer.pay(tid, { method: 'CARD', pointWon: 700 })).redirect);
      return `${running.simulator.url}/payments/${tid}`;
    },
    'simulator-phone': async () => `${running.simulator.url}/phone`,
  };

  test.each(Object.entries(pages))('%s', async (name, addressOf) => {
    const address = await addressOf();
    const look = async ([view, tab]: [string, Tab]) => {
      const { page, complaints } = tab;
      await page.goto(address);
      await standStill(page);
      await keepScreenshot(page, `${name}-${view}`);
      const problems = [...complaints, ...(await problemsOf(page, view))];
      await clearTab(tab);
      return problems.map((problem) => `${view}: ${problem}`);
    };
    expect((await Promise.all([...tabs].map(look))).flat()).toEqual([]);
  });

  async function problemsOf(page: Page, view: string): Promise<string[]> {
    const sideways = await sidewaysScroll(page);
    const language = await page.getAttribute('html', 'lang');
    const wanted = view.includes('en') ? 'en' : 'ko';
    return [
      ...(await axeViolations(page)),
      ...(sideways > 0 ? [`can be moved sideways by ${sideways} px`] : []),
      ...(language === wanted ? [] : [`is in the language ${language}`]),
    ];
  }
});
