import { describe, expect, test } from 'vitest';
import { createWorld, startTime } from '../../../world/world.ts';
import type { Language } from '../http/language.ts';
import type { Payment } from '../payment/payment.ts';
import { type Status, states } from '../payment/states.ts';
import { samplePayment } from '../payment/testing.ts';
import type { Service, Shop } from '../service.ts';
import { isWaiting, statusPage, unknownLinkPage } from './status.ts';
import { subscriptionWords } from './subscription-words.ts';
import { words } from './words.ts';

const { service, simulator } = await createWorld();
const languages: readonly Language[] = ['ko', 'en'];
const statuses = Object.keys(states) as Status[];
const paidStatuses: readonly Status[] = ['approved', 'canceling', 'partially_canceled', 'canceled'];
const pageOf = (status: Status, language: Language, over = {}, of: Service = service) =>
  statusPage(of, samplePayment(status, over), language);

/** The service of a shop with a contract of its own. */
const serviceOf = (shop: Shop): Service => ({
  ...service,
  settings: { ...service.settings, merchantCode: 'C371930065', shop },
});
const shop = { name: '초코나라', url: 'https://choco.example/home', contact: '02-123-4567' };

describe.each(languages)('in %s', (language) => {
  test.each(statuses)('a payment that is %s has a whole page that says so', (status) => {
    const page = pageOf(status, language);
    const { title, text } = words[language].status[status];
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(page).toContain(`<h1>${title}</h1><p>${text}</p>`);
    expect(page).toContain(`href="?lang=${language === 'ko' ? 'en' : 'ko'}"`);
    expect(page).toContain(words[language].test);
    expect(page).not.toMatch(/undefined|null|NaN|\[object/);
    expect(page).not.toMatch(/kakao\w*\.(png|svg|jpg)/i);
    expect(page).not.toMatch(/ (style|on\w+)="/);
    expect(page.match(/<style>/g)).toHaveLength(1);
  });

  test.each(statuses)('a payment that is %s leads on at a shop that has set nothing', (status) => {
    const page = pageOf(status, language, {}, serviceOf({}));
    const next = { ready: words[language].payNow, approving: words[language].takesLonger }[status as string];
    expect(page).toContain(next ?? words[language].closeWindow);
  });
});

test('both languages have the same words, and no empty one', () => {
  const shape = (value: unknown): unknown => {
    if (typeof value === 'function') return 'function';
    if (typeof value === 'string') return value === '' ? 'empty' : 'text';
    return Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, shape(member)]));
  };
  expect(shape(words.en)).toEqual(shape(words.ko));
  expect(shape(subscriptionWords.en)).toEqual(shape(subscriptionWords.ko));
  expect(JSON.stringify([shape(words), shape(subscriptionWords)])).not.toContain('empty');
});

test('every sentence in Korean is in one register', () => {
  const sentences: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') sentences.push(...value.split(/(?<=\.) /).filter((part) => part.endsWith('.')));
    else if (typeof value === 'object' && value) Object.values(value).forEach(collect);
  };
  collect(words.ko);
  collect(subscriptionWords.ko);
  expect(sentences.length).toBeGreaterThan(15);
  expect(sentences.filter((sentence) => !sentence.endsWith('요.'))).toEqual([]);
});

describe('the receipt', () => {
  const card = {
    aid: 'A469b847306d7b2dc394',
    method: 'CARD',
    approvedAt: startTime,
    cardIssuer: '신한',
    cardApprovalNumber: '12345678',
    installmentMonths: 3,
  };
  const paid = (over: object, language: Language = 'en') =>
    pageOf('approved', language, { totalWon: 1_234_567, vatWon: 1_000, quantity: 2, approval: card, ...over });

  test.each([
    ['what was paid', {}, '<dt>Amount paid</dt><dd>₩1,234,567</dd>'],
    ['the amount before VAT', {}, '<dt>Net amount</dt><dd>₩1,233,567</dd>'],
    ['the amount before VAT without what is tax-free', { taxFreeWon: 500 }, '<dt>Net amount</dt><dd>₩1,233,067</dd>'],
    ['the VAT', {}, '<dd>₩1,000</dd>'],
    ['what is tax-free', { taxFreeWon: 500 }, '<dt>Tax-free</dt><dd>₩500</dd>'],
    ['the pieces', {}, '<dd>초코파이 × 2</dd>'],
    ['the card', {}, '<dd>Card · 신한 · 3 monthly installments</dd>'],
    ['a card paid at once', { approval: { ...card, installmentMonths: 0 } }, '<dd>Card · 신한 · in full</dd>'],
    ['money', { approval: { ...card, method: 'MONEY', cardIssuer: undefined } }, '<dd>KakaoPay Money</dd>'],
    ['a method of tomorrow', { approval: { ...card, method: 'SEASHELLS' } }, '<dd>SEASHELLS · 신한</dd>'],
    ['the time in Korea', {}, '<dd>2026.11.23 14:00 KST</dd>'],
    ['the card company’s number', {}, '<dt>Card approval number</dt><dd>12345678</dd>'],
    ['KakaoPay’s number', {}, '<dt>Transaction ID</dt><dd>A469b847306d7b2dc394</dd>'],
    ['the order', {}, '<dd>A-1001</dd>'],
  ])('shows %s', (_, over, expected) => {
    expect(paid(over)).toContain(expected);
  });

  test('is in Korean for Koreans', () => {
    const page = paid({}, 'ko');
    expect(page).toContain('<dt>공급가액</dt><dd>1,233,567원</dd>');
    expect(page).toContain('<dt>결제 일시</dt><dd>2026.11.23 14:00</dd>');
    expect(page).toContain('<dt>카드 승인번호</dt><dd>12345678</dd>');
    expect(page).toContain('<dt>결제 고유번호</dt><dd>A469b847306d7b2dc394</dd>');
  });

  test('leaves out what there is not', () => {
    expect(paid({})).not.toContain('Tax-free');
    expect(paid({ approval: { ...card, cardApprovalNumber: undefined } })).not.toContain('Card approval number');
    expect(paid({ approval: { method: 'UNKNOWN', approvedAt: startTime } })).not.toMatch(/UNKNOWN|Payment method/);
    expect(paid({})).toContain('Payment method');
    expect(pageOf('ready', 'en')).not.toContain('Paid at');
  });

  test('says that it is a test only when it is one, also on paper', () => {
    expect(paid({})).toContain('<dd>Test payment</dd>');
    const real = pageOf('approved', 'en', { merchantCode: 'C371930065' }, serviceOf({}));
    expect(real).not.toMatch(/test payment/i);
  });

  test('can be printed where a script can run, and nothing else is a script', () => {
    expect(paid({})).toContain('<button class="button print" type="button" hidden>Print</button><script>');
    for (const status of statuses.filter((other) => !paidStatuses.includes(other))) {
      expect(pageOf(status, 'en')).not.toContain('<script');
    }
  });

  test('never shows what is the shop’s or ours', () => {
    const page = paid({}) + pageOf('approving', 'en');
    for (const hidden of ['buyer-1', 'T469b847306d7b2dc394', 'ad950e97794abfef4ce0', 'TC0ONETIME']) {
      expect(page).not.toContain(hidden);
    }
  });
});

test.each(statuses.filter((status) => !paidStatuses.includes(status)))(
  '%s shows what was ordered, not a charge',
  (status) => {
    const page = pageOf(status, 'ko');
    expect(page).toContain('<dt>주문 금액</dt><dd>2,200원</dd>');
    expect(page).not.toContain('<dt>결제 금액</dt>');
  },
);

describe('the shop', () => {
  test('stands above the page, in its title, and can be gone back to', () => {
    const page = pageOf('quit', 'ko', {}, serviceOf(shop));
    expect(page).toContain('<title>결제를 그만뒀어요 · 2,200원 · 초코나라</title>');
    expect(page).toContain('<p class="brand"><a href="https://choco.example/home">초코나라</a></p>');
    expect(page).toContain('<a class="button main" href="https://choco.example/home">쇼핑몰로 돌아가기</a>');
  });

  test('without a page of its own is gone back to where this payment would have led', () => {
    const page = pageOf('expired', 'en', { returnUrl: 'https://shop.example/done?x=1' }, serviceOf({}));
    expect(page).toContain('<p class="brand"><a href="https://shop.example">shop.example</a></p>');
    expect(page).toContain('<a class="button main" href="https://shop.example">Back to the shop</a>');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'myshop://paid', 'https://'])(
    'is never led to by %s',
    (url) => {
      const page = pageOf('quit', 'en', { returnUrl: url }, serviceOf({ url }));
      expect(page).not.toContain(url);
      expect(page).toContain('You can close this page and return to the shop.');
    },
  );

  test.each([
    ['02-123-4567', '<a href="tel:021234567">02-123-4567</a>'],
    ['help@choco.example', '<a href="mailto:help@choco.example">help@choco.example</a>'],
    ['https://choco.example/help', '<a href="https://choco.example/help">https://choco.example/help</a>'],
    ['카카오톡 채널 @초코나라', 'Contact the shop: 카카오톡 채널 @초코나라'],
    ['javascript:alert(1)', 'Contact the shop: javascript:alert(1)'],
  ])('can be asked where it says: %s', (contact, expected) => {
    for (const status of ['approving', 'needs_review', 'failed'] as const) {
      expect(pageOf(status, 'en', {}, serviceOf({ contact }))).toContain(expected);
    }
    expect(unknownLinkPage(serviceOf({ contact }).settings, 'en')).toContain(expected);
    expect(pageOf('approved', 'en', {}, serviceOf({ contact }))).not.toContain(contact);
  });
});

describe('why it failed', () => {
  const failed = (failure: Payment['failure'], language: Language = 'ko') => pageOf('failed', language, { failure });

  test('is told in the words of the method', () => {
    const failure = { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: '잔액이 부족합니다' } as const;
    expect(failed(failure)).toContain('결제되지 않은 이유: <span lang="ko">잔액이 부족합니다</span>');
    expect(failed(failure, 'en')).toContain('Reason given: <span lang="ko">잔액이 부족합니다</span>');
  });

  test.each([
    [-797, '한 번에 결제할 수 있는 한도를 넘었어요.'],
    [-705, '이 결제 수단은 사용할 수 없어요.'],
    [-725, '주문 정보가 결제 정보와 달라요. 쇼핑몰에 문의해 주세요.'],
  ])('is told in our words for %i', (kakaoPayCode, text) => {
    const page = failed({ reason: 'refused', kakaoPayCode, kakaoPayMessage: 'limit per payment exceeded!' });
    expect(page).toContain(`<p class="reason">${text}</p>`);
  });

  test.each([
    { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: 'approval failure!' },
    { reason: 'failed_at_kakaopay', kakaoPayMessage: 'FAIL_PAYMENT' },
    { reason: 'failed_at_kakaopay' },
    undefined,
  ] as const)('is left out where there are only words for programs: %j', (failure) => {
    expect(failed(failure)).not.toContain('class="reason"');
    expect(failed(failure)).not.toMatch(/approval failure|FAIL_PAYMENT/);
  });
});

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '&lt;b&gt;',
  '</title><b>',
])('what others name is text and nothing else: %s', (hostile) => {
  const tags = (text: string) => {
    const approval = { aid: text, method: text, approvedAt: 1, cardIssuer: text, cardApprovalNumber: text };
    const failure = { reason: 'refused', kakaoPayCode: -780, kakaoPayMessage: `가${text}` } as const;
    const own = serviceOf({ name: text, contact: text, url: 'https://x.example' });
    const over = { itemName: text, orderId: text, approval, failure };
    return ['approved', 'failed']
      .map((status) => pageOf(status as Status, 'ko', over, own))
      .join()
      .match(/<[^>]*>/g);
  };
  expect(tags(hostile)).toEqual(tags('x'));
});

describe('what a payer can do', () => {
  const looksAgain = (status: Status) => isWaiting(service, samplePayment(status));

  test('pay, while it is ready, and see until when', () => {
    expect(pageOf('ready', 'en')).toContain('Continue to payment</a>');
    expect(pageOf('ready', 'en')).toContain('<dt>Pay by</dt><dd>2026.11.23 14:15 KST</dd>');
    expect(looksAgain('ready')).toBe(false);
  });

  test('wait, while it is approving: the page looks again by itself', () => {
    expect(pageOf('approving', 'en')).toContain('This usually takes a few seconds');
    expect(pageOf('approving', 'en')).toContain('You can safely close it, but please do not pay again.');
    expect(looksAgain('approving')).toBe(true);
  });

  test.each(statuses.filter((status) => states[status].payerDone))('no longer pay, when it is %s', (status) => {
    expect(looksAgain(status)).toBe(false);
    expect(pageOf(status, 'en')).not.toContain('/checkout/');
  });

  test('make another payment, while all of this is only tried out', () => {
    expect(pageOf('quit', 'en')).toContain('href="http://localhost:3000/">Make a new test payment</a>');
    expect(unknownLinkPage(service.settings, 'en')).toContain('Make a new test payment</a>');
    expect(pageOf('quit', 'en', {}, serviceOf({}))).not.toContain('test payment</a>');
  });

  test('not pay any more when the 15 minutes are over, though it is still ready: nothing is claimed until it is known', () => {
    simulator.clock.advance('15m');
    const page = pageOf('ready', 'en');
    expect(page).toContain('<h1>Payment time has expired</h1>');
    expect(page).toContain('We are checking with KakaoPay that you have not been charged.');
    expect(page).not.toContain('class="button');
    expect(looksAgain('ready')).toBe(true);
  });
});

test.each(languages)('a link that leads nowhere has a page in %s', (language) => {
  expect(unknownLinkPage(service.settings, language)).toContain(words[language].unknownLink.title);
});
