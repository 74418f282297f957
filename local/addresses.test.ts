import { expect, test } from 'vitest';
import { ownAddress, publicAddress, publicUrlFault, shopUrlFault } from './addresses.ts';

const network = () => '192.168.0.5';

test.each([
  [{ host: '127.0.0.1', port: 3000 }, 'http://localhost:3000', 'http://127.0.0.1:3000'],
  [{ host: '0.0.0.0', port: 3000 }, 'http://192.168.0.5:3000', 'http://127.0.0.1:3000'],
  [{ host: '192.168.0.7', port: 3000 }, 'http://192.168.0.7:3000', 'http://192.168.0.7:3000'],
  [{ host: 'fd00::7', port: 3000 }, 'http://[fd00::7]:3000', 'http://[fd00::7]:3000'],
  [
    { host: '127.0.0.1', port: 3000, publicUrl: 'https://abc.ngrok.app/' },
    'https://abc.ngrok.app',
    'http://127.0.0.1:3000',
  ],
])('%j', (place, forPeople, forPrograms) => {
  expect(publicAddress(place, network)).toBe(forPeople);
  expect(ownAddress(place)).toBe(forPrograms);
});

test.each(['http://localhost:4000', 'https://abc.ngrok.app/', 'http://[::1]:4000'])(
  '%s is an address for others',
  (url) => {
    expect(publicUrlFault(url)).toBeUndefined();
  },
);

test.each([
  ['localhost:4000', 'an address such as'],
  ['ftp://localhost', 'an address such as'],
  ['http://user:pw@localhost', 'an address such as'],
  ['https://abc.ngrok.app/pay', 'without a path: https://abc.ngrok.app,'],
  ['http://localhost:4000/?', 'without a path'],
  ['http://localhost:4000/#', 'without a path'],
])('the address %s is explained', (url, words) => {
  expect(publicUrlFault(url)).toContain(words);
});

test("the shop's page may have a path, and is on the web", () => {
  expect(shopUrlFault('https://shop.example/store?a=b')).toBeUndefined();
  for (const address of ['shop.example', 'javascript:alert(1)'])
    expect(shopUrlFault(address)).toBe(`must be an address such as https://shop.example, not "${address}".`);
});
