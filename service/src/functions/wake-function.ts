import { ensureDaily } from '../flows/reconcile-daily.ts';
import { type Mover, type WakeReport, wake } from '../flows/wake.ts';
import { beginInvocation, endInvocation } from './invocation.ts';

/** The part that is used of what Lambda tells a function about its invocation. */
export interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

export type WakeFunction = (event: unknown, context: LambdaContext) => Promise<WakeReport>;

// A lookup, an approve and a lookup again: nothing is begun that could not be finished.
const longestStepMs = 25_000;

/**
 * Run every minute: finishes whatever was cut off, and what becomes due while it runs. Fails, so that an alarm can see
 * it, when an item could not be moved.
 */
export const wakeFunction =
  (engine: Mover): WakeFunction =>
  async (_event, context) => {
    beginInvocation(context.awsRequestId);
    const stopAt = engine.clock.now() + context.getRemainingTimeInMillis() - longestStepMs;
    await ensureDaily(engine);
    const report = await wake(engine, { stopAt, waitUntil: stopAt });
    endInvocation();
    if (report.failed > 0) throw new Error(`${report.failed} of ${report.due} due items could not be moved on`);
    return report;
  };
