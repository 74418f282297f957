import { expect, test } from 'vitest';
import { parseKakaoPayTime } from './kakaopay-time.ts';

test('a KakaoPay time is Korean time', () => {
  expect(parseKakaoPayTime('2023-05-21T15:20:55')?.toISOString()).toBe('2023-05-21T06:20:55.000Z');
});

test('the instant is the one that the tid of the same payment carries', () => {
  expect(parseKakaoPayTime('2023-05-21T15:20:55')?.getTime()).toBe(0x6469b847 * 1000);
});

test.each([
  ['the first hours of a year are still the old year in UTC', '2024-01-01T08:59:59', '2023-12-31T23:59:59.000Z'],
  ['a leap day', '2024-02-29T09:00:00', '2024-02-29T00:00:00.000Z'],
  ['a fraction counts to the millisecond', '2024-02-29T09:00:00.123999', '2024-02-29T00:00:00.123Z'],
  ['a fraction of one digit', '2024-02-29T09:00:00.5', '2024-02-29T00:00:00.500Z'],
  ['the Korean zone', '2024-02-29T09:00:00+09:00', '2024-02-29T00:00:00.000Z'],
  ['the Korean zone without a colon', '2024-02-29T09:00:00+0900', '2024-02-29T00:00:00.000Z'],
  ['the Korean zone in hours', '2024-02-29T09:00:00+09', '2024-02-29T00:00:00.000Z'],
  ['UTC', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['UTC in numbers', '2024-02-29T00:00:00+00:00', '2024-02-29T00:00:00.000Z'],
  ['UTC with a fraction', '2024-02-29T00:00:00.25Z', '2024-02-29T00:00:00.250Z'],
  ['another zone', '2024-02-28T19:30:00-04:30', '2024-02-29T00:00:00.000Z'],
])('%s', (_, time, instant) => {
  expect(parseKakaoPayTime(time)?.toISOString()).toBe(instant);
});

test.each([
  '',
  '2023-02-29T00:00:00',
  '2023-02-30T00:00:00',
  '2023-13-01T00:00:00',
  '2023-01-00T00:00:00',
  '0023-01-01T00:00:00',
  '2023-01-01T24:00:00',
  '2023-01-01T00:00:60',
  '2023-01-01T00:60:00',
  '2023-01-01 00:00:00',
  '2023-01-01',
  '2023-02-30T00:00:00Z',
  '2023-01-01T00:00:00+24:00',
  '2023-01-01T00:00:00+09:60',
  '2023-01-01T00:00:00+9',
  '2023-01-01T00:00:00+09:',
  '2023-01-01T00:00:00 KST',
  '2023-01-01T00:00:00ZZ',
  'x2023-01-01T00:00:00',
  '2023-01-01T00:00:00.',
  'null',
])('%j is no KakaoPay time', (time) => {
  expect(parseKakaoPayTime(time)).toBeUndefined();
});
