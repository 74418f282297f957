import { describe, expect, test } from 'vitest';
import { createWorld, startTime } from '../../../world/world.ts';
import type { Language } from '../http/language.ts';
import { type Status, states } from '../payment/states.ts';
import { samplePayment } from '../payment/testing.ts';
import { isWaiting, statusPage, unknownLinkPage } from './status.ts';
import { words } from './words.ts';

const { service, simulator } = await createWorld();
const languages: readonly Language[] = ['ko', 'en'];
const statuses = Object.keys(states) as Status[];
const pageOf = (status: Status, language: Language, over = {}) =>
  statusPage(service, samplePayment(status, over), language);

describe.each(languages)('in %s', (language) => {
  test.each(statuses)('a payment that is %s has a whole page that says so', (status) => {
    const page = pageOf(status, language);
    const { title, text } = words[language].status[status];
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(page).toContain(`<title>${title}</title>`);
    expect(page).toContain(`<h1>${title}</h1><p>${text}</p>`);
    expect(page).toContain(`href="?lang=${language === 'ko' ? 'en' : 'ko'}"`);
    expect(page).toContain(words[language].test);
    expect(page).not.toMatch(/undefined|null|NaN|\[object/);
    expect(page).not.toMatch(/<script|kakao\w*\.(png|svg|jpg)/i);
  });
});

test('both languages have the same words, and no empty one', () => {
  const shape = (value: unknown): unknown => {
    if (typeof value === 'function') return 'function';
    if (typeof value === 'string') return value === '' ? 'empty' : 'text';
    return Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, shape(member)]));
  };
  expect(shape(words.en)).toEqual(shape(words.ko));
  expect(JSON.stringify(shape(words))).not.toContain('empty');
});

describe('the receipt', () => {
  const card = {
    aid: 'A469b847306d7b2dc394',
    method: 'CARD',
    approvedAt: startTime,
    cardIssuer: '신한',
    installmentMonths: 3,
  };
  const paid = (over: object, language: Language = 'en') =>
    pageOf('approved', language, { totalWon: 1_234_567, vatWon: 1_000, quantity: 2, approval: card, ...over });

  test.each([
    ['the total', {}, '<dd>₩1,234,567</dd>'],
    ['the VAT', {}, '<dd>₩1,000</dd>'],
    ['what is tax-free', { taxFreeWon: 500 }, '<dt>Tax-free</dt><dd>₩500</dd>'],
    ['the pieces', {}, '<dd>초코파이 × 2</dd>'],
    ['the card', {}, '<dd>Card · 신한 · 3 monthly instalments</dd>'],
    ['a card paid at once', { approval: { ...card, installmentMonths: 0 } }, '<dd>Card · 신한 · in full</dd>'],
    ['money', { approval: { ...card, method: 'MONEY', cardIssuer: undefined } }, '<dd>KakaoPay Money</dd>'],
    ['a method of tomorrow', { approval: { ...card, method: 'SEASHELLS' } }, '<dd>SEASHELLS · 신한</dd>'],
    ['the time in Korea', {}, '<dd>2026-11-23 14:00:00 KST</dd>'],
    ['the approval', {}, '<dd>A469b847306d7b2dc394</dd>'],
    ['the order', {}, '<dd>A-1001</dd>'],
  ])('shows %s', (_, over, expected) => {
    expect(paid(over)).toContain(expected);
  });

  test('leaves out what there is not', () => {
    expect(paid({})).not.toContain('Tax-free');
    expect(pageOf('ready', 'en')).not.toContain('Paid at');
  });

  test('says that it is a test only when it is one', () => {
    expect(paid({ merchantCode: 'C371930065' })).not.toContain(words.en.test);
  });

  test('never shows what is the shop’s or ours', () => {
    const page = paid({}) + pageOf('approving', 'en');
    for (const hidden of ['buyer-1', 'T469b847306d7b2dc394', 'ad950e97794abfef4ce0', 'TC0ONETIME']) {
      expect(page).not.toContain(hidden);
    }
  });
});

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '&lt;b&gt;',
  '</title><b>',
])('what a shop names its goods is text and nothing else: %s', (hostile) => {
  const approval = { aid: hostile, method: hostile, approvedAt: 1, cardIssuer: hostile, installmentMonths: 0 };
  const page = pageOf('approved', 'ko', { itemName: hostile, orderId: hostile, approval });
  const plain = pageOf('approved', 'ko', {
    itemName: 'x',
    orderId: 'x',
    approval: { ...approval, aid: 'x', method: 'x', cardIssuer: 'x' },
  });
  const tags = (html: string) => html.match(/<[^>]*>/g);
  expect(tags(page)).toEqual(tags(plain));
});

describe('what a payer can do', () => {
  const looksAgain = (status: Status) => isWaiting(service, samplePayment(status));

  test('pay, while it is ready', () => {
    expect(pageOf('ready', 'en')).toContain('Go on with the payment</a>');
    expect(looksAgain('ready')).toBe(false);
  });

  test('wait, while it is approving: the page looks again by itself', () => {
    expect(looksAgain('approving')).toBe(true);
  });

  test.each(statuses.filter((status) => states[status].payerDone))('nothing more, when it is %s', (status) => {
    expect(looksAgain(status)).toBe(false);
    expect(pageOf(status, 'en')).not.toContain('</a>\n</main>');
    expect(pageOf(status, 'en')).not.toContain('class="button"');
  });

  test('not pay any more when the 15 minutes are over, though it is still ready: it is told so, and moves on by itself', () => {
    simulator.clock.advance('15m');
    const page = pageOf('ready', 'en');
    expect(page).toContain(words.en.status.expired.title);
    expect(page).not.toContain('class="button"');
    expect(looksAgain('ready')).toBe(true);
  });
});

test.each(languages)('a link that leads nowhere has a page in %s', (language) => {
  expect(unknownLinkPage(language)).toContain(words[language].unknownLink.title);
});
