import type { CallKakaoPay } from './calling.ts';
import type { Order } from './order.ts';

/** What makes one shop differ from another: what it does when something has happened. */
export interface Ways {
  /** The payer's browser is back; with `pg_token` after a payment, without one after leaving or failing. */
  returned(order: Order, pgToken: string | undefined): Promise<void>;
  cancel(order: Order, won: number): Promise<void>;
  /** The next charge of a subscription: `order` has its SID. */
  charge(order: Order): Promise<void>;
}

const paidStatuses: readonly unknown[] = ['SUCCESS_PAYMENT', 'ISSUED_SID', 'PART_CANCEL_PAYMENT', 'CANCEL_PAYMENT'];
const failedStatuses: readonly unknown[] = ['QUIT_PAYMENT', 'FAIL_PAYMENT', 'FAIL_AUTH_PASSWORD'];

/** Asks KakaoPay about an order and believes what it says. Without an answer nothing changes. */
export async function askOrder(call: CallKakaoPay, order: Order): Promise<void> {
  const answered = await call('order', { cid: order.cid, tid: order.tid });
  if (answered.lost || !answered.ok) return;
  const { status, canceled_amount: canceled } = answered.body;
  if (paidStatuses.includes(status)) order.believes = 'paid';
  if (failedStatuses.includes(status)) order.believes = 'failed';
  order.canceledWon = order.believes === 'paid' ? (canceled as { readonly total: number }).total : 0;
}
