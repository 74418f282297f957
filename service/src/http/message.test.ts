import { expect, test } from 'vitest';
import { seeOther } from './message.ts';

test('a redirect is kept by no cache, and the next site does not learn the address that was left', () => {
  expect(seeOther('https://shop.example/thanks')).toEqual({
    status: 303,
    headers: {
      location: 'https://shop.example/thanks',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
    body: '',
  });
});
