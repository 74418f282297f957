import { describe, expect, test } from 'vitest';
import type { ListedFault } from '../views.ts';
import { listPage } from './list-page.ts';
import { hostileText, sampleList, sampleListed, sampleSubscription } from './sample-views.ts';
import { words } from './words.ts';

describe('listPage', () => {
  test('shows a payment with its state, amount, order and time', () => {
    const page = listPage(sampleList());
    for (const part of ['요청됨', '2,200원', 'order-1', '2026.11.23 14:05', '14:20', 'T469b847306d7b2dc394']) {
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
    const { actions: _, ...rest } = sampleListed({ finished: true, expired: true });
    const page = listPage(sampleList({ payments: [rest] }));
    expect(page).toContain(words.ko.status.EXPIRED);
    expect(page).not.toContain('name="method"');
  });

  test('leads to the page that tells all of a payment, and to the phone beside the list', () => {
    expect(listPage(sampleList())).toContain('<h3><a href="/payments/T469b847306d7b2dc394">초코파이</a></h3>');
    expect(listPage(sampleList())).toContain('href="/pay/abc/mobile?from=list&amp;lang=ko" target="phone"');
    expect(listPage(sampleList())).toContain('name="phone"');
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

  test('narrows the list down to a state, and says that there is none in it', () => {
    const page = listPage(sampleList());
    expect(page).toContain('<a href="/?lang=ko" aria-current="true">전체</a>');
    expect(page).toContain('href="/?lang=ko&amp;state=paid"');
    const states = [{ state: 'paid', url: '/', current: true }] as const;
    const none = listPage(sampleList({ payments: [], states }));
    expect(none).toContain(words.ko.noneInState);
    expect(none).toContain('<input type="hidden" name="state" value="paid">');
  });

  test('slides the clock by steps that are named without a script', () => {
    const page = listPage(sampleList({ lang: 'en' }));
    expect(page).toContain('action="/list/slide"');
    expect(page).toContain('min="0" max="3" value="2"');
    expect(page).toContain('aria-valuetext="+16 min"');
    for (const mark of ['1 min', '5 min', '16 min', '1 day']) expect(page).toContain(`<span>${mark}</span>`);
  });

  test('says what is assumed of KakaoPay, with the choice of the moment', () => {
    const page = listPage(sampleList());
    expect(page).toContain('Which <code>code</code>?');
    expect(page).toContain('<option value="-710" selected>-710</option>');
    expect(page).toContain(words.ko.settingsChanged('1'));
  });

  test('moves the clock and resets', () => {
    const page = listPage(sampleList());
    expect(page).toContain('2026.11.23 14:12');
    expect(page).toContain('action="/list/clock"');
    for (const step of ['1m', '16m', '1d', '30d']) expect(page).toContain(`name="advance" value="${step}"`);
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
