/** What a subscription charges after its first payment, when, and until when. Days are Korean, such as `2026-11-23`. */
export interface Plan {
  /** What each later charge takes, in won, and the parts of it that are free of tax and that are VAT. */
  readonly amountWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  readonly interval: Interval;
  /** The day from which every date is counted: date 0. */
  readonly anchor: string;
  /** After this many charges that succeeded the plan is complete. */
  readonly chargesMax?: number;
  /** Nothing is charged after this day. */
  readonly lastDay?: string;
  /** How many days after its scheduled day a refused charge is tried again: from 1, growing. */
  readonly retryDays: readonly number[];
  /** What becomes of the subscription when the last retry was refused. */
  readonly afterRetries: 'end' | 'pause';
}

/** Every `count` (1 or more) of a unit. */
export interface Interval {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly count: number;
}

export const defaultRetryDays: readonly number[] = [1, 3, 7];

/** The hour in Korea when charges are due: after the banks' nightly maintenance, and when somebody can help a payer. */
export const chargeHour = 10;
