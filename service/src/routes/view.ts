import type { InferOutput } from 'valibot';
import type { Payment } from '../payment/payment.ts';
import type { Settings } from '../service.ts';
import { checkoutUrl, receiptUrl } from '../signed-links.ts';
import type { paymentView } from './schemas.ts';

export type PaymentView = InferOutput<typeof paymentView>;

const iso = (instant: number): string => new Date(instant).toISOString();

/**
 * A payment as the shop sees it. KakaoPay's `tid` and the payer's pages stay with us: the checkout link leads there.
 */
export function viewOf(settings: Settings, payment: Payment): PaymentView {
  const { itemCode, returnUrl, links, approval, failure } = payment;
  return {
    id: payment.id,
    status: payment.status,
    orderId: payment.orderId,
    buyerId: payment.buyerId,
    itemName: payment.itemName,
    ...(itemCode !== undefined && { itemCode }),
    quantity: payment.quantity,
    totalWon: payment.totalWon,
    taxFreeWon: payment.taxFreeWon,
    vatWon: payment.vatWon,
    ...(returnUrl !== undefined && { returnUrl }),
    checkoutUrl: checkoutUrl(settings, payment.id),
    receiptUrl: receiptUrl(settings, payment.id),
    appLinks: { ...(links.android && { android: links.android }), ...(links.ios && { ios: links.ios }) },
    createdAt: iso(payment.createdAt),
    expiresAt: iso(payment.expiresAt),
    ...(approval && { approval: { ...approval, approvedAt: iso(approval.approvedAt) } }),
    ...(failure && { failure }),
  };
}
