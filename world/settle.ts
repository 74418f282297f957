import type { WakeReport } from '../service/src/flows/wake.ts';
import type { Attribute } from '../service/src/ports/table.ts';
import type { Service } from '../service/src/service.ts';
import { dueQueues, retryQueues, unansweredQueue } from '../service/src/store/queues.ts';
import { slowMs, type Time } from './outside.ts';

/** The daily job stands in the queue for ever: the next day's is not waited for, one that was put off is. */
const isNextDay = (sk: Attribute, at: number, now: number): boolean =>
  sk === 'reconcile_daily' && at > now + 12 * 3_600_000;

/** Every due time that is written down gets its wake, one after the other. */
export async function settle(
  service: Service,
  time: Time,
  wakeUp: () => Promise<WakeReport>,
  stream: () => Promise<void>,
): Promise<void> {
  for (let wakes = 0; wakes < 500; wakes++) {
    await stream();
    const pages = await Promise.all(
      [...dueQueues, unansweredQueue, ...retryQueues].map((pk) =>
        service.table.query({ index: 'queue', pk, limit: 2 }),
      ),
    );
    const items = pages.flatMap((page) => page.items).map(({ sk, queuedAt }) => ({ sk, at: Number(queuedAt) }));
    const due = items.flatMap(({ sk, at }) => (isNextDay(sk, at, time.now()) ? [] : at));
    if (due.length === 0) return time.pass(slowMs.kakaopay);
    await time.pass(Math.max(0, Math.min(...due) - time.now()));
    await wakeUp();
  }
  throw new Error('Something is due for ever.');
}
