import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

test.each([
  ['READY', false, 1, 'open'],
  ['AUTH_PASSWORD', false, 1, 'open'],
  ['AUTH_PASSWORD', true, 1, 'authenticated'],
  ['AUTH_PASSWORD', true, 0, 'expired'],
  ['OPEN_PAYMENT', true, 0, 'expired'],
  ['SUCCESS_PAYMENT', true, 0, 'paid'],
  ['ISSUED_SID', true, 0, 'paid'],
  ['CANCEL_PAYMENT', true, 0, 'paid'],
  ['QUIT_PAYMENT', true, 5, 'quit'],
  ['FAIL_PAYMENT', true, 5, 'failed'],
  ['FAIL_AUTH_PASSWORD', true, 5, 'failed'],
] as const)('%s, finished %s, %i ms left is %s', (status, finished, remainingMs, outcome) => {
  expect(outcomeOf({ status, finished, remainingMs })).toBe(outcome);
});
