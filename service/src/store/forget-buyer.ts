import { addDays } from '../kst.ts';
import { states } from '../payment/states.ts';
import type { Item, Table } from '../ports/table.ts';
import { subscriptionStates } from '../subscription/states.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { buyerKey } from './list-subscriptions.ts';
import { dayKey, fromItem } from './payments.ts';
import { readSubscription, subscriptionKey } from './subscriptions.ts';

/** What stands in the place of a buyer who is forgotten. */
export const forgottenBuyer = 'forgotten';

export interface Forgotten {
  /** How many payments and subscriptions no longer name the buyer. */
  readonly forgotten: number;
  /** Those that are still open: KakaoPay has to be told the same buyer as before, so try again later. */
  readonly open: readonly string[];
}

const pageSize = 250;
/** Bounds the loop: more pages of one day than any shop has. */
const pagesMax = 100_000;

/**
 * Takes the buyer's id off the buyer's subscriptions, and off every payment between two Korean days, both included.
 * Amounts, order numbers and KakaoPay's ids stay: the books are the same afterwards.
 */
export async function forgetBuyer(
  table: Table,
  { buyerId, from, to }: { readonly buyerId: string; readonly from: string; readonly to: string },
  now: number,
): Promise<Forgotten> {
  const subscriptions = await forgetInSubscriptions(table, buyerId, now);
  let { forgotten } = subscriptions;
  const open = [...subscriptions.open];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const item of await itemsOf(table, day, buyerId)) {
      const { id, status } = fromItem(item);
      // A charge may have to be sent again.
      const isDone = states[status].payerDone && status !== 'charging';
      const done = isDone && (await table.updateIf(item, item.version, { buyerId: forgottenBuyer })).written;
      if (done) forgotten += 1;
      else open.push(id);
    }
  }
  return { forgotten, open };
}

/** Takes the buyer off all subscriptions that are over; the others are charged under the buyer's id. */
async function forgetInSubscriptions(table: Table, buyerId: string, now: number): Promise<Forgotten> {
  let forgotten = 0;
  const open: string[] = [];
  for (const named of await allItems(table, buyerKey(buyerId))) {
    const subscription = await readSubscription(table, named.sk);
    const names = subscription?.buyerId === buyerId;
    const isDone = !names || (subscriptionStates[subscription.status].over && subscription.charge === undefined);
    const done = isDone && (!names || (await takeOff(table, subscription)));
    if (!done) {
      open.push(named.sk);
      continue;
    }
    // The item that names the buyer in its key goes last, by DynamoDB's time to live.
    await table.updateIf(named, named.version, { forgetAt: Math.ceil(now / 1000) });
    if (names) forgotten += 1;
  }
  return { forgotten, open };
}

const takeOff = async (table: Table, { id, version }: Subscription): Promise<boolean> =>
  (await table.updateIf(subscriptionKey(id), version, { buyerId: forgottenBuyer })).written;

const itemsOf = async (table: Table, day: string, buyerId: string): Promise<Item[]> =>
  (await allItems(table, dayKey(day))).filter((item) => item.buyerId === buyerId);

async function allItems(table: Table, pk: string): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const next = await table.query({ pk, limit: pageSize, ...(cursor && { cursor }) });
    found.push(...next.items.map((item) => item as Item));
    cursor = next.cursor;
    if (cursor === undefined) break;
  }
  return found;
}
