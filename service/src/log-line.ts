import { metricsOf } from './metrics.ts';
import type { Log } from './ports/log.ts';

/** What every line of one invocation has in common. */
export interface LogContext {
  readonly stage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly coldStart?: boolean | undefined;
  readonly traceId?: string | undefined;
}

/**
 * A log line as it is written: JSON with the field names of Powertools for AWS Lambda, so that its readers' queries
 * fit. The correlation id is the payment's. What every line would repeat is left out: the log is a large part of the
 * bill.
 */
export function logLine(
  now: number,
  ...[level, message, fields, context = {}]: [...Parameters<Log>, LogContext?]
): string {
  const { paymentId, ...rest } = fields;
  return JSON.stringify({
    level: level.toUpperCase(),
    message,
    timestamp: new Date(now).toISOString(),
    stage: context.stage,
    cold_start: context.coldStart,
    function_request_id: context.requestId,
    xray_trace_id: context.traceId,
    correlation_id: paymentId,
    ...rest,
    ...metricsOf(now, level, message, fields),
  });
}
