import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Problem } from './problem.ts';
import { jsonBody } from './read-json.ts';

const anything = jsonBody(v.unknown());

function read(type: string | undefined, body = '{"a":1}'): unknown {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  const request = { method: 'POST', path: '/', query: {}, headers, body, id: '' };
  anything.assertJson(request);
  return anything.read(request);
}

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON ; charset="utf-8"',
  'application/json; charset=utf8',
  'application/json; charset= "utf-8"',
  'application/json; v=1',
  'application/merge-patch+json',
])('%s is JSON', (type) => {
  expect(read(type)).toEqual({ a: 1 });
});

function problemOf(type: string | undefined, body?: string): Problem | undefined {
  try {
    read(type, body);
    return undefined;
  } catch (error) {
    return error as Problem;
  }
}

test.each([
  undefined,
  '',
  'text/plain',
  'text/plain;charset=UTF-8',
  'text/json',
  'application/jsonp',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=json',
  'application/json; charset=euc-kr',
  'application/json; charset=utf-16',
  'application/json;charset=euc-kr',
  'application/json; charset = euc-kr',
  'text/plain; like=application/json',
])('%s is not', (type) => {
  expect(problemOf(type)?.code).toBe('unsupported_media_type');
});

test('a body of 16,384 characters is read, a longer one is refused unread', () => {
  const longest = `"${'x'.repeat(16_382)}"`;
  expect(read('application/json', longest)).toHaveLength(16_382);
  expect(problemOf('application/json', `${longest} `)?.code).toBe('body_too_large');
});

test('whoever forgot the header with curl is told how it goes', () => {
  const detail = "The body must be sent as application/json, in UTF-8. With curl: -H 'Content-Type: application/json'.";
  expect(problemOf('application/x-www-form-urlencoded')?.details.detail).toBe(detail);
  expect(problemOf('text/plain')?.details.detail).toBe('The body must be sent as application/json, in UTF-8.');
});
