import type { Item, Key, Table, WriteResult } from '../ports/table.ts';

/**
 * The item of one order of the shop: which payment is the current one, and all of them. It is a lock, and a claim that
 * names the payment before it exists. Whoever holds it has this much time to make that payment:
 *
 *     claimed        20 s                     30 s
 *     |---------------|------------------------|------------------------------->
 *      the link may be  made, but handed out     anybody may claim the order anew,
 *      handed out       only after another look  unless the payment is there
 */
export interface Order {
  readonly version: number;
  readonly orderId: string;
  /** The current payment, or the one that is being made. */
  readonly paymentId: string;
  /** What was asked for, in short: the same request finds the same. */
  readonly fingerprint: string;
  /** ms since 1970. */
  readonly claimedAt: number;
  /** Every payment of the order, newest last. */
  readonly paymentIds: readonly string[];
}

/** Until then after the claim a new payment is surely still the order's current one. */
export const claimSureMs = 20_000;
/** A request is ended by the gateway after 30 s: nobody is at work on a claim older than this. */
export const claimLifeMs = 30_000;
/** More payments of one order than this are listed by day only. */
const paymentsMax = 50;

export interface NewOrder {
  readonly orderId: string;
  readonly paymentId: string;
  readonly fingerprint: string;
  readonly now: number;
}

const orderKey = (orderId: string): Key => ({ pk: `order#${orderId}`, sk: 'order' });

export async function readOrder(table: Table, orderId: string): Promise<Order | undefined> {
  const item = await table.get(orderKey(orderId));
  return item && fromItem(item);
}

/** The order as it stands now, and whether this claim is the one that stands there. */
export interface OrderClaim {
  readonly claimed: boolean;
  readonly order: Order | undefined;
}

const claimOf = (result: WriteResult): OrderClaim =>
  result.written
    ? { claimed: true, order: fromItem(result.item) }
    : { claimed: false, order: result.current && fromItem(result.current) };

/** The first claim of an order. */
export async function claimOrder(
  table: Table,
  { orderId, paymentId, fingerprint, now }: NewOrder,
): Promise<OrderClaim> {
  const attributes = { paymentId, fingerprint, claimedAt: now, paymentIds: [paymentId] };
  return claimOf(await table.putIfAbsent({ ...orderKey(orderId), ...attributes }));
}

/** Makes another payment the order's current one. `made`: whether the payment before it exists, and stays listed. */
export async function replaceInOrder(
  table: Table,
  order: Order,
  { orderId, paymentId, fingerprint, now }: NewOrder,
  made: boolean,
): Promise<OrderClaim> {
  const kept = made ? order.paymentIds : order.paymentIds.filter((id) => id !== order.paymentId);
  const paymentIds = [...kept, paymentId].slice(-paymentsMax);
  const changes = { paymentId, fingerprint, claimedAt: now, paymentIds };
  return claimOf(await table.updateIf(orderKey(orderId), order.version, changes));
}

/** The request failed and made no payment: the next one need not wait. */
export async function releaseOrder(table: Table, order: Order): Promise<void> {
  await table.updateIf(orderKey(order.orderId), order.version, { claimedAt: 0 });
}

function fromItem({ pk, sk: _, ...rest }: Item): Order {
  return { ...(rest as unknown as Omit<Order, 'orderId'>), orderId: pk.slice('order#'.length) };
}
