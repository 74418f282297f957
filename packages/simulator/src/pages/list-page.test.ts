import { describe, expect, test } from 'vitest';
import type { ListedFault } from '../views.ts';
import { listPage } from './list-page.ts';
import { hostileText, sampleList, sampleListed, sampleSubscription } from './sample-views.ts';
import { words } from './words.ts';

describe('listPage', () => {
  test('shows a payment with its state, amount, order and time', () => {
    const page = listPage(sampleList());
    for (const part of ['요청됨', '2,200원', 'order-1', '2026.11.23 14:05', '11:40', 'T469b847306d7b2dc394']) {
      expect(page).toContain(part);
    }
  });

  test('acts on a payment with the methods it allows while it is open', () => {
    const page = listPage(sampleList({ payments: [sampleListed({ methods: ['CARD'] })] }));
    expect(page).toContain('action="/list/T469b847306d7b2dc394/pay"');
    expect(page).toContain('name="method" value="CARD"');
    expect(page).not.toContain('value="MONEY"');
    expect(page).toContain('action="/list/T469b847306d7b2dc394/quit"');
  });

  test('offers no act on a finished payment and names what expired', () => {
    const { actions: _, ...rest } = sampleListed({ finished: true, remainingMs: 0 });
    const page = listPage(sampleList({ payments: [rest] }));
    expect(page).toContain(words.ko.status.EXPIRED);
    expect(page).not.toContain('name="method"');
  });

  test('leads to the page of a payment that has one', () => {
    expect(listPage(sampleList())).toContain('<h3><a href="/pay/abc/pc">초코파이</a></h3>');
    expect(listPage(sampleList({ payments: [sampleListed({ pageUrl: '' })] }))).toContain('<h3>초코파이</h3>');
  });

  test('shows an unknown status as it is', () => {
    expect(listPage(sampleList({ payments: [sampleListed({ status: 'BRAND_NEW' })] }))).toContain('BRAND_NEW');
  });

  test('shows canceled parts', () => {
    const part = sampleListed({ status: 'PART_CANCEL_PAYMENT', finished: true, canceledWon: 700 });
    const page = listPage(sampleList({ payments: [part], lang: 'en' }));
    expect(page).toContain('Partly canceled');
    expect(page).toContain('₩700');
  });

  test('leads to newer and older pages, where there are any', () => {
    const pages = { current: 2, last: 61, count: 1204, newerUrl: '/?page=1', olderUrl: '/?page=3' };
    const page = listPage(sampleList({ pages, lang: 'en' }));
    for (const part of ['Page 2 of 61', '1,204', 'rel="prev" href="/?page=1"', 'rel="next" href="/?page=3"']) {
      expect(page).toContain(part);
    }
    expect(listPage(sampleList())).not.toContain('rel="next"');
  });

  test('says what a search has not found, escaped, and leads out of it', () => {
    const search = { text: hostileText, url: '/', allUrl: '/?lang=ko' };
    const page = listPage(sampleList({ payments: [], search }));
    expect(page).toContain('맞는 결제가 없어요');
    expect(page).toContain('href="/?lang=ko"');
    expect(page).not.toContain('<script>');
  });

  test('takes a fault, and lists those there are with a way to remove each', () => {
    const faults: ListedFault[] = [
      { call: 'approve', kind: 'refuse', code: -780, times: 1, fired: 0, removeUrl: '/list/faults/1/remove' },
      { call: 'order', kind: 'stall', ms: 12_000, every: 3, fired: 2, removeUrl: '/list/faults/2/remove' },
    ];
    const page = listPage(sampleList({ faults, lang: 'en' }));
    expect(page).toContain('approve · Refuse -780 · at most once · 0 times so far');
    expect(page).toContain('order · Stall 12,000 ms · every 3 calls · 2 times so far');
    for (const action of ['/list/faults', '/list/faults/1/remove', '/list/faults/2/remove']) {
      expect(page).toContain(`action="${action}"`);
    }
  });

  test('shows subscriptions and lets only a living one end', () => {
    const { endUrl: _, ...ended } = sampleSubscription({ status: 'INACTIVE', inactivatedAt: '2026-11-24T00:00:01' });
    const page = listPage(sampleList({ subscriptions: [sampleSubscription(), ended] }));
    expect(page.match(/action="\/list\/S469b847306d7b2dc394\/end"/g)).toHaveLength(1);
    expect(page).toContain('2026.11.24 00:00');
  });

  test('moves the clock and resets', () => {
    const page = listPage(sampleList());
    expect(page).toContain('2026.11.23 14:12');
    expect(page).toContain('action="/list/clock"');
    for (const step of ['1m', '16m', '1d']) expect(page).toContain(`name="advance" value="${step}"`);
    expect(page).toContain('action="/list/reset"');
  });

  test('tells a newcomer which command makes a first payment', () => {
    const page = listPage(sampleList({ payments: [], subscriptions: [] }));
    expect(page).toContain(words.ko.emptyTitle);
    expect(page).toContain('curl http://127.0.0.1:4000/online/v1/payment/ready');
  });

  test('escapes what merchants wrote and has nothing inline', () => {
    const payments = [sampleListed({ itemName: hostileText, orderId: hostileText })];
    const page = listPage(sampleList({ payments, subscriptions: [sampleSubscription({ itemName: hostileText })] }));
    expect(page).not.toMatch(/<script>|<img|<style|\sstyle=/);
    expect(page.match(/<script[^>]*>/g)).toHaveLength(1);
  });
});
