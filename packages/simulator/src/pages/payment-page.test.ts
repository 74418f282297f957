import { describe, expect, test } from 'vitest';
import { paymentPage } from './payment-page.ts';
import { qrCode } from './qr-code.ts';
import { hostileText, samplePayment } from './sample-views.ts';
import { words } from './words.ts';

const valuesOf = (page: string, name: string) => {
  const select = page.match(new RegExp(`<select name="${name}">(.*?)</select>`, 's'))?.[1] ?? '';
  return [...select.matchAll(/value="([^"]*)"/g)].map(([, value]) => value);
};
const methodsOf = (page: string) => [...page.matchAll(/name="method" value="(\w+)"/g)].map(([, method]) => method);

describe('paymentPage', () => {
  test('shows what is paid, in the payer’s language', () => {
    const korean = paymentPage(samplePayment({ taxFreeWon: 500 }));
    for (const part of ['<html lang="ko">', '초코파이', '2,200원 결제하기', '500원', '14:48'])
      expect(korean).toContain(part);
    const english = paymentPage(samplePayment({ lang: 'en' }));
    for (const part of ['<html lang="en">', 'Pay ₩2,200', 'Shinhan Card']) expect(english).toContain(part);
    expect(english).not.toContain(words.en.taxFree);
  });

  test.each(['ko', 'en'] as const)('says that it is a simulation, in %s', (lang) => {
    expect(paymentPage(samplePayment({ lang }))).toContain(`<p class="simulation">${words[lang].simulation}</p>`);
  });

  test('escapes what the merchant wrote', () => {
    for (const finished of [false, true]) {
      const page = paymentPage(samplePayment({ itemName: hostileText, merchant: hostileText, finished }));
      expect(page).not.toContain('<script>');
      expect(page).not.toContain('<img');
      expect(page).toContain('&quot;&gt;&lt;script&gt;');
    }
  });

  test('has no inline script, style or handler', () => {
    const page = paymentPage(samplePayment());
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/page.js" defer>']);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  });

  test('offers the QR code, its address and a link to it on a PC only', () => {
    const view = samplePayment();
    const qr = String(qrCode(view.mobileUrl, words.ko.scanAlt));
    const link = 'href="http://127.0.0.1:4000/pay/abc/mobile?from=pc&amp;x=1"';
    expect(paymentPage(view)).toContain(qr);
    expect(paymentPage(view)).toContain(link);
    for (const device of ['mobile', 'app'] as const) {
      expect(paymentPage(samplePayment({ device }))).not.toContain('class="qr"');
    }
  });

  test('posts pay and quit to the given addresses and watches the state', () => {
    const page = paymentPage(samplePayment());
    expect(page).toContain('<form method="post" action="/pay/abc/pc/pay">');
    expect(page).toContain('<form method="post" action="/pay/abc/pc/quit">');
    expect(page).toContain('data-state-url="/pay/abc/pc/state"');
    expect(page).toContain('href="/pay/abc/pc?lang=en"');
  });

  test('offers the methods, cards and installments the merchant allowed, and no others', () => {
    const page = paymentPage(samplePayment());
    expect(methodsOf(page)).toEqual(['MONEY', 'CARD']);
    expect(valuesOf(page, 'card')).toEqual(['SHINHAN', 'BC']);
    expect(valuesOf(page, 'install_month')).toEqual(['0', '2', '3']);

    const moneyOnly = paymentPage(samplePayment({ methods: ['MONEY'] }));
    expect(methodsOf(moneyOnly)).toEqual(['MONEY']);
    expect(moneyOnly).not.toContain('<select');

    const cardOnly = paymentPage(samplePayment({ methods: ['CARD'], installments: { fixed: 6 } }));
    expect(methodsOf(cardOnly)).toEqual(['CARD']);
    expect(valuesOf(cardOnly, 'install_month')).toEqual(['6']);
    expect(cardOnly).toMatch(/value="CARD" required checked/);
  });

  test('asks to save the method when nothing is charged', () => {
    const page = paymentPage(samplePayment({ subscription: true, totalWon: 0, vatWon: 0 }));
    expect(page).toContain(words.ko.subscriptionNote);
    expect(page).toContain(words.ko.register);
  });

  test('reloads without script only where the payer waits for a phone', () => {
    const refresh = '<noscript><meta http-equiv="refresh" content="30"></noscript>';
    expect(paymentPage(samplePayment())).toContain(refresh);
    expect(paymentPage(samplePayment({ device: 'mobile' }))).not.toContain('http-equiv');
  });
});

describe('paymentPage of a finished payment', () => {
  test.each([
    ['QUIT_PAYMENT', 'quit'],
    ['FAIL_PAYMENT', 'failed'],
    ['SUCCESS_PAYMENT', 'paid'],
    ['AUTH_PASSWORD', 'authenticated'],
  ] as const)('tells %s in words, with the way back and nothing to pay', (status, outcome) => {
    const redirect = 'http://shop.example/return?a=1&b=2';
    const page = paymentPage(samplePayment({ status, finished: true, redirect }));
    expect(page).toContain(`<h1>${words.ko.outcome[outcome].title}</h1>`);
    expect(page).toContain('href="http://shop.example/return?a=1&amp;b=2"');
    expect(page).toContain('content="5; url=http://shop.example/return?a=1&amp;b=2"');
    expect(page).not.toMatch(/<form|data-state-url/);
  });

  test('tells that the time is over', () => {
    const page = paymentPage(samplePayment({ finished: true, now: 1_900_000 }));
    expect(page).toContain(words.ko.outcome.expired.title);
  });

  test('sends nobody anywhere from a phone that has handed back to the PC', () => {
    const page = paymentPage(
      samplePayment({ device: 'mobile', status: 'AUTH_PASSWORD', finished: true, handedBack: true }),
    );
    expect(page).toContain(words.ko.handedBack);
    expect(page).not.toContain('http-equiv');
    expect(page).not.toContain(words.ko.toShop);
  });
});
