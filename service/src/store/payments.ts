import { paymentIdPattern, paymentIdTime } from '../ids.ts';
import { kstDay } from '../kst.ts';
import type { Payment, PaymentChanges } from '../payment/payment.ts';
import type { Attribute, Changes, Item, Key, Table, WriteResult } from '../ports/table.ts';
import { packLinks, unpackLinks } from './payer-links.ts';
import { placeOf, type Standing, storedWakeAt, wakeAtOf } from './place.ts';
import { changedQueue, dueQueue, reviewQueue, unansweredQueue } from './queues.ts';

/** The payments of one Korean day stand together, oldest first: a day is listed without any index. */
export const dayKey = (day: string): string => `payments#${day}`;

/** The id says when the payment was made, and so where it stands. */
export const paymentKey = (id: string): Key => ({ pk: dayKey(kstDay(paymentIdTime(id))), sk: id });

export type Saved =
  | { readonly saved: true; readonly payment: Payment }
  | { readonly saved: false; readonly payment: Payment | undefined };

/** What was just written need not be read from its own item. */
const savedOf = (payment: Payment, result: WriteResult): Saved =>
  result.written
    ? { saved: true, payment: { ...payment, version: result.item.version } }
    : { saved: false, payment: result.current && fromItem(result.current) };

/** Reads a payment; `undefined` for one that was never made, and for an id that cannot be one. */
export async function readPayment(table: Table, id: string): Promise<Payment | undefined> {
  if (!paymentIdPattern.test(id)) return undefined;
  const item = await table.get(paymentKey(id));
  return item && fromItem(item);
}

export async function insertPayment(table: Table, payment: Payment): Promise<Saved> {
  // The id is the sort key and tells the time of creation: neither is stored twice.
  const { id, version: _, createdAt: __, wakeAt: ___, ...rest } = payment;
  const attributes = toAttributes(rest) as Record<string, Attribute>;
  const result = await table.putIfAbsent({ ...attributes, ...paymentKey(id), ...paymentPlace(payment) });
  return savedOf(payment, result);
}

/** Writes what was decided about `before`, if nobody else has written since it was read. */
export async function savePayment(
  table: Table,
  before: Payment,
  { payment, changes }: { readonly payment: Payment; readonly changes: PaymentChanges },
): Promise<Saved> {
  const place = { ...paymentPlace(payment), ...storedWakeAt(before, payment), failures: undefined };
  const { wakeAt: _, ...rest } = changes;
  const written = { ...toAttributes(rest), ...place };
  return savedOf(payment, await table.updateIf(paymentKey(before.id), before.version, written));
}

/** Plain JSON already, but for the links, which are packed. The wake-up is not among them: it stands in the queue. */
function toAttributes(changes: Omit<PaymentChanges, 'wakeAt'>): Changes {
  const attributes = changes as Changes;
  return changes.links ? { ...attributes, links: packLinks(changes.links) } : attributes;
}

/** Where the payment stands in the queue; `now` (ms since 1970): when it comes there. */
export function paymentPlace(payment: Payment, now?: number): Standing {
  const { id, status, wakeAt, waiting, events, outbox } = payment;
  const changedAt = events.at(-1)?.at ?? paymentIdTime(id);
  const stepQueue = waiting?.reason === 'no_answer' ? unansweredQueue : dueQueue(id);
  const step = wakeAt === undefined ? undefined : { queue: stepQueue, queuedAt: wakeAt };
  const at = now ?? changedAt;
  const changed = { queue: changedQueue(at), queuedAt: at };
  return placeOf({
    id,
    step,
    outbox,
    rest: status === 'needs_review' ? { queue: reviewQueue, queuedAt: changedAt } : changed,
  });
}

/** Attributes that a newer version of the service may have added are left alone in the table. */
export function fromItem(item: Item): Payment {
  const { pk: _, sk, queue: __, queuedAt: ___, failures: ____, wakeAt: _____, links, ...rest } = item;
  return {
    ...rest,
    id: sk,
    createdAt: paymentIdTime(sk),
    ...(links !== undefined && { links: unpackLinks(links as Readonly<Record<string, string>>) }),
    ...wakeAtOf(item),
  } as unknown as Payment;
}
