import { expect, test } from 'vitest';
import { addResult } from './add-result.ts';

const result = { paymentId: 'pay_1', orderId: 'A&1 초', status: 'approved' };
const added = 'paymentId=pay_1&orderId=A%261%20%EC%B4%88&status=approved';

test.each([
  ['https://shop.example', `https://shop.example?${added}`],
  ['https://shop.example/done', `https://shop.example/done?${added}`],
  ['https://shop.example/done?', `https://shop.example/done?${added}`],
  ['https://shop.example/done?a=1&', `https://shop.example/done?a=1&${added}`],
  [
    'https://shop.example/done.php?od_name=%C3%CA%C4%DA&mobile&q=a%20b',
    `https://shop.example/done.php?od_name=%C3%CA%C4%DA&mobile&q=a%20b&${added}`,
  ],
  ['https://shop.example/?a=1;b=2+3;sig=%2f%2F==', `https://shop.example/?a=1;b=2+3;sig=%2f%2F==&${added}`],
  ['HTTPS://Shop.Example:443/a/../b/./c#top', `HTTPS://Shop.Example:443/a/../b/./c?${added}#top`],
  ['https://shop.example/done?lang=ko#a?b#c', `https://shop.example/done?lang=ko&${added}#a?b#c`],
  ['https://shop.example/#/paid', `https://shop.example/?${added}#/paid`],
  ['https://shop.example/#/paid?{result}', `https://shop.example/#/paid?${added}`],
  ['https://shop.example/?v=2#/paid?a=1&{result}&b=2', `https://shop.example/?v=2#/paid?a=1&${added}&b=2`],
  ['myshop://paid', `myshop://paid?${added}`],
  ['myshop:paid?x', `myshop:paid?x&${added}`],
  // A header can only be ASCII.
  ['https://shop.example/완료?q=초', `https://shop.example/%EC%99%84%EB%A3%8C?q=%EC%B4%88&${added}`],
  ['https://한글.kr/완료', `https://xn--bj0bj06e.kr/%EC%99%84%EB%A3%8C?${added}`],
])('%s', (address, expected) => {
  expect(addResult(address, result)).toBe(expected);
});

test('a value is put in as it is, whatever it looks like', () => {
  expect(addResult('https://a.example/#{result}', { orderId: "$&$1$'" })).toBe(
    `https://a.example/#orderId=%24%26%241%24'`,
  );
});
