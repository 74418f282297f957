import type { Clock } from '../ports/clock.ts';
import type { Item, Table } from '../ports/table.ts';
import type { SubscriptionStatus } from '../subscription/states.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { monthKey, monthOf, readSubscription, subscriptionOf } from './subscriptions.ts';

/** How far a list has come: the month it is at, and the last subscription of it that was looked at, `''` for none. */
export interface SubscriptionPlace {
  readonly month: string;
  readonly last: string;
}

export interface SubscriptionListing {
  /** Newest first. May be shorter than asked for while there is a next place: the call's time was over. */
  readonly subscriptions: readonly Subscription[];
  readonly next?: SubscriptionPlace;
}

interface Wanted {
  readonly status?: SubscriptionStatus | undefined;
  readonly limit: number;
  readonly after?: SubscriptionPlace | undefined;
}

/** A page looks on for so long, ms: months may be empty, and a rare status stands behind many others. */
const lookingMs = 5_000;
/** This service has made no subscription before. */
const firstMonth = '2026-01';
/** Bounds the loop; the time is over long before. */
const pagesMax = 5_000;
const pageSize = 100;

/** The item that tells which subscriptions a buyer has; one each, so that nobody waits for anybody. */
export const buyerKey = (buyerId: string): string => `buyer#${buyerId}`;

export async function rememberBuyer(table: Table, { id, buyerId }: Subscription): Promise<void> {
  await table.putIfAbsent({ pk: buyerKey(buyerId), sk: id });
}

export async function listSubscriptions(table: Table, clock: Clock, wanted: Wanted): Promise<SubscriptionListing> {
  const stopAt = clock.now() + lookingMs;
  const subscriptions: Subscription[] = [];
  let { month, last } = wanted.after ?? { month: monthOf(clock.now()), last: '' };
  for (let page = 0; page < pagesMax && month >= firstMonth; page++) {
    if (clock.now() >= stopAt) return { subscriptions, next: { month, last } };
    // The bound is inclusive: the last one of the page before comes once more.
    const query = { pk: monthKey(month), newestFirst: true, limit: pageSize, ...(last && { to: last }) };
    const found = await table.query(query);
    for (const item of found.items.filter(({ sk }) => sk !== last)) {
      if (subscriptions.length === wanted.limit) return { subscriptions, next: { month, last } };
      last = item.sk;
      const subscription = subscriptionOf(item as Item);
      if (wanted.status === undefined || subscription.status === wanted.status) subscriptions.push(subscription);
    }
    if (found.cursor === undefined) [month, last] = [monthBefore(month), ''];
  }
  return { subscriptions };
}

/** Those of one buyer. */
export async function listSubscriptionsOf(
  table: Table,
  { buyerId, status, limit, after }: Wanted & { readonly buyerId: string },
): Promise<SubscriptionListing> {
  const to = after?.last;
  const query = { pk: buyerKey(buyerId), newestFirst: true, limit: limit + 2, ...(to && { to }) };
  const ids = (await table.query(query)).items.map(({ sk }) => sk).filter((id) => id !== to);
  const read = await Promise.all(ids.slice(0, limit).map((id) => readSubscription(table, id)));
  const subscriptions = read
    .filter((one) => one !== undefined)
    // One whose buyer was forgotten stands here until DynamoDB takes the item away.
    .filter((one) => one.buyerId === buyerId && (status === undefined || one.status === status));
  const last = ids[limit - 1];
  return { subscriptions, ...(ids.length > limit && last && { next: { month: '', last } }) };
}

function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number > 1 ? `${year}-${String(number - 1).padStart(2, '0')}` : `${year - 1}-12`;
}
