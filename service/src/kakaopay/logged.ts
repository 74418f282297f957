import type { CallName, Result } from 'kakaopay-client';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/**
 * Counts and times a call of KakaoPay for a payment. Neither what was sent nor what came back is logged, and a status
 * only when it is not 200.
 */
export async function logged<Answer>(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  paymentId: string,
  call: CallName,
  run: () => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const startedAt = clock.now();
  const result = await run();
  const error = result.ok ? undefined : result.error;
  // What was found wrong before anything was sent is no call.
  if (error?.certainty === 'our_fault') return result;
  const httpStatus = error === undefined ? 200 : error.httpStatus;
  const unanswered = httpStatus === undefined || httpStatus >= 500 ? 1 : undefined;
  const status = httpStatus === 200 ? {} : { httpStatus };
  log('info', 'kakaopay_called', { paymentId, call, ...status, ms: clock.now() - startedAt, unanswered });
  return result;
}
