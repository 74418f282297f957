import { expect, test } from 'vitest';
import { baseUrlFault, cidFault, generationFault, keyFault } from './kakaopay-shapes.ts';

const key = `DEV${'0A'.repeat(20)}`;

test.each([key, `PRD${'0A'.repeat(20)}`, '0123456789abcdef0123456789abcdef'])('%s can be a key', (good) => {
  expect(keyFault(good)).toBeUndefined();
});

test.each([
  [`SECRET_KEY ${key}`, 'leave out the word'],
  [`secret_key\t${key}`, 'leave out the word'],
  [`DEV_SECRET_KEY ${key}`, 'leave out the word'],
  [`KakaoAK ${key}`, 'leave out the word'],
  [`Authorization: SECRET_KEY ${key}`, 'leave out the word'],
  ['여기에_시크릿_키를_입력하세요', 'words of an example'],
  ['{발급받은 Secret key}', 'words of an example'],
  ['<secret key>', 'words of an example'],
  ['YOUR_SECRET_KEY', 'words of an example'],
  ['DEVxxxxxxxxxxxxxxxx', 'words of an example'],
  ['DEV1234…', 'words of an example'],
  [`${key} ${key}`, 'no space'],
  [`"${key}"`, 'without quotes'],
  ['DEV1', '4 characters'],
  ['D'.repeat(201), '201 characters'],
])('the key %j is explained, and not shown', (bad, words) => {
  expect(keyFault(bad)).toContain(words);
  expect(keyFault(bad)).not.toContain(bad);
});

test.each(['http://localhost:4000', 'https://open-api.kakaopay.com/', 'http://[::1]:4000'])(
  '%s is an address',
  (url) => {
    expect(baseUrlFault(url)).toBeUndefined();
  },
);

test.each([
  ['localhost:4000', 'an address such as'],
  ['ftp://localhost', 'an address such as'],
  ['http://user:pw@localhost', 'an address such as'],
  ['https://open-api.kakaopay.com/online/v1', 'without a path: https://open-api.kakaopay.com,'],
  ['http://localhost:4000/?', 'without a path'],
  ['http://localhost:4000/#', 'without a path'],
])('the address %s is explained', (url, words) => {
  expect(baseUrlFault(url)).toContain(words);
});

test('a merchant code has 10 capital letters and digits, a generation one of two names', () => {
  expect([cidFault('TC0ONETIME'), cidFault('C371930065')]).toEqual([undefined, undefined]);
  expect(cidFault('tc0onetime')).toContain('not "tc0onetime"');
  expect([generationFault('current'), generationFault('legacy')]).toEqual([undefined, undefined]);
  expect(generationFault('newest')).toContain('not "newest"');
});
