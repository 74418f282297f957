import { expect, test } from 'vitest';
import { ownAddress, publicAddress } from './addresses.ts';

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
