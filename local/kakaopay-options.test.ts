import { expect, test } from 'vitest';
import { optionsFault, tidyBaseUrl } from './kakaopay-options.ts';

test('nothing has to be typed; what was typed is told under the name of its setting', () => {
  expect(optionsFault({})).toBeUndefined();
  const fault = 'must be the key alone, without a space or a line break.';
  expect(optionsFault({ secretKey: 'DEV1 DEV2' })).toBe(`KAKAOPAY_SECRET_KEY ${fault}`);
  expect(optionsFault({ secretKey: 'DEV1 DEV2' }, { secretKey: 'The KakaoPay key' })).toBe(`The KakaoPay key ${fault}`);
});

test.each([
  ['http://localhost:4000', 'http://localhost:4000'],
  ['http://localhost:4000/', 'http://localhost:4000'],
  ['HTTPS://Gateway.example/KakaoPay/', 'https://gateway.example/KakaoPay'],
  ['https://gateway.example/a/b', 'https://gateway.example/a/b'],
])('%s is used as %s', (address, used) => {
  expect(optionsFault({ baseUrl: address })).toBeUndefined();
  expect(tidyBaseUrl(address)).toBe(used);
});
