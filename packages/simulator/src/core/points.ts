import type { Act, Payment } from './books.ts';
import { isSubscriptionCid } from './merchant-codes.ts';

/**
 * KakaoPay points, with which a payer may pay a part of the amount. That answers show them is documented [doc]; all
 * else is [inferred]: a subscription takes none, something is left for the method, and a cancel gives them back last.
 */

/** What each payer has, in won, for each payment anew. */
const payerPointsWon = 1_000;

/** The most points that may be used, in won. */
export const mostPoints = ({ cid, amount }: Payment): number =>
  isSubscriptionCid(cid) ? 0 : Math.max(0, Math.min(payerPointsWon, amount.total - 1));

export const pointsUsed = ({ method }: Payment): number => method?.pointWon ?? 0;

/** The points in so much of the amount, when it has been canceled. */
export const pointsIn = (payment: Payment, canceledWon: number): number =>
  Math.max(0, canceledWon - (payment.amount.total - pointsUsed(payment)));

/** The points that one act took or gave back. */
export function pointsOfAct(payment: Payment, act: Act): number {
  if (act.type !== 'CANCEL') return pointsUsed(payment);
  const cancels = payment.acts.filter(({ type }) => type === 'CANCEL');
  const upTo = cancels.slice(0, cancels.indexOf(act) + 1).reduce((sum, { amount }) => sum + amount.total, 0);
  return pointsIn(payment, upTo) - pointsIn(payment, upTo - act.amount.total);
}
