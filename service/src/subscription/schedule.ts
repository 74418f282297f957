import { addDays, addMonths, daysBetween, kstDay, kstInstant, monthsBetween } from '../kst.ts';
import { chargeHour, type Interval, type Plan } from './plan.ts';
import type { NextCharge } from './subscription.ts';

/** A period of a plan, and when its charge is due: ms since 1970. */
export interface Period {
  readonly n: number;
  readonly at: number;
}

const inDays = { add: addDays, between: daysBetween };
const inMonths = { add: addMonths, between: monthsBetween };
const units = {
  day: { ...inDays, size: 1 },
  week: { ...inDays, size: 7 },
  month: { ...inMonths, size: 1 },
  year: { ...inMonths, size: 12 },
} satisfies Record<Interval['unit'], unknown>;

type Dates = Pick<Plan, 'anchor' | 'interval'>;

/** The KST day from which a subscription's dates are counted: the shop's own, or the day it starts after the trial. */
export const anchorOf = (start: { startedAt: number; trialDays: number; anchor?: string | undefined }): string =>
  start.anchor ?? addDays(kstDay(start.startedAt), start.trialDays);

/**
 * The KST day of date `n` (0: the anchor). Counted from the anchor, never from the date before: monthly from
 * 31 January it is 28 or 29 February, and then 31 March.
 */
export function chargeDay({ anchor, interval }: Dates, n: number): string {
  const { add, size } = units[interval.unit];
  return add(anchor, n * interval.count * size);
}

/** When the charge of period `n` is due: ms since 1970. */
export const chargeTime = (plan: Dates, n: number): number => kstInstant(chargeDay(plan, n), chargeHour);

/** The period that a KST day lies in, which a first payment on that day is for; -1 before the anchor. */
export function periodOn(plan: Dates, day: string): number {
  const { between, size } = units[plan.interval.unit];
  const n = Math.floor(between(plan.anchor, day) / (plan.interval.count * size));
  // The day may be in the date's month and yet before it.
  return Math.max(-1, chargeDay(plan, n) > day ? n - 1 : n);
}

/**
 * The period to charge next, or undefined: the plan is complete.
 *
 * Periods whose day was over before today in Korea are passed over. Nobody is charged in arrears: a subscription that
 * was paused, or an anchor in the past, would take many amounts at once for what the payer never had. Today's is due,
 * whatever the hour, so `at` may be past.
 *
 * @param after the last period that was settled or passed over; at first that of the first payment (`periodOn`)
 * @param now ms since 1970
 * @param charged how many of the plan's charges succeeded so far
 */
export function nextCharge(plan: Plan, after: number, now: number, charged: number): Period | undefined {
  const yesterday = addDays(kstDay(now), -1);
  const n = Math.max(after, periodOn(plan, yesterday)) + 1;
  const complete = plan.chargesMax !== undefined && charged >= plan.chargesMax;
  return complete || isAfterLastDay(plan, chargeDay(plan, n)) ? undefined : { n, at: chargeTime(plan, n) };
}

/** The period after this one, counted as if today were its day: what a service missed is made up for. */
export const chargeAfter = (plan: Plan, n: number, charged: number): Period | undefined =>
  nextCharge(plan, n, chargeTime(plan, n), charged);

/**
 * When a refused charge of period `n` is tried again for the `attempt`-th time (from 1), in ms since 1970, or
 * undefined: no more. Counted from the scheduled day, so retries move no date.
 *
 * A retry on the next period's day or later is dropped: that day's charge takes its place, and the payer is never asked
 * for two amounts at once. One after the plan's last day is dropped too, as the payer was promised.
 */
export function retryTime(plan: Plan, n: number, attempt: number): number | undefined {
  const days = plan.retryDays[attempt - 1];
  if (days === undefined) return undefined;
  const day = addDays(chargeDay(plan, n), days);
  return day >= chargeDay(plan, n + 1) || isAfterLastDay(plan, day) ? undefined : kstInstant(day, chargeHour);
}

/**
 * The retry that follows a charge refused at that time (ms since 1970). One whose time went by is passed over: a charge
 * that comes late, after an outage, must not spend all its retries within minutes.
 */
export function nextRetry(plan: Plan, refused: NextCharge, refusedAt: number): NextCharge | undefined {
  for (let attempt = refused.attempt + 1; attempt <= plan.retryDays.length; attempt++) {
    const at = retryTime(plan, refused.n, attempt);
    if (at !== undefined && at > refusedAt) return { n: refused.n, at, attempt };
  }
  return undefined;
}

const isAfterLastDay = ({ lastDay }: Plan, day: string): boolean => lastDay !== undefined && day > lastDay;
