import { paymentIdTime, subscriptionIdPattern } from '../ids.ts';
import { kstDay } from '../kst.ts';
import type { Attribute, Changes, Item, Key, Table, WriteResult } from '../ports/table.ts';
import type { Subscription, SubscriptionChanges } from '../subscription/subscription.ts';
import { placeOf, type Standing, storedWakeAt, wakeAtOf } from './place.ts';
import { changedQueue, dueQueue, unansweredQueue } from './queues.ts';

/** The subscriptions of one Korean month stand together, oldest first. */
export const monthKey = (month: string): string => `subscriptions#${month}`;

export const monthOf = (instant: number): string => kstDay(instant).slice(0, 7);

/** The id has its first payment's time and chance in it, and so says where the subscription stands. */
export const subscriptionKey = (id: string): Key => ({ pk: monthKey(monthOf(paymentIdTime(id))), sk: id });

export type SavedSubscription =
  | { readonly saved: true; readonly subscription: Subscription }
  | { readonly saved: false; readonly subscription: Subscription | undefined };

const savedOf = (result: WriteResult): SavedSubscription =>
  result.written
    ? { saved: true, subscription: subscriptionOf(result.item) }
    : { saved: false, subscription: result.current && subscriptionOf(result.current) };

/** `undefined` for one that was never made, and for an id that cannot be one. */
export async function readSubscription(table: Table, id: string): Promise<Subscription | undefined> {
  if (!subscriptionIdPattern.test(id)) return undefined;
  const item = await table.get(subscriptionKey(id));
  return item && subscriptionOf(item);
}

export async function insertSubscription(table: Table, subscription: Subscription): Promise<SavedSubscription> {
  const { id, version: _, wakeAt: __, ...rest } = subscription;
  const attributes = rest as unknown as Record<string, Attribute>;
  return savedOf(
    await table.putIfAbsent({ ...subscriptionKey(id), ...attributes, ...subscriptionPlace(subscription) }),
  );
}

/** Writes what was decided about `before`, if nobody else has written since it was read. */
export async function saveSubscription(
  table: Table,
  before: Subscription,
  after: Subscription,
  { wakeAt: _, ...changes }: SubscriptionChanges,
): Promise<SavedSubscription> {
  const place = { ...subscriptionPlace(after), ...storedWakeAt(before, after), failures: undefined };
  const written = { ...(changes as Changes), ...place };
  return savedOf(await table.updateIf(subscriptionKey(before.id), before.version, written));
}

/** Where the subscription stands in the queue; `now` (ms since 1970): when it comes there. */
export function subscriptionPlace(subscription: Subscription, now?: number): Standing {
  const { id, wakeAt, unanswered, createdAt, events, outbox } = subscription;
  const at = now ?? events.at(-1)?.at ?? createdAt;
  const queue = unanswered === undefined ? dueQueue(id) : unansweredQueue;
  const step = wakeAt === undefined ? undefined : { queue, queuedAt: wakeAt };
  return placeOf({ id, step, outbox, rest: { queue: changedQueue(at), queuedAt: at } });
}

export function subscriptionOf(item: Item): Subscription {
  const { pk: _, sk, queue: __, queuedAt: ___, failures: ____, wakeAt: _____, ...rest } = item;
  return { ...rest, id: sk, ...wakeAtOf(item) } as unknown as Subscription;
}
