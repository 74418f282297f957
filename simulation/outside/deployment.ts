import type { Changes, Item, Table } from '../../service/src/ports/table.ts';
import { fromItem, paymentPlace } from '../../service/src/store/payments.ts';
import { subscriptionOf, subscriptionPlace } from '../../service/src/store/subscriptions.ts';

/** What the version before this one knew nothing of: whom to tell of what. */
const unknownThen = ['outbox', 'news', 'bodies', 'parked', 'replayed', 'delivered'] as const;

/**
 * A new version is deployed over items that an older one has written: they hold nothing of what is told to whom, and
 * stand in the queue for their own next step alone.
 */
export async function deployOver(table: Table, items: Iterable<Item>): Promise<void> {
  for (const item of [...items]) {
    const place = placeThen(item);
    if (place === undefined) continue;
    const gone = Object.fromEntries(unknownThen.filter((name) => name in item).map((name) => [name, undefined]));
    await table.updateIf(item, item.version, { ...gone, wakeAt: undefined, ...place } as Changes);
  }
}

function placeThen(item: Item) {
  if (item.pk.startsWith('payments#')) {
    const { outbox: _, ...payment } = fromItem(item);
    return paymentPlace(payment);
  }
  if (!item.pk.startsWith('subscriptions#')) return undefined;
  const { outbox: _, ...subscription } = subscriptionOf(item);
  return subscriptionPlace(subscription);
}
