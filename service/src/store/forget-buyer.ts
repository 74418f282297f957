import { addDays } from '../kst.ts';
import { states } from '../payment/states.ts';
import type { Item, Table } from '../ports/table.ts';
import { dayKey, fromItem } from './payments.ts';

/** What stands in the place of a buyer who is forgotten. */
export const forgottenBuyer = 'forgotten';

export interface Forgotten {
  /** How many payments no longer name the buyer. */
  readonly forgotten: number;
  /** Payments that are still open: KakaoPay has to be told the same buyer as before, so try again later. */
  readonly open: readonly string[];
}

const pageSize = 250;
/** Bounds the loop: more pages of one day than any shop has. */
const pagesMax = 100_000;

/**
 * Takes the buyer's id off every payment between two Korean days, both included. Amounts, order numbers and KakaoPay's
 * ids stay: the books are the same afterwards.
 */
export async function forgetBuyer(
  table: Table,
  { buyerId, from, to }: { readonly buyerId: string; readonly from: string; readonly to: string },
): Promise<Forgotten> {
  let forgotten = 0;
  const open: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const item of await itemsOf(table, day, buyerId)) {
      const { id, status } = fromItem(item);
      const isDone = states[status].payerDone;
      const done = isDone && (await table.updateIf(item, item.version, { buyerId: forgottenBuyer })).written;
      if (done) forgotten += 1;
      else open.push(id);
    }
  }
  return { forgotten, open };
}

async function itemsOf(table: Table, day: string, buyerId: string): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const next = await table.query({ pk: dayKey(day), limit: pageSize, ...(cursor && { cursor }) });
    found.push(...next.items.map((item) => item as Item).filter((item) => item.buyerId === buyerId));
    cursor = next.cursor;
    if (cursor === undefined) break;
  }
  return found;
}
