import { paymentIdPattern, paymentIdTime } from '../ids.ts';
import { kstDay } from '../kst.ts';
import type { Payment } from '../payment/payment.ts';
import type { Attribute, Changes, Item, Key, Table } from '../ports/table.ts';
import { packLinks, unpackLinks } from './payer-links.ts';

/** The wake index is spread over this many partitions, so that no single one takes every write. */
export const wakeShards: readonly string[] = ['wake#0', 'wake#1', 'wake#2', 'wake#3'];

/** The payments of one Korean day stand together, oldest first: a day is listed without any index. */
export const dayKey = (day: string): string => `payments#${day}`;

/** The id says when the payment was made, and so where it stands. */
export const paymentKey = (id: string): Key => ({ pk: dayKey(kstDay(paymentIdTime(id))), sk: id });

export type Saved =
  | { readonly saved: true; readonly payment: Payment }
  | { readonly saved: false; readonly payment: Payment | undefined };

/** Reads a payment; `undefined` for one that was never made, and for an id that cannot be one. */
export async function readPayment(table: Table, id: string): Promise<Payment | undefined> {
  if (!paymentIdPattern.test(id)) return undefined;
  const item = await table.get(paymentKey(id));
  return item && fromItem(item);
}

export async function insertPayment(table: Table, payment: Payment): Promise<Saved> {
  const result = await table.putIfAbsent({ ...paymentKey(payment.id), ...toAttributes(payment) });
  return result.written
    ? { saved: true, payment: fromItem(result.item) }
    : { saved: false, payment: result.current && fromItem(result.current) };
}

/** Writes what changed, if nobody else has written since `before` was read. */
export async function savePayment(table: Table, before: Payment, after: Payment): Promise<Saved> {
  const result = await table.updateIf(paymentKey(before.id), before.version, changesBetween(before, after));
  return result.written
    ? { saved: true, payment: fromItem(result.item) }
    : { saved: false, payment: result.current && fromItem(result.current) };
}

function changesBetween(before: Payment, after: Payment): Changes {
  const old = toAttributes(before);
  const wanted = toAttributes(after);
  const names = new Set([...Object.keys(old), ...Object.keys(wanted)]);
  const changed = [...names].filter((name) => JSON.stringify(old[name]) !== JSON.stringify(wanted[name]));
  return Object.fromEntries(changed.map((name) => [name, wanted[name]]));
}

// The id is the sort key and tells the time of creation: neither is stored twice.
function toAttributes(payment: Payment): Record<string, Attribute> {
  const { id, version: _, createdAt: __, links, ...rest } = payment;
  const shard = wakeShards[id.charCodeAt(id.length - 1) % wakeShards.length] as string;
  return {
    ...(rest as unknown as Record<string, Attribute>),
    links: packLinks(links),
    ...(payment.wakeAt !== undefined && { wakeShard: shard }),
  };
}

/** Attributes that a newer version of the service may have added are left alone in the table. */
export function fromItem(item: Item): Payment {
  const { pk: _, sk, wakeShard: __, links, ...rest } = item;
  return {
    ...rest,
    id: sk,
    createdAt: paymentIdTime(sk),
    links: unpackLinks(links as Readonly<Record<string, string>>),
  } as unknown as Payment;
}
