import type { InferOutput } from 'valibot';
import { iso } from '../iso.ts';
import { canceledOf } from '../payment/cancellation.ts';
import type { Happened, PayerLinks, Payment } from '../payment/payment.ts';
import type { Settings } from '../service.ts';
import { checkoutUrl, receiptUrl } from '../signed-links.ts';
import type { paymentList, paymentView } from './payment-answers.ts';
import { reviewOf } from './review-view.ts';

export type PaymentView = InferOutput<typeof paymentView>;
export type PaymentListView = InferOutput<typeof paymentList>;

const appLinksOf = ({ android, ios }: PayerLinks) => ({ ...(android && { android }), ...(ios && { ios }) });

const entryOf = ({ n, type, by, reason, at }: Happened): PaymentView['timeline'][number] => ({
  n,
  type,
  ...(by !== undefined && { by }),
  ...(reason !== undefined && { reason }),
  at: iso(at),
});

/** A payment as the shop sees it. The payer's pages at KakaoPay stay with us: the checkout link leads there. */
export function viewOf(settings: Settings, payment: Payment): PaymentView {
  const { itemCode, returnUrl, subscriptionId, links, approval, waiting, wakeAt, failure } = payment;
  return {
    id: payment.id,
    ...(payment.tid !== undefined && { tid: payment.tid }),
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
    ...(subscriptionId !== undefined && { subscriptionId }),
    ...(payment.period !== undefined && { period: payment.period }),
    checkoutUrl: checkoutUrl(settings, payment.id),
    receiptUrl: receiptUrl(settings, payment.id),
    // A subscription is agreed to on our page, which these links would pass by.
    ...(links && subscriptionId === undefined && { appLinks: appLinksOf(links) }),
    createdAt: iso(payment.createdAt),
    expiresAt: iso(payment.expiresAt),
    ...(approval && { approval: { ...approval, approvedAt: iso(approval.approvedAt) } }),
    ...(waiting && {
      waiting: {
        since: iso(waiting.since),
        lookups: waiting.lookups,
        reason: waiting.reason,
        ...(wakeAt !== undefined && { nextLookupAt: iso(wakeAt) }),
      },
    }),
    ...(failure && { failure }),
    ...reviewOf(payment),
    canceledWon: canceledOf(payment).amountWon,
    timeline: payment.events.map(entryOf),
  };
}
