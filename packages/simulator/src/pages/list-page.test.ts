import { describe, expect, test } from 'vitest';
import { listPage } from './list-page.ts';
import { hostileText, sampleList, sampleListed, sampleSubscription } from './sample-views.ts';
import { words } from './words.ts';

describe('listPage', () => {
  test('shows a payment with its state, amount, order and time', () => {
    const page = listPage(sampleList());
    for (const part of ['요청됨', '2,200원', 'order-1', '2026-11-23 14:05:06', '11:40', 'T469b847306d7b2dc394']) {
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

  test('shows canceled parts and counts what is not shown', () => {
    const part = sampleListed({ status: 'PART_CANCEL_PAYMENT', finished: true, canceledWon: 700 });
    const page = listPage(sampleList({ payments: [part], more: 1200, lang: 'en' }));
    expect(page).toContain('Partly canceled');
    expect(page).toContain('₩700');
    expect(page).toContain('1,200 older payments');
  });

  test('shows subscriptions and lets only a living one end', () => {
    const { endUrl: _, ...ended } = sampleSubscription({ status: 'INACTIVE', inactivatedAt: '2026-11-24T00:00:01' });
    const page = listPage(sampleList({ subscriptions: [sampleSubscription(), ended] }));
    expect(page.match(/action="\/list\/S469b847306d7b2dc394\/end"/g)).toHaveLength(1);
    expect(page).toContain('2026-11-24 00:00:01');
  });

  test('moves the clock and resets', () => {
    const page = listPage(sampleList());
    expect(page).toContain('2026-11-23 14:12:44');
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
