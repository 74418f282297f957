import { type WakeReport, wake } from '../flows/wake.ts';
import { engineOfLambda } from './environment.ts';
import { beginInvocation, endInvocation } from './invocation.ts';

interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

const engine = await engineOfLambda();

// A lookup, an approve and a lookup again: nothing is begun that could not be finished.
const longestStepMs = 25_000;

/**
 * Run every minute: finishes whatever was cut off. Fails, so that an alarm can see it, when an item could not be
 * moved.
 */
export async function handler(_event: unknown, context: LambdaContext): Promise<WakeReport> {
  beginInvocation(context.awsRequestId);
  const stopAt = engine.clock.now() + context.getRemainingTimeInMillis() - longestStepMs;
  const report = await wake(engine, { stopAt, waitUntil: stopAt });
  endInvocation();
  if (report.failed > 0) throw new Error(`${report.failed} of ${report.due} due items could not be moved on`);
  return report;
}
