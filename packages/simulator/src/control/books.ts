import { pageUrl } from '../api/addresses.ts';
import { kst } from '../core/kst.ts';
import { isExpired, type Payment, type Subscription, shownStatus, type World } from '../core/world.ts';
import type { Ledger, PaymentSummary, SubscriptionSummary } from './schemas.ts';

/** The simulator's own books, as anyone may read them. */

const instant = (ms: number) => `${kst(ms)}+09:00`;
const optionalInstant = <K extends string>(name: K, ms: number | undefined) =>
  (ms === undefined ? {} : { [name]: instant(ms) }) as { [name in K]?: string };

function pagesOf(payment: Payment, baseUrl: string) {
  if (payment.pageHash === '') return {};
  const page = (device: 'pc' | 'mobile' | 'app') => baseUrl + pageUrl(payment, device);
  return { pages: { pc: page('pc'), mobile: page('mobile'), app: page('app') } };
}

export function paymentSummary(world: World, baseUrl: string, payment: Payment): PaymentSummary {
  return {
    tid: payment.tid,
    cid: payment.cid,
    status: shownStatus(world, payment),
    expired: isExpired(payment, world.now()),
    orderId: payment.orderId,
    userId: payment.userId,
    itemName: payment.itemName,
    quantity: payment.quantity,
    totalWon: payment.amount.total,
    taxFreeWon: payment.amount.taxFree,
    vatWon: payment.amount.vat,
    canceledWon: payment.canceled.total,
    ...(payment.method ? { method: payment.method.type } : {}),
    ...(payment.sid ? { sid: payment.sid } : {}),
    createdAt: instant(payment.createdAt),
    expiresAt: instant(payment.expiresAt),
    ...optionalInstant('approvedAt', payment.approvedAt),
    ...optionalInstant('canceledAt', payment.canceledAt),
    ...pagesOf(payment, baseUrl),
  };
}

export function subscriptionSummary(subscription: Subscription): SubscriptionSummary {
  return {
    sid: subscription.sid,
    cid: subscription.cid,
    status: subscription.inactivatedAt === undefined ? 'ACTIVE' : 'INACTIVE',
    userId: subscription.userId,
    itemName: subscription.itemName,
    method: subscription.method.type,
    createdAt: instant(subscription.createdAt),
    lastApprovedAt: instant(subscription.lastApprovedAt),
    ...optionalInstant('inactivatedAt', subscription.inactivatedAt),
  };
}

export function ledgerOf(world: World): Ledger {
  const totals = { payments: 0, cancels: 0, paidWon: 0, canceledWon: 0, netWon: 0 };
  const entries = world.ledger.map(({ aid, tid, kind, amount, at }) => {
    totals[kind === 'PAYMENT' ? 'payments' : 'cancels'] += 1;
    totals[kind === 'PAYMENT' ? 'paidWon' : 'canceledWon'] += amount.total;
    const { total: totalWon, taxFree: taxFreeWon, vat: vatWon } = amount;
    return { aid, tid, kind, totalWon, taxFreeWon, vatWon, at: instant(at) };
  });
  totals.netWon = totals.paidWon - totals.canceledWon;
  return { entries, totals };
}
