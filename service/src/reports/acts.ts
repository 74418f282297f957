import { kstDay } from '../kst.ts';
import { carriedOut, type Parts } from '../payment/cancellation.ts';
import type { Payment } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';
import type { Days } from '../store/cancellation-days.ts';

/** One movement of money, on the day on which KakaoPay carried it out. */
export interface Act extends Parts {
  readonly kind: 'approval' | 'cancellation';
  /** KakaoPay's time, ms since 1970. */
  readonly at: number;
  readonly paymentId: string;
  /** Of the payment's cancellations; 0 for its approval. */
  readonly n: number;
  readonly orderId: string;
  readonly itemName: string;
  /** How the payment was paid, by KakaoPay's word, or `UNKNOWN`. */
  readonly method: string;
  /** Of a payment by card; `UNKNOWN` where KakaoPay did not say. */
  readonly cardIssuer?: string;
  readonly isSubscription: boolean;
  readonly tid?: string;
  readonly aid?: string;
}

/** What a payment did on these days. An approval counts also if it was canceled later: that is an act of its own. */
export function actsOf(payment: Payment, { from, to }: Days): readonly Act[] {
  const { approval, totalWon, taxFreeWon, vatWon } = payment;
  if (approval === undefined) return [];
  const paid = { n: 0, at: approval.approvedAt, aid: approval.aid, amountWon: totalWon, taxFreeWon, vatWon };
  const isWithin = ({ at }: { readonly at: number }) => kstDay(at) >= from && kstDay(at) <= to;
  return [paid, ...carriedOut(payment)].filter(isWithin).map(({ n, at, aid, amountWon, ...parts }) => ({
    kind: n === 0 ? 'approval' : 'cancellation',
    at,
    paymentId: payment.id,
    n,
    orderId: payment.orderId,
    itemName: payment.itemName,
    ...paidBy(payment),
    isSubscription: payment.subscriptionId !== undefined,
    amountWon,
    taxFreeWon: parts.taxFreeWon,
    vatWon: parts.vatWon,
    ...(payment.tid !== undefined && { tid: payment.tid }),
    ...(aid !== undefined && { aid }),
  }));
}

function paidBy({ approval }: Payment): Pick<Act, 'method' | 'cardIssuer'> {
  const { method = 'UNKNOWN', cardIssuer = 'UNKNOWN' } = approval ?? {};
  return { method, ...(method === 'CARD' && { cardIssuer }) };
}

const unsettled: readonly Status[] = ['approving', 'charging', 'canceling', 'needs_review'];

/** Whether it was made, or its cancellation asked for, on these days, and nobody knows yet what became of that. */
export function isUnsettled({ status, createdAt, intent, review }: Payment, { from, to }: Days): boolean {
  const asked = intent?.type === 'cancel' ? intent.asked : review?.asked;
  const day = kstDay(asked?.askedAt ?? createdAt);
  return unsettled.includes(status) && day >= from && day <= to;
}

/** What tells an act from all others, and where it stands among them. */
export type Mark = Pick<Act, 'at' | 'paymentId' | 'n'>;

/** By time; of one moment, always in the same order. */
export const byTime = (left: Mark, right: Mark): number =>
  left.at - right.at || compare(left.paymentId, right.paymentId) || left.n - right.n;

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
