import type { InferOutput } from 'valibot';
import { checkoutUrl, receiptUrl } from '../links.ts';
import type { Payment } from '../payment/payment.ts';
import type { Settings } from '../world.ts';
import type { paymentView } from './schemas.ts';

export type PaymentView = InferOutput<typeof paymentView>;

const iso = (instant: number): string => new Date(instant).toISOString();

/**
 * A payment as the shop sees it. KakaoPay's `tid` and the payer's pages stay with us: the checkout link leads there.
 */
export function viewOf(settings: Settings, payment: Payment): PaymentView {
  const { version: _, merchantCode: __, tid: ___, links, wakeAt: ____, attempt: _____, ...shown } = payment;
  const { approval, createdAt, expiresAt, ...rest } = shown;
  return {
    ...rest,
    checkoutUrl: checkoutUrl(settings, payment.id),
    receiptUrl: receiptUrl(settings, payment.id),
    appLinks: { ...(links.android && { android: links.android }), ...(links.ios && { ios: links.ios }) },
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
    ...(approval && { approval: { ...approval, approvedAt: iso(approval.approvedAt) } }),
  };
}
