import { canceledOf } from '../payment/cancellation.ts';
import { intentAbandonedMs, returnGraceMs, settledMs } from '../payment/limits.ts';
import type { Payment, Shown } from '../payment/payment.ts';
import { type Evidence, evidenceOfStatus } from './evidence.ts';

/** What a payment may be concluded to be. */
export const conclusions = ['paid', 'unpaid', 'partially_canceled', 'canceled'] as const;
export type Conclusion = (typeof conclusions)[number];

/** A conclusion with how much of the payment is given back then, in won. */
export interface Standing {
  readonly as: Conclusion;
  readonly canceledWon: number;
}

/** What a person may do now. */
export type SafeAction =
  | { readonly action: 'ask_again' }
  | { readonly action: 'adopt' | 'settle_by_hand'; readonly as: Conclusion };

/** The actions that what KakaoPay showed last allows, and no other. */
export function safeActions(payment: Payment): readonly SafeAction[] {
  const shown = payment.review?.shown;
  const adoptable = standingShown(payment, shown);
  // Where it showed nothing, what was sent is settled for long, but for the first seconds.
  const hands = byHand(payment, shown, shown?.at ?? Number.POSITIVE_INFINITY);
  return [
    ...(payment.tid === undefined ? [] : [{ action: 'ask_again' } as const]),
    ...(adoptable ? [{ action: 'adopt', as: adoptable.as } as const] : []),
    ...hands.map((as) => ({ action: 'settle_by_hand', as }) as const),
  ];
}

/** How the payment stands by what KakaoPay shows; `undefined`: that is not conclusive. */
export function standingShown(payment: Payment, shown: Shown | undefined): Standing | undefined {
  if (shown === undefined || !isSettled(payment, shown.at)) return undefined;
  switch (evidenceOfStatus(shown.status)) {
    case 'approved':
    case 'canceled':
      return paidStanding(payment, shown);
    case 'quit':
    case 'failed':
      return isPaid(payment) ? undefined : unpaid;
    case 'open':
      return isPaid(payment) || shown.at < unpayableAt(payment) ? undefined : unpaid;
    default:
      return undefined;
  }
}

const unpaid: Standing = { as: 'unpaid', canceledWon: 0 };

function paidStanding(payment: Payment, shown: Shown): Standing | undefined {
  // Of a payment that we know to be paid, KakaoPay may leave the total out.
  const totalWon = shown.totalWon ?? (isPaid(payment) ? payment.totalWon : undefined);
  const canceledWon = shown.canceledWon ?? impliedWon(payment, shown);
  if (totalWon !== payment.totalWon || canceledWon === undefined) return undefined;
  const as = inBooks(payment, canceledWon);
  return as === asShown(shown) ? { as, canceledWon } : undefined;
}

/** What a status alone says of the sum. */
const impliedWon = ({ totalWon }: Payment, { status }: Shown): number | undefined =>
  status === 'CANCEL_PAYMENT' ? totalWon : status === 'PART_CANCEL_PAYMENT' ? undefined : 0;

const asShown = ({ status }: Shown): Conclusion =>
  status === 'CANCEL_PAYMENT' ? 'canceled' : status === 'PART_CANCEL_PAYMENT' ? 'partially_canceled' : 'paid';

/** What a paid payment is with so much given back; `undefined`: it cannot be so much. */
function inBooks(payment: Payment, canceledWon: number): Conclusion | undefined {
  if (canceledWon < canceledOf(payment).amountWon || canceledWon > payment.totalWon) return undefined;
  if (canceledWon === 0) return 'paid';
  return canceledWon === payment.totalWon ? 'canceled' : 'partially_canceled';
}

const isAllGivenBack = (payment: Payment): boolean =>
  payment.totalWon > 0 && canceledOf(payment).amountWon === payment.totalWon;

const isPaid = ({ approval }: Payment): boolean => approval !== undefined;

/** M2. A cancellation or a charge may have been on its way still when the review began. */
function isSettled({ review, events }: Payment, at: number): boolean {
  if (review?.intended === undefined || review.intended === 'approve') return true;
  const since = events.findLast(({ type }) => type !== 'looked_again')?.at ?? 0;
  return at >= since + settledMs;
}

/** From then on nobody can pay it: the time is over, and no approve that was decided in time is under way. */
const unpayableAt = ({ expiresAt, review }: Payment): number =>
  expiresAt + returnGraceMs + (review?.intended === undefined ? 0 : intentAbandonedMs + settledMs);

/** What a person may say where KakaoPay shows nothing conclusive, and never against what it shows. */
function byHand(payment: Payment, shown: Shown | undefined, at: number): readonly Conclusion[] {
  if (!isSettled(payment, at) || standingShown(payment, shown)) return [];
  // KakaoPay has confirmed each cancellation in our books: nothing else than all can be given back then.
  if (isAllGivenBack(payment)) return ['canceled'];
  const paid: readonly Conclusion[] = canceledOf(payment).amountWon === 0 ? ['paid'] : [];
  const anyPaid: readonly Conclusion[] = [...paid, 'partially_canceled', 'canceled'];
  switch (knownEvidence(payment, shown)) {
    case 'approved':
      return paid.length > 0 ? paid : ['partially_canceled'];
    case 'canceled':
      return shown?.status === 'CANCEL_PAYMENT' ? ['canceled'] : ['partially_canceled'];
    case 'open':
    case 'quit':
    case 'failed':
      // KakaoPay has confirmed the approval, and shows none.
      return isPaid(payment) ? anyPaid : [];
    default:
      return isPaid(payment) ? anyPaid : ['unpaid', ...anyPaid];
  }
}

/** An approve that was answered with another amount is paid, also while KakaoPay cannot be asked. */
function knownEvidence({ failure }: Payment, shown: Shown | undefined): Evidence | undefined {
  if (shown !== undefined) return evidenceOfStatus(shown.status);
  return failure?.reason === 'other_amount_approved' ? 'approved' : undefined;
}

/** What a person settles by hand at `at` (ms since 1970), if that is safe by what KakaoPay shows. */
export function standingByHand(
  payment: Payment,
  shown: Shown | undefined,
  { as, canceledWon }: { readonly as: Conclusion; readonly canceledWon?: number | undefined },
  at: number,
): Standing | undefined {
  if (!byHand(payment, shown, at).includes(as)) return undefined;
  if (as === 'unpaid') return unpaid;
  const sumWon = canceledWon ?? (as === 'canceled' ? payment.totalWon : 0);
  return as === inBooks(payment, sumWon) ? { as, canceledWon: sumWon } : undefined;
}
