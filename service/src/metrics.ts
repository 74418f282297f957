import type { Log } from './ports/log.ts';

/**
 * Which log lines are metrics as well, and what each counts. CloudWatch reads them from the log itself (embedded metric
 * format): no call, no library. Ten metrics are free, and ten of these are counted in an hour at most in which nothing
 * calls for a person: what succeeds is a 0 in the metric of what is refused, so that one metric tells both numbers (its
 * samples, and their sum).
 */
const metrics: Readonly<Record<string, readonly Metric[]>> = {
  payment_created: [{ name: 'PaymentsCreated' }],
  approve_confirmed: [{ name: 'PaymentsFailed', value: 0 }],
  approve_refused: [{ name: 'PaymentsFailed' }],
  found_failed: [{ name: 'PaymentsFailed' }],
  outcome_unknown: [{ name: 'OutcomesUnknown' }],
  needs_review: [{ name: 'PaymentsToReview' }],
  item_parked: [{ name: 'PaymentsToReview' }],
  subscription_found_charged_elsewhere: [{ name: 'PaymentsToReview' }],
  subscription_sid_missing: [{ name: 'PaymentsToReview' }],
  // KakaoPay lets no call through, and only a person can change that.
  cancel_not_confirmed: [{ name: 'PaymentsToReview', level: 'error' }],
  cancel_confirmed: [{ name: 'CancellationsRefused', value: 0 }],
  part_cancel_confirmed: [{ name: 'CancellationsRefused', value: 0 }],
  cancel_refused: [{ name: 'CancellationsRefused' }],
  further_cancel_refused: [{ name: 'CancellationsRefused' }],
  cancel_overtaken: [{ name: 'CancellationsRefused' }],
  charge_confirmed: [{ name: 'ChargesRefused', value: 0 }],
  charge_refused: [{ name: 'ChargesRefused' }],
  kakaopay_called: [
    { name: 'KakaoPayLatency', unit: 'Milliseconds', field: 'ms' },
    { name: 'KakaoPayErrors', field: 'unanswered' },
  ],
  woke: [
    { name: 'OldestOpenPayment', unit: 'Seconds', field: 'oldestOpenSeconds' },
    { name: 'OldestUntoldEvent', unit: 'Seconds', field: 'oldestUntoldSeconds' },
  ],
  endpoint_disabled: [{ name: 'EndpointsDisabled', level: 'error' }],
  reconciliation_difference: [{ name: 'ReconciliationDifferences', level: 'error' }],
};

type Level = Parameters<Log>[0];

interface Metric {
  readonly name: string;
  /** None: it is counted. */
  readonly unit?: 'Milliseconds' | 'Seconds';
  /** The line's field that holds the value. */
  readonly field?: string;
  /** What a line counts that has no such field: 1 when left out. */
  readonly value?: 0;
  /** Lines of another level count nothing. */
  readonly level?: Level;
}

export const metricNamespace = 'kakaopay-serverless';

type Fields = Readonly<Record<string, string | number | undefined>>;

/** The part of a log line that makes it a metric; nothing for a line that is none. */
export function metricsOf(now: number, level: Level, message: string, fields: Fields): object {
  const found = metrics[message]?.filter((metric) => (metric.level ?? level) === level) ?? [];
  if (found.length === 0) return {};
  const values = found.map(({ name, field, value = 1 }) => [name, field === undefined ? value : (fields[field] ?? 0)]);
  return {
    ...Object.fromEntries(values),
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: metricNamespace,
          Dimensions: [['stage']],
          Metrics: found.map(({ name, unit }) => ({ Name: name, ...(unit && { Unit: unit }) })),
        },
      ],
    },
  };
}
