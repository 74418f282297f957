import { Problem } from '../http/problem.ts';
import { paymentIdPattern, reconciliationIdPattern, subscriptionIdPattern } from '../ids.ts';
import type { Key, Table } from '../ports/table.ts';
import { eventsOf, type ToldEvent } from '../store/list-events.ts';
import { paymentKey } from '../store/payments.ts';
import { reconciliationKey } from '../store/reconciliations.ts';
import { subscriptionKey } from '../store/subscriptions.ts';
import { readTold } from '../store/told.ts';
import { parseEventId } from '../webhooks/event-id.ts';

/** Where that which an event happened to stands: its id says it. */
function keyOf(id: string): Key | undefined {
  if (paymentIdPattern.test(id)) return paymentKey(id);
  if (subscriptionIdPattern.test(id)) return subscriptionKey(id);
  return reconciliationIdPattern.test(id) ? reconciliationKey(id) : undefined;
}

export async function existingEvent(table: Table, id: string): Promise<ToldEvent> {
  const { itemId = '', n } = parseEventId(id) ?? {};
  const key = keyOf(itemId);
  const told = key && (await readTold(table, key));
  const event = told && eventsOf(told, {}).find((one) => one.n === n);
  if (event === undefined) throw new Problem('event_not_found');
  return event;
}
