import { paymentLifeMs, returnGraceMs } from './limits.ts';
import type { PayerLinks, Payment } from './payment.ts';

/** What a payment is asked for with; amounts in won, the VAT (`vatWon`) contained in the total. */
export interface PaymentOrder {
  readonly orderId: string;
  readonly buyerId: string;
  readonly itemName: string;
  readonly itemCode?: string | undefined;
  readonly quantity: number;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  readonly returnUrl?: string | undefined;
  /** One method, or both when absent. */
  readonly method?: 'CARD' | 'MONEY' | undefined;
  readonly cards?: readonly string[] | undefined;
  readonly installmentMonths?: number | undefined;
  /** KakaoPay's `cid`, where it is not the one for payments that are made once. */
  readonly merchantCode?: string | undefined;
  /** Of the subscription whose first payment this is. */
  readonly subscriptionId?: string | undefined;
}

export interface Birth {
  readonly id: string;
  readonly order: PaymentOrder;
  /** KakaoPay's `cid`. */
  readonly merchantCode: string;
  /** KakaoPay's `tid`. */
  readonly tid: string;
  readonly links: PayerLinks;
  /** ms since 1970; the id was made then. */
  readonly createdAt: number;
  /** Whoever asked for it: an API key's id. */
  readonly by?: string | undefined;
  /** When KakaoPay had answered. */
  readonly now: number;
}

/** A payment as it is first written: KakaoPay has made it, and the payer can go there. */
export function newPayment({ id, order, merchantCode, tid, links, createdAt, by, now }: Birth): Payment {
  const { itemCode, returnUrl, subscriptionId } = order;
  const expiresAt = now + paymentLifeMs;
  return {
    orderId: order.orderId,
    buyerId: order.buyerId,
    itemName: order.itemName,
    quantity: order.quantity,
    totalWon: order.totalWon,
    taxFreeWon: order.taxFreeWon,
    vatWon: order.vatWon,
    ...(itemCode !== undefined && { itemCode }),
    ...(returnUrl !== undefined && { returnUrl }),
    ...(subscriptionId !== undefined && { subscriptionId }),
    id,
    version: 0,
    status: 'ready',
    merchantCode,
    tid,
    links,
    createdAt,
    expiresAt,
    wakeAt: expiresAt + returnGraceMs,
    events: [{ n: 1, type: 'created', at: now, ...(by && { by }) }],
  };
}
