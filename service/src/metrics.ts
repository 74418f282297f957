/**
 * Which log lines are metrics as well, and what each counts. CloudWatch reads them from the log itself (embedded metric
 * format): no call, no library. Ten metrics are free; these are fewer.
 */
const metrics: Readonly<Record<string, readonly Metric[]>> = {
  payment_created: [{ name: 'PaymentsCreated' }],
  approve_confirmed: [{ name: 'PaymentsApproved' }],
  approve_refused: [{ name: 'PaymentsFailed' }],
  found_failed: [{ name: 'PaymentsFailed' }],
  outcome_unknown: [{ name: 'OutcomesUnknown' }],
  needs_review: [{ name: 'PaymentsToReview' }],
  item_parked: [{ name: 'PaymentsToReview' }],
  kakaopay_called: [
    { name: 'KakaoPayLatency', unit: 'Milliseconds', field: 'ms' },
    { name: 'KakaoPayErrors', field: 'unanswered' },
  ],
  woke: [{ name: 'OldestOpenPayment', unit: 'Seconds', field: 'oldestOpenSeconds' }],
};

interface Metric {
  readonly name: string;
  /** None: it is counted. */
  readonly unit?: 'Milliseconds' | 'Seconds';
  /** The line's field that holds the value; each line counts 1 when left out. */
  readonly field?: string;
}

export const metricNamespace = 'kakaopay-serverless';

type Fields = Readonly<Record<string, string | number | undefined>>;

/** The part of a log line that makes it a metric; nothing for a line that is none. */
export function metricsOf(now: number, message: string, fields: Fields): object {
  const found = metrics[message];
  if (found === undefined) return {};
  const values = found.map(({ name, field }) => [name, field === undefined ? 1 : (fields[field] ?? 0)]);
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
