import type { OrderAnswer, Result } from 'kakaopay-client';
import { canceledOf } from '../payment/cancellation.ts';
import type { Event } from '../payment/events.ts';
import type { Payment, Shown } from '../payment/payment.ts';
import type { FailureReason } from '../payment/reasons.ts';
import { paidStatuses, type Status, states } from '../payment/states.ts';
import type { Side } from '../reconciliation/reconciliation.ts';
import type { DifferenceKind, NotComparable } from '../reconciliation/words.ts';
import { withoutUndefined } from '../without-undefined.ts';
import { canceledWonOf, withElsewhere } from './cancel-evidence.ts';
import { isAboutPayment } from './codes.ts';
import { evidenceOf, evidenceOfStatus, shownOf } from './evidence.ts';

/** What comes of holding our record of a payment against what KakaoPay shows. */
export type Compared =
  | { readonly result: 'agrees' }
  /** KakaoPay gave no answer: later. */
  | { readonly result: 'unanswered' }
  | { readonly result: 'not_comparable'; readonly kind: NotComparable; readonly kakaoPayCode?: number }
  | {
      readonly result: 'differs';
      readonly kind: DifferenceKind;
      /** What adopts it, or calls a person; absent where a person has settled just this before. */
      readonly event?: Event;
    };

/** What can be said without asking KakaoPay; `undefined`: it is to be asked. */
export function withoutAsking({ status, intent, tid }: Payment): 'nothing_to_ask' | NotComparable | undefined {
  if (status === 'needs_review') return 'in_review';
  // Its own flow asks KakaoPay, and knows what was sent.
  if (intent !== undefined || !isSettled(status)) return 'nothing_to_ask';
  if (tid !== undefined) return undefined;
  // KakaoPay names no `tid` for a charge that it refused.
  return status === 'failed' ? 'nothing_to_ask' : 'no_tid';
}

const isSettled = (status: Status): boolean => states[status].over || (isPaid(status) && status !== 'canceling');

/** Money was taken, whether or not it was given back since. */
const isPaid = (status: Status): boolean => paidStatuses.includes(status) || status === 'canceled';

/** Holds a settled payment, as it was read before, against a lookup that was asked for at `askedAt` (ms since 1970). */
export function compare(payment: Payment, result: Result<OrderAnswer>, askedAt: number): Compared {
  if (!result.ok) {
    if (!isAboutPayment(result.error)) return { result: 'unanswered' };
    const { kakaoPayCode } = result.error as { readonly kakaoPayCode?: number };
    return { result: 'not_comparable', kind: 'refused', ...(kakaoPayCode !== undefined && { kakaoPayCode }) };
  }
  const order = result.value;
  const evidence = evidenceOf(result);
  if (evidence === undefined) return { result: 'not_comparable', kind: 'unknown_status' };
  const isPaidThere = evidence === 'approved' || evidence === 'canceled';
  const differs = (kind: DifferenceKind, reason: FailureReason) =>
    calls(payment, kind, reason, shownOf(result, askedAt));
  if (isPaid(payment.status) && !isPaidThere) return differs('not_paid_there', 'approval_no_longer_shown');
  if (!isPaid(payment.status)) {
    if (!isPaidThere) return { result: 'agrees' };
    return differs('paid_there', evidence === 'canceled' ? 'canceled_at_kakaopay' : whyPaid(payment));
  }
  if (isOther(order.partner_order_id, payment.orderId)) return differs('other_order', 'other_order_shown');
  if (isOther(order.amount?.total, payment.totalWon)) return differs('other_total', 'other_amount_approved');
  if (isOther(order.amount?.tax_free, payment.taxFreeWon) || isOther(order.amount?.vat, payment.vatWon)) {
    return differs('other_tax_parts', 'other_tax_parts_shown');
  }
  return compareCanceled(payment, order, askedAt, differs);
}

const isOther = <Value>(shown: Value | undefined, ours: Value): boolean => shown !== undefined && shown !== ours;

const whyPaid = ({ failure }: Payment): FailureReason =>
  failure?.reason === 'refused' ? 'paid_after_refusal' : 'approved_without_our_approve';

/** A person is called, unless one has settled just this before. */
function calls(payment: Payment, kind: DifferenceKind, reason: FailureReason, shown: Shown | undefined): Compared {
  if (isAccepted(payment, reason, shown)) return { result: 'differs', kind };
  const event: Event = { type: 'found_difference', asOf: payment.version, failure: { reason }, shown };
  return { result: 'differs', kind, event };
}

/** The same may be shown, and differ in what nobody has looked at: another order number, say. */
const isAccepted = ({ accepted }: Payment, reason: FailureReason, shown: Shown | undefined): boolean =>
  accepted?.reason === reason &&
  accepted.status === shown?.status &&
  accepted.totalWon === shown.totalWon &&
  accepted.canceledWon === shown.canceledWon;

/** Both sides hold it as paid, with the same amount. */
function compareCanceled(
  payment: Payment,
  order: OrderAnswer,
  askedAt: number,
  differs: (kind: DifferenceKind, reason: FailureReason) => Compared,
): Compared {
  const ours = canceledOf(payment);
  const theirWon = canceledWonOf(payment, order);
  if (theirWon === undefined) return { result: 'not_comparable', kind: 'sum_not_shown' };
  if (theirWon === ours.amountWon) {
    if (isContradicted(payment, order, theirWon)) return differs('contradiction', 'shown_contradicts_itself');
    const parts = theirWon > 0 ? order.canceled_amount : undefined;
    const areOther = isOther(parts?.tax_free, ours.taxFreeWon) || isOther(parts?.vat, ours.vatWon);
    return areOther ? differs('other_tax_parts', 'other_tax_parts_shown') : { result: 'agrees' };
  }
  if (order.status !== statusFor(payment, theirWon)) return differs('contradiction', 'shown_contradicts_itself');
  if (theirWon < ours.amountWon) return differs('canceled_less_there', 'less_canceled_than_before');
  const { cancellations = [] } = withElsewhere(payment, { n: 0 }, theirWon - ours.amountWon, askedAt, order);
  const type = theirWon === payment.totalWon ? 'found_canceled_elsewhere' : 'found_part_canceled_elsewhere';
  return {
    result: 'differs',
    kind: 'canceled_more_there',
    event: { type, asOf: payment.version, cancellations },
  };
}

/** Whether its word says otherwise than its sum. All may have been given back part by part, or be 0 won. */
const isContradicted = (payment: Payment, { status }: OrderAnswer, canceledWon: number): boolean =>
  status !== 'ISSUED_SID' && canceledWon < payment.totalWon && status !== statusFor(payment, canceledWon);

/** KakaoPay's word for a payment of which so much is canceled; `undefined`: it cannot be so much. */
function statusFor({ totalWon }: Payment, canceledWon: number): string | undefined {
  if (canceledWon > totalWon) return undefined;
  if (canceledWon === totalWon) return 'CANCEL_PAYMENT';
  return canceledWon === 0 ? 'SUCCESS_PAYMENT' : 'PART_CANCEL_PAYMENT';
}

/** What we hold of a payment. */
export function ourSide(payment: Payment): Side<Status> {
  const { status, totalWon, taxFreeWon, vatWon } = payment;
  const canceled = canceledOf(payment);
  return {
    status,
    netWon: isPaid(status) ? totalWon - canceled.amountWon : 0,
    totalWon,
    taxFreeWon,
    vatWon,
    canceledWon: canceled.amountWon,
    canceledTaxFreeWon: canceled.taxFreeWon,
    canceledVatWon: canceled.vatWon,
  };
}

/** What KakaoPay shows of it, as far as it does. */
export function theirSide(payment: Payment, order: OrderAnswer): Side {
  const { status, partner_order_id: orderId, amount, canceled_amount: canceled } = order;
  const shown: Partial<Record<Exclude<keyof Side, 'status'>, string | number | undefined>> = {
    orderId: orderId === payment.orderId ? undefined : orderId,
    netWon: netThere(payment, order),
    totalWon: amount?.total,
    taxFreeWon: amount?.tax_free,
    vatWon: amount?.vat,
    canceledWon: canceled?.total,
    canceledTaxFreeWon: canceled?.tax_free,
    canceledVatWon: canceled?.vat,
  };
  return { status, ...(withoutUndefined(shown) as Partial<Side>) };
}

function netThere(payment: Payment, order: OrderAnswer): number | undefined {
  const evidence = evidenceOfStatus(order.status);
  if (evidence === undefined || order.amount === undefined) return undefined;
  const canceledWon = canceledWonOf(payment, order);
  if (evidence !== 'approved' && evidence !== 'canceled') return 0;
  return canceledWon === undefined ? undefined : order.amount.total - canceledWon;
}
