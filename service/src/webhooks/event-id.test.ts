import { expect, test } from 'vitest';
import { eventIdOf, parseEventId } from './event-id.ts';

test.each([
  ['pay_01m83ccy40eqyf4q04fx5fmdgv', 3],
  ['sub_01m83ccy40eqyf4q04fx5fmdgv', 10],
  ['rec_20261123', 999_999_999],
])('an id says what it happened to and which of its events it is: %s, %i', (itemId, n) => {
  expect(eventIdOf(itemId, n)).toBe(`${itemId}_${n}`);
  expect(parseEventId(`${itemId}_${n}`)).toEqual({ itemId, n });
});

test.each([
  ...['', '3', 'pay_01', 'pay__3', 'pay_01_', 'pay_01_0', 'pay_01_03', 'pay_01_x', 'pay_01_1x', 'pay_01_1xy'],
  ...['1pay_01_3', ' pay_01_3', 'pay_01_3 ', 'pay_01_3_3', 'pay_01_1234567890', 'PAY_01_3', 'pay_0-1_3', '_01_3'],
])('"%s" is none', (id) => {
  expect(parseEventId(id)).toBeUndefined();
});
