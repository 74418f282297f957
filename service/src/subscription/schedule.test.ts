import { describe, expect, test } from 'vitest';
import { defaultRetryDays, type Interval, type Plan } from './plan.ts';
import { anchorOf, chargeDay, chargeTime, nextCharge, nextRetry, periodOn, retryTime } from './schedule.ts';

const monthly: Plan = {
  amountWon: 9_900,
  taxFreeWon: 0,
  vatWon: 900,
  interval: { unit: 'month', count: 1 },
  anchor: '2026-01-31',
  retryDays: defaultRetryDays,
  afterRetries: 'end',
};
const daily: Plan = { ...monthly, interval: { unit: 'day', count: 1 } };
const weekly: Plan = { ...monthly, interval: { unit: 'week', count: 1 } };

/** An instant, by the clock in Korea: `2026-11-23T10:00`. */
const korea = (time: string) => Date.parse(`${time}+09:00`);

test.each<[string, Interval['unit'], number, string[]]>([
  ['2026-01-31', 'month', 1, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
  ['2028-01-31', 'month', 1, ['2028-01-31', '2028-02-29', '2028-03-31']],
  ['2026-11-30', 'month', 3, ['2026-11-30', '2027-02-28', '2027-05-30']],
  ['2028-02-29', 'year', 1, ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  ['2096-02-29', 'year', 4, ['2096-02-29', '2100-02-28', '2104-02-29']],
  ['2026-12-30', 'day', 1, ['2026-12-30', '2026-12-31', '2027-01-01']],
  ['2028-02-20', 'week', 2, ['2028-02-20', '2028-03-05', '2028-03-19']],
])('from %s, by %s and %i', (anchor, unit, count, days) => {
  const dates = { anchor, interval: { unit, count } };
  expect(days.map((_, n) => chargeDay(dates, n))).toEqual(days);
});

test('a charge is due at ten in the morning in Korea', () => {
  expect(chargeTime(monthly, 1)).toBe(Date.UTC(2026, 1, 28, 1));
});

describe('the anchor', () => {
  test.each([
    ['the day the subscription starts in Korea', { startedAt: korea('2026-02-01T00:10'), trialDays: 0 }, '2026-02-01'],
    ['moved by the trial', { startedAt: korea('2026-01-31T23:50'), trialDays: 14 }, '2026-02-14'],
    ['what the shop says', { startedAt: korea('2026-01-31T12:00'), trialDays: 14, anchor: '2026-03-01' }, '2026-03-01'],
  ])('is %s', (_, start, day) => expect(anchorOf(start)).toBe(day));

  test.each([
    ['before the anchor', '2026-01-30', -1],
    ['long before it', '1926-01-30', -1],
    ['on the anchor', '2026-01-31', 0],
    ['on the last day of the first period', '2026-02-27', 0],
    ['on the second date', '2026-02-28', 1],
    ['where the month is one further but the date is not', '2026-03-30', 1],
  ])('%s (%s) it is period %i', (_, day, n) => expect(periodOn(monthly, day)).toBe(n));
});

test.each([
  ['week', 2, '2026-03-01', 2],
  ['year', 1, '2028-03-01', 2],
  ['year', 2, '2030-03-01', 2],
] as const)('by %s and %i, %s lies in period %i', (unit, count, day, n) => {
  expect(periodOn({ anchor: '2026-01-31', interval: { unit, count } }, day)).toBe(n);
});

describe('the next charge', () => {
  test('is the date after the last that was settled', () => {
    const now = korea('2026-01-31T15:00');
    expect(nextCharge(monthly, 0, now, 0)).toEqual({ n: 1, at: korea('2026-02-28T10:00') });
    expect(nextCharge(monthly, 1, now, 1)).toEqual({ n: 2, at: korea('2026-03-31T10:00') });
  });

  test('is the anchor itself where nothing was paid for it, as after a trial', () => {
    expect(nextCharge(monthly, -1, korea('2026-01-20T09:00'), 0)).toEqual({ n: 0, at: korea('2026-01-31T10:00') });
  });

  test.each([
    ['the minute the day begins', '2026-03-31T00:00', 2, '2026-03-31T10:00'],
    ['late on its day: due at once', '2026-03-31T23:59', 2, '2026-03-31T10:00'],
    ['the day is over: not charged in arrears', '2026-04-01T00:00', 3, '2026-04-30T10:00'],
    ['thirty years later', '2056-02-01T00:00', 361, '2056-02-29T10:00'],
  ])('passes over the days before today: %s', (_, now, n, at) => {
    expect(nextCharge(monthly, 0, korea(now), 0)).toEqual({ n, at: korea(at) });
  });

  test('of a plan that is anchored decades ago is the first date from today on', () => {
    const now = korea('2026-11-23T12:00');
    const old = { ...monthly, anchor: '1990-01-31' };
    expect(nextCharge(old, -1, now, 0)).toEqual({ n: 442, at: korea('2026-11-30T10:00') });
    expect(nextCharge({ ...daily, anchor: '1990-01-31' }, -1, now, 0)).toEqual({
      n: 13_445,
      at: korea('2026-11-23T10:00'),
    });
  });

  test('is none after so many charges, whatever was passed over', () => {
    const plan = { ...monthly, chargesMax: 3 };
    const now = korea('2026-12-25T12:00');
    expect(nextCharge(plan, 9, now, 2)).toEqual({ n: 11, at: korea('2026-12-31T10:00') });
    expect(nextCharge(plan, 9, now, 3)).toBeUndefined();
  });

  test('is none after the last day, which is still one', () => {
    const plan = { ...monthly, lastDay: '2026-03-31' };
    expect(nextCharge(plan, 1, korea('2026-03-01T12:00'), 1)).toEqual({ n: 2, at: korea('2026-03-31T10:00') });
    expect(nextCharge(plan, 2, korea('2026-03-31T12:00'), 2)).toBeUndefined();
    expect(nextCharge(plan, 1, korea('2026-04-01T00:00'), 1)).toBeUndefined();
    expect(nextCharge({ ...plan, lastDay: '2026-03-30' }, 1, korea('2026-03-01T12:00'), 1)).toBeUndefined();
  });
});

describe('a refused charge', () => {
  const retries = (plan: Plan, n: number) => [1, 2, 3, 4].map((attempt) => retryTime(plan, n, attempt));

  test('is tried again 1, 3 and 7 days after its scheduled day', () => {
    const times = [korea('2026-03-01T10:00'), korea('2026-03-03T10:00'), korea('2026-03-07T10:00'), undefined];
    expect(retries(monthly, 1)).toEqual(times);
  });

  test('is tried at the next of these times that is still to come', () => {
    const refused = { n: 1, at: korea('2026-02-28T10:00'), attempt: 0 };
    const at = korea('2026-03-01T10:00');
    expect(nextRetry(monthly, refused, at - 1)).toEqual({ n: 1, at, attempt: 1 });
    expect(nextRetry(monthly, refused, at)).toEqual({ n: 1, at: korea('2026-03-03T10:00'), attempt: 2 });
  });

  test('is not tried again on the day of the next charge, or later', () => {
    expect(retries(weekly, 0)).toEqual([korea('2026-02-01T10:00'), korea('2026-02-03T10:00'), undefined, undefined]);
    expect(retries(daily, 0)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('is not tried again after the last day', () => {
    const plan = { ...monthly, lastDay: '2026-03-03' };
    expect(retries(plan, 1)).toEqual([korea('2026-03-01T10:00'), korea('2026-03-03T10:00'), undefined, undefined]);
  });
});
