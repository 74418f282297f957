import type { Attribute, Changes, Item, Key } from '../ports/table.ts';
import type { Outbox, Telling } from '../webhooks/outbox.ts';
import { dueQueue, isDueQueue, retryQueues } from './queues.ts';

/** Where an item stands in the queue. */
export interface Standing {
  readonly queue: string;
  /** ms since 1970. */
  readonly queuedAt: number;
}

/** An item's place in the queue. The index lags behind: what is found here is read anew before it is acted on. */
export interface Place extends Key, Standing {}

interface Placed {
  readonly id: string;
  /** When its own next step is due, and in which queue. */
  readonly step: Standing | undefined;
  readonly outbox: Outbox | undefined;
  /** Where it stands when nothing is to be done with it. */
  readonly rest: Standing;
}

/** An item stands where the next thing to be done with it stands: its own next step, or telling somebody of it. */
export function placeOf({ id, step, outbox = {}, rest }: Placed): Standing {
  const deliveries = Object.values(outbox).map(
    ({ slot, at }): Standing => ({ queue: retryQueues[slot ?? -1] ?? dueQueue(id), queuedAt: at }),
  );
  const [first = rest, ...others] = step ? [step, ...deliveries] : deliveries;
  const { queue, queuedAt } = others.reduce((next, other) => (other.queuedAt < next.queuedAt ? other : next), first);
  // KakaoPay's next answer, to whomever, must find whatever waits for one.
  return step && !step.queue.startsWith('due') ? { queue: step.queue, queuedAt } : { queue, queuedAt };
}

/**
 * The place tells the next step's time, so that it is not stored twice; only where the item stands for the sake of a
 * delivery, it is.
 */
export const storedWakeAt = (before: Telling, { outbox, wakeAt }: Telling & Woken): Changes =>
  outbox === undefined && before.outbox === undefined ? {} : { wakeAt: outbox && wakeAt };

interface Woken {
  readonly wakeAt?: number;
}

/** The next step's time, from an item. */
export function wakeAtOf({ queue, queuedAt, outbox, wakeAt }: Item): Woken {
  const at: Attribute | undefined = outbox === undefined ? (isDueQueue(queue) ? queuedAt : undefined) : wakeAt;
  return at === undefined ? {} : { wakeAt: Number(at) };
}
