import { expect, test } from 'vitest';
import { checkDomain, checkDomains } from './domains.ts';

const check =
  (domains: string[], url: string, generation: 'current' | 'legacy' = 'current') =>
  () =>
    checkDomains(domains.map(checkDomain), generation, { approve_url: url });

test.each([
  ['https://shop.example', 'https://shop.example/a?b'],
  ['https://shop.example/', 'https://shop.example/a'],
  ['http://shop.example:8080', 'http://shop.example:8080/a'],
  ['https://*.shop.example', 'https://a.shop.example/a'],
  ['https://*.shop.example', 'https://a.b.shop.example/a'],
  ['https://*.Shop.Example', 'https://a.shop.example/a'],
  ['HTTPS://SHOP.EXAMPLE', 'https://shop.example/a'],
  ['https://*.한글.kr', 'https://shop.한글.kr/a'],
  ['https://한글.kr', 'https://xn--bj0bj06e.kr/a'],
  ['https://shop.example:443', 'https://shop.example/a'],
  ['https://*.shop.example:443', 'https://a.shop.example/a'],
  ['http://localhost:3000', 'http://localhost:3000/a'],
])('%s takes %s', (domain, url) => expect(check([domain], url)).not.toThrow());

test.each([
  ['https://shop.example', 'http://shop.example/a'],
  ['https://shop.example', 'https://shop.example:8443/a'],
  ['https://shop.example', 'https://shop.example.evil.test/a'],
  ['https://shop.example', 'https://evil.test/?https://shop.example'],
  ['https://*.shop.example', 'https://shop.example/a'],
  ['https://*.shop.example', 'https://.shop.example/a'],
])('%s refuses %s', (domain, url) =>
  expect(check([domain], url)).toThrow(`approve_url(${url}) does not match registered website domain.`),
);

test.each(['http://localhost:3000/a', 'http://127.0.0.1:3000/a', 'https://8.8.8.8/a'])(
  'a development key may use %s, an admin key may not',
  (url) => {
    expect(check([], url)).not.toThrow();
    expect(check([], url, 'legacy')).toThrow();
  },
);

test.each(['https://localhost/a', 'http://192.168.0.1/a', 'http://10.0.0.1/a', 'http://172.16.0.1/a'])(
  'a development key may not use %s',
  (url) => expect(check([], url)).toThrow(),
);

test.each([
  'not a domain',
  'shop.example',
  'localhost:3000',
  '*.shop.example',
  'https://*',
  'https://*shop.example',
  'https://a.*.example',
  'https://shop.example/shop',
  'https://shop.example?a',
  'https://user@shop.example',
  'ftp://shop.example',
  'https://',
  '',
])('%j could never match and is refused at the start', (entry) =>
  expect(() => checkDomain(entry)).toThrow(/^The domain .* must be like https:\/\/shop\.example/),
);
