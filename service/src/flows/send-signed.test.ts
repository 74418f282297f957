import { expect, test } from 'vitest';
import { isTaken } from './send-signed.ts';

test.each([
  [199, false],
  [200, true],
  [204, true],
  [299, true],
  [300, false],
  [410, false],
  [500, false],
])('an answer %i has taken it: %s', (status, taken) => {
  expect(isTaken({ status, said: '' })).toBe(taken);
});

test('no answer has not taken it', () => {
  expect(isTaken({ status: undefined, error: 'timeout' })).toBe(false);
});
