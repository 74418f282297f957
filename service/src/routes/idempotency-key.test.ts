import { expect, test } from 'vitest';
import type { Request } from '../http/message.ts';
import { readIdempotencyKey } from './idempotency-key.ts';

test.each([
  ['abc', 'abc'],
  ['"abc"', 'abc'],
  // Quotes that are not around it are its own.
  ['a"b"', 'a"b"'],
  ['"a"b', '"a"b'],
])('%s is the key %s', (header, key) => {
  expect(readIdempotencyKey({ headers: { 'idempotency-key': header } } as unknown as Request)).toBe(key);
});
