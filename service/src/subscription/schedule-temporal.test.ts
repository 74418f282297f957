import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/implementation';
import { expect, test } from 'vitest';
import { addDays, addMonths } from '../kst.ts';
import type { Plan } from './plan.ts';
import { chargeDay, chargeTime, nextCharge, periodOn, retryTime } from './schedule.ts';

// Our arithmetic of dates against that of JavaScript's standard to come, from 1900 to 2200.
const dayFrom = (first: string) => {
  const days = Temporal.PlainDate.from(first).until('2200-12-31').days;
  return fc.nat(days).map((n) => Temporal.PlainDate.from(first).add({ days: n }).toString());
};
const anyDay = dayFrom('1900-01-01');
/** Korea's clock was another one until 1988. */
const modernDay = dayFrom('1989-01-01');
/** Month ends are where dates go wrong. */
const lateDay = anyDay.map((day) => Temporal.PlainDate.from(day).with({ day: 31 }).toString());

const planFrom = (anchor: fc.Arbitrary<string>): fc.Arbitrary<Plan> =>
  fc.record({
    amountWon: fc.constant(1_000),
    taxFreeWon: fc.constant(0),
    vatWon: fc.constant(91),
    interval: fc.record({
      unit: fc.constantFrom('day', 'week', 'month', 'year'),
      count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
    }),
    anchor,
    retryDays: fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 5 })
      .map((days) => days.sort((a, b) => a - b)),
    afterRetries: fc.constantFrom('end', 'pause'),
  });
const plans = planFrom(fc.oneof(anyDay, lateDay));
const number = fc.nat(400);

/** Date `n` as Temporal has it. */
const dateOf = ({ anchor, interval }: Plan, n: number) =>
  Temporal.PlainDate.from(anchor).add({ [`${interval.unit}s`]: n * interval.count }, { overflow: 'constrain' });
/** A day's time at nine hours from UTC, in ms since 1970. */
const instantOf = (day: Temporal.PlainDate, plainTime: string) =>
  day.toZonedDateTime({ timeZone: '+09:00', plainTime }).epochMilliseconds;

test('days and months are added as Temporal adds them, forwards and backwards', () => {
  fc.assert(
    fc.property(fc.oneof(anyDay, lateDay), fc.integer({ min: -3_600, max: 3_600 }), (day, n) => {
      const date = Temporal.PlainDate.from(day);
      expect(addDays(day, n)).toBe(date.add({ days: n }).toString());
      expect(addMonths(day, n)).toBe(date.add({ months: n }).toString());
    }),
  );
});

test('every date is the anchor and n intervals, and dates grow', () => {
  fc.assert(
    fc.property(plans, number, (plan, n) => {
      expect(chargeDay(plan, n)).toBe(dateOf(plan, n).toString());
      expect(chargeDay(plan, n + 1) > chargeDay(plan, n)).toBe(true);
    }),
  );
});

test('a charge is due at 10:00 in Asia/Seoul', () => {
  fc.assert(
    fc.property(planFrom(modernDay), number, (plan, n) => {
      const due = dateOf(plan, n).toZonedDateTime({ timeZone: 'Asia/Seoul', plainTime: '10:00' });
      expect(chargeTime(plan, n)).toBe(due.epochMilliseconds);
    }),
  );
});

test('the next charge is the one found by trying each date in turn', () => {
  fc.assert(
    fc.property(plans, number, fc.integer({ min: -40, max: 40 }), number, (plan, near, days, after) => {
      const today = dateOf(plan, near).add({ days });
      let n = after + 1;
      while (Temporal.PlainDate.compare(dateOf(plan, n), today) < 0) n++;
      expect(nextCharge(plan, after, instantOf(today, '12:00'), 0)).toEqual({ n, at: chargeTime(plan, n) });
    }),
  );
});

test('a day is in the period whose date has come and whose next has not, however long ago the anchor is', () => {
  fc.assert(
    fc.property(plans, anyDay, (plan, day) => {
      const n = periodOn(plan, day);
      expect(n).toBeGreaterThanOrEqual(-1);
      expect(n === -1 || dateOf(plan, n).toString() <= day).toBe(true);
      expect(dateOf(plan, n + 1).toString() > day).toBe(true);
    }),
  );
});

test('retries are at 10:00 some days after the scheduled day, before the next date, and move none', () => {
  fc.assert(
    fc.property(plans, number, (plan, n) => {
      const next = { n: n + 1, at: chargeTime(plan, n + 1) };
      const expected = plan.retryDays
        .map((days) => dateOf(plan, n).add({ days }))
        .map((day) => instantOf(day, '10:00'))
        .filter((at) => at < next.at);
      const retries = plan.retryDays.map((_, index) => retryTime(plan, n, index + 1));
      expect(retries.filter((at) => at !== undefined)).toEqual(expected);
      for (const at of expected) expect(nextCharge(plan, n, at, 1)).toEqual(next);
      expect(retryTime(plan, n, plan.retryDays.length + 1)).toBeUndefined();
    }),
  );
});
