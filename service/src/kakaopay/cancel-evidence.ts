import type { OrderAnswer, PaymentActionDetail } from 'kakaopay-client';
import {
  type Asked,
  type Cancellation,
  canceledOf,
  carriedOut,
  fits,
  leftOf,
  minus,
  nextNumber,
  type Parts,
  withCancellation,
} from '../payment/cancellation.ts';
import type { Payment } from '../payment/payment.ts';
import { partsOf } from '../payment/tax-parts.ts';

/** Goes to KakaoPay with the cancellation, which gives it back in lookups ([doc]): proof whose it was. */
export const referenceOf = ({ id }: Payment, { n }: { readonly n: number }): string => `${id}/${n}`;

/** How much is canceled by now, in won; `undefined` where KakaoPay does not say. */
export function canceledWonOf(payment: Payment, order: OrderAnswer): number | undefined {
  if (order.canceled_amount !== undefined) return order.canceled_amount.total;
  if (order.status === 'CANCEL_PAYMENT') return payment.totalWon;
  return order.status === 'PART_CANCEL_PAYMENT' ? undefined : 0;
}

/** What KakaoPay tells of one cancellation. */
export interface Done {
  readonly aid?: string;
  /** ms since 1970. */
  readonly at?: number;
}

/**
 * The cancellation that was asked for, among what was canceled since; `undefined`: it is not there. An act that bears
 * our reference is ours; otherwise the amounts have to tell, and where they cannot, a person has to.
 *
 * `isRefused`: KakaoPay's answer proved that it did not happen.
 */
export function ownAct(
  payment: Payment,
  asked: Asked,
  order: OrderAnswer,
  addedWon: number,
  isRefused: boolean,
): Done | undefined | 'unclear' {
  const named = cancelActs(order).find(({ payload }) => payload === referenceOf(payment, asked));
  if (named !== undefined) {
    const isWhole = addedWon >= asked.amountWon && (named.amount ?? asked.amountWon) === asked.amountWon;
    return isWhole ? doneBy(named) : 'unclear';
  }
  const acts = newActs(payment, order);
  const isAnothers = acts.length > 0 && acts.every(({ payload }) => payload !== undefined);
  if (addedWon < asked.amountWon || isRefused || isAnothers) return undefined;
  if (sumOf(acts) === addedWon) {
    const equal = acts.find(({ amount }) => amount === asked.amountWon);
    return equal && doneBy(equal);
  }
  const isAll = addedWon === asked.amountWon;
  const [first, second] = acts;
  if (first === undefined) return isAll ? {} : 'unclear';
  if (second === undefined) return isAll ? doneBy(first) : undefined;
  // Several that together are no more than ours cannot have ours among them.
  return isAll ? undefined : 'unclear';
}

/** What KakaoPay tells of all cancellations together, and in a lookup of each. */
type Told = Pick<OrderAnswer, 'canceled_amount' | 'payment_action_details'>;

/**
 * The payment with `amountWon` more in its books that somebody canceled at KakaoPay itself: one by one where KakaoPay
 * tells of each, and else all at once, as found at `now` (ms since 1970). What is ours stands in the books already, or
 * is still asked for.
 */
export function withElsewhere(
  payment: Payment,
  asked: { readonly n: number },
  amountWon: number,
  now: number,
  told: Told = {},
): Payment {
  if (amountWon === 0) return payment;
  // Where KakaoPay does not tell them, in the payment's own proportions.
  const { amountWon: totalWon, ...sums } = partsShown(payment, told, partsOf(payment, { amountWon }));
  const acts = newActs(payment, told);
  const known: readonly Partial<PaymentActionDetail>[] = sumOf(acts) === amountWon ? acts : [{}];
  const found: Cancellation[] = [];
  let books = payment;
  for (const act of known) {
    const parts = partsOf({ totalWon, ...sums, cancellations: found }, { amountWon: act.amount ?? amountWon });
    const n = Math.max(nextNumber(books), asked.n + 1);
    const one: Cancellation = { outcome: 'canceled_elsewhere', n, ...parts, at: now, ...doneBy(act) };
    found.push(one);
    books = { ...books, cancellations: withCancellation(books, one) };
  }
  return books;
}

/** What was canceled since, with the tax parts that KakaoPay tells; where it does not, or they cannot be, `likely`. */
export function partsShown(payment: Payment, { canceled_amount: all }: Told, likely: Parts): Parts {
  if (all?.tax_free === undefined || all.vat === undefined) return likely;
  const shown = { amountWon: all.total, taxFreeWon: all.tax_free, vatWon: all.vat };
  const sum = minus(shown, canceledOf(payment));
  return sum.amountWon === likely.amountWon && fits(sum, leftOf(payment)) ? sum : likely;
}

const cancelActs = ({ payment_action_details: acts = [] }: Told): readonly PaymentActionDetail[] =>
  acts.filter(({ payment_action_type: type }) => type === 'CANCEL');

/** The cancellations at KakaoPay that our books do not name; none where one in our books has no name itself. */
function newActs(payment: Payment, told: Told): readonly PaymentActionDetail[] {
  const done = carriedOut(payment);
  const acts = cancelActs(told);
  const known = new Set(done.flatMap((one) => [one.aid, referenceOf(payment, one)]));
  const found = acts.filter(({ aid, payload }) => !known.has(aid) && (payload === undefined || !known.has(payload)));
  return acts.length - found.length === done.length ? found : [];
}

/** Not a number, and so equal to none, where an amount is missing. */
const sumOf = (acts: readonly { readonly amount?: number }[]): number =>
  acts.reduce((sum, { amount = Number.NaN }) => sum + amount, 0);

const doneBy = ({ aid, approved_at: at }: Partial<PaymentActionDetail>): Done => ({
  ...(aid && { aid }),
  ...(at && { at: at.getTime() }),
});
