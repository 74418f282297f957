import { expect, test } from 'vitest';
import { strangerReason } from './guard.ts';

const baseUrl = 'http://127.0.0.1:4000';
const asked = (url: string, headers: Record<string, string> = {}, method = 'POST', base = baseUrl) =>
  strangerReason({ method, path: '/', query: '', headers: { host: hostOf(url), ...headers }, body: '' }, base) ===
  undefined;

/** As it was sent, not as `URL` would have it. */
const hostOf = (url: string) => url.split('/')[2] ?? '';

test.each(['http://127.0.0.1:4000/', 'http://localhost:4000/', 'http://[::1]:4000/', 'http://LOCALHOST:4000/'])(
  '%s is a name of this machine',
  (url) => {
    expect(asked(url)).toBe(true);
    expect(asked(url, {}, 'GET')).toBe(true);
  },
);

test.each([
  'http://evil.example:4000/',
  'http://127.0.0.1.evil.example:4000/',
  'http://localhost.evil.example/',
  'http://0.0.0.0:4000/',
  'http://192.168.0.5:4000/',
])('%s is none, whatever the method', (url) => {
  expect(asked(url)).toBe(false);
  expect(asked(url, {}, 'GET')).toBe(false);
});

test('the configured address is one too, also with https in front', () => {
  const base = 'https://pay.test';
  expect(asked('http://pay.test/', { origin: 'https://pay.test' }, 'POST', base)).toBe(true);
  expect(asked('http://other.test/', {}, 'POST', base)).toBe(false);
});

test.each<Record<string, string>>([
  { origin: 'http://127.0.0.1:4000' },
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'same-origin' },
])('an act with %j comes from here', (headers) => expect(asked(`${baseUrl}/`, headers)).toBe(true));

test.each<Record<string, string>>([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:3000' },
  { origin: 'http://localhost:4000' },
  { origin: 'https://127.0.0.1:4000' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'cross-site' },
])('an act with %j does not', (headers) => {
  expect(asked(`${baseUrl}/`, headers)).toBe(false);
  expect(asked(`${baseUrl}/`, headers, 'GET')).toBe(true);
});
