import { expect, test } from 'vitest';
import { toRequest } from './api-gateway.ts';
import { withCookies } from './with-cookies.ts';

const event = { rawPath: '/console', requestContext: { http: { method: 'GET' } }, headers: { accept: 'text/html' } };

test('cookies are a header again', () => {
  const cookies = ['operator=abc', 'lang=ko'];
  expect(toRequest(withCookies({ ...event, cookies }))?.headers).toEqual({
    accept: 'text/html',
    cookie: 'operator=abc; lang=ko',
  });
  expect(toRequest(withCookies({ ...event, headers: undefined, cookies }))?.headers).toEqual({
    cookie: 'operator=abc; lang=ko',
  });
});

test.each([event, { ...event, cookies: 'x' }, undefined, null, 'warm-up'])('%j stays as it is', (given) => {
  expect(withCookies(given)).toBe(given);
});
