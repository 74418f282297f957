import { paymentIdTime } from '../ids.ts';
import type { ClaimedCharge, Subscription } from '../subscription/subscription.ts';
import { intentAbandonedMs } from './limits.ts';
import type { Payment } from './payment.ts';

export interface ChargeBirth {
  readonly subscription: Subscription;
  readonly charge: ClaimedCharge;
  /** KakaoPay's `sid`. */
  readonly sid: string;
  /** What KakaoPay shows as the time of the newest charge before this one. */
  readonly lastApprovedAt: number | undefined;
  readonly now: number;
}

/** A charge as it is first written: its intent before it is sent. */
export function newCharge({ subscription, charge, sid, lastApprovedAt, now }: ChargeBirth): Payment {
  const { id: subscriptionId, buyerId, itemCode, quantity, merchantCode } = subscription;
  const { paymentId, scheduled, amountWon, taxFreeWon, vatWon, itemName, by } = charge;
  return {
    id: paymentId,
    version: 0,
    status: 'charging',
    orderId: chargeOrderId(subscriptionId, charge),
    buyerId,
    itemName,
    ...(itemCode !== undefined && { itemCode }),
    quantity,
    totalWon: amountWon,
    taxFreeWon,
    vatWon,
    merchantCode,
    subscriptionId,
    ...(scheduled && { period: scheduled.n }),
    createdAt: paymentIdTime(paymentId),
    expiresAt: now,
    wakeAt: now + intentAbandonedMs,
    intent: { type: 'charge', number: 1, decidedAt: now, sid, ...(lastApprovedAt && { lastApprovedAt }), lost: 0 },
    events: [{ n: 1, type: 'created', at: now, ...(by && { by }) }],
  };
}

/** KakaoPay's `partner_order_id` of a charge: which date of which subscription, and which try. */
function chargeOrderId(subscriptionId: string, { paymentId, scheduled }: ClaimedCharge): string {
  if (scheduled === undefined) return `${subscriptionId}-${paymentId.slice('pay_'.length)}`;
  const { n, attempt } = scheduled;
  return attempt === 0 ? `${subscriptionId}-${n}` : `${subscriptionId}-${n}-${attempt}`;
}
