import { describe, expect, test } from 'vitest';
import { paymentPage } from './payment-page.ts';
import { qrCode } from './qr-code.ts';
import { hostileText, samplePayment } from './sample-views.ts';
import { words } from './words.ts';

const valuesOf = (page: string, name: string) => {
  const select = page.match(new RegExp(`<select name="${name}">(.*?)</select>`, 's'))?.[1] ?? '';
  return [...select.matchAll(/value="([^"]*)"/g)].map(([, value]) => value);
};
const radiosOf = (page: string, name: string) =>
  [...page.matchAll(new RegExp(`type="radio" name="${name}" value="(\\w+)"`, 'g'))].map(([, value]) => value);
const methodsOf = (page: string) => radiosOf(page, 'method');

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
    expect(page).toContain('<form class="stack" method="post" action="/pay/abc/pc/pay">');
    expect(page).toContain('<form method="post" action="/pay/abc/pc/quit">');
    expect(page).toContain('data-state-url="/pay/abc/pc/state"');
    expect(page).toContain('href="/pay/abc/pc?lang=en"');
  });

  test('offers the methods, cards and installments the merchant allowed, and no others', () => {
    const page = paymentPage(samplePayment());
    expect(methodsOf(page)).toEqual(['MONEY', 'CARD']);
    expect(radiosOf(page, 'card')).toEqual(['SHINHAN', 'BC']);
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

  test('asks for consent to later charges of a subscription alone', () => {
    expect(paymentPage(samplePayment({ subscription: true }))).toContain('name="agree" value="yes" required');
    expect(paymentPage(samplePayment())).not.toContain('name="agree"');
  });

  test('offers points where there are some to use, and says what is left to pay', () => {
    const page = paymentPage(samplePayment());
    expect(page).toContain('name="point" value="1000"');
    expect(page).toContain('1,200원 결제하기');
    expect(paymentPage(samplePayment({ pointsWon: 0 }))).not.toContain('name="point"');
  });

  test('folds the other ways it can end behind the button that pays at once', () => {
    const page = paymentPage(samplePayment());
    const [first, folded = ''] = page.split('<details');
    expect(first?.match(/<button[^>]*type="submit"/g)).toHaveLength(1);
    for (const act of ['check', 'fail', 'expire']) expect(folded).toContain(`formaction="/pay/abc/pc/${act}"`);
  });

  test('beside the list, whatever leads to the shop opens a tab of its own', () => {
    const page = paymentPage(samplePayment({ device: 'mobile', newTab: true }));
    for (const act of ['pay', 'quit']) expect(page).toContain(`action="/pay/abc/pc/${act}" target="_blank"`);
    expect(page).toContain('formaction="/pay/abc/pc/check" formtarget="_self"');
    const over = samplePayment({
      newTab: true,
      finished: true,
      status: 'QUIT_PAYMENT',
      redirect: 'http://shop.example/',
    });
    expect(paymentPage(over)).toContain('href="http://shop.example/" target="_blank"');
    expect(paymentPage(over)).not.toContain('http-equiv');
  });

  test('reloads without script only where the payer waits for a phone', () => {
    const refresh = '<noscript><meta http-equiv="refresh" content="30"></noscript>';
    expect(paymentPage(samplePayment())).toContain(refresh);
    expect(paymentPage(samplePayment({ device: 'mobile' }))).not.toContain('http-equiv');
  });
});

describe('the step of the password', () => {
  const chosen = { method: 'CARD', card: { code: 'BC', ko: 'BC카드', en: 'BC Card' }, installMonths: 3 } as const;
  const atCheck = (status: string, pointWon = 0) =>
    paymentPage(samplePayment({ status, subscription: true, chosen: { ...chosen, pointWon } }));

  test('asks for nothing, and pays or fails with what was chosen', () => {
    const page = atCheck('SELECT_METHOD', 1_000);
    expect(page).not.toMatch(/<input(?! type="hidden")/);
    for (const field of ['method" value="CARD', 'card" value="BC', 'install_month" value="3', 'point" value="1000'])
      expect(page).toContain(`<input type="hidden" name="${field}">`);
    expect(page).toContain('name="agree" value="yes"');
    for (const part of [
      'BC카드, 3개월',
      '인증하고 1,200원 결제하기',
      '/pay/abc/pc/fail',
      '/pay/abc/pc/ars',
      'href="/pay/abc/pc"',
    ])
      expect(page).toContain(part);
  });

  test('waits for a call that can be waited for once', () => {
    const page = atCheck('ARS_WAITING');
    expect(page).toContain(words.ko.arsWaiting);
    expect(page).not.toContain('/pay/abc/pc/ars');
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
