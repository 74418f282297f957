import type { OrderAnswer, PaymentActionDetail } from 'kakaopay-client';
import { type Asked, type Cancellation, nextNumber, withCancellation } from '../payment/cancellation.ts';
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
  const acts = newActs(payment, order);
  const named = acts.find(({ payload }) => payload === referenceOf(payment, asked));
  if (named !== undefined) return doneBy(named);
  const isAnothers = acts.length > 0 && acts.every(({ payload }) => payload !== undefined);
  if (addedWon < asked.amountWon || isRefused || isAnothers) return undefined;
  const [first, second] = acts;
  if (addedWon === asked.amountWon) return first && !second ? doneBy(first) : {};
  if (first && !second) return undefined;
  const equal = acts.find(({ amount }) => amount === asked.amountWon);
  return sumOf(acts) === addedWon ? equal && doneBy(equal) : 'unclear';
}

/**
 * The payment with `amountWon` more in its books that somebody canceled at KakaoPay itself: one by one where KakaoPay
 * tells of each (`order`), and else all at once, as found at `now` (ms since 1970).
 */
export function withElsewhere(
  payment: Payment,
  asked: { readonly n: number },
  amountWon: number,
  now: number,
  { own, order }: { readonly own?: Done | undefined; readonly order?: OrderAnswer } = {},
): Payment {
  if (amountWon === 0) return payment;
  const acts = order ? newActs(payment, order).filter(({ aid }) => aid === undefined || aid !== own?.aid) : [];
  const known = sumOf(acts) === amountWon ? acts : [{ amount: amountWon }];
  let books = payment;
  for (const act of known) {
    const parts = partsOf(books, { amountWon: act.amount ?? amountWon });
    const n = Math.max(nextNumber(books), asked.n + 1);
    const found: Cancellation = { outcome: 'canceled_elsewhere', n, ...parts, at: now, ...doneBy(act) };
    books = { ...books, cancellations: withCancellation(books, found) };
  }
  return books;
}

/** The cancellations at KakaoPay that our books do not name; none where one in our books has no name itself. */
function newActs(payment: Payment, order: OrderAnswer): readonly PaymentActionDetail[] {
  const { cancellations = [] } = payment;
  const done = cancellations.filter(({ outcome }) => outcome !== 'refused');
  const acts = order.payment_action_details?.filter(({ payment_action_type: type }) => type === 'CANCEL') ?? [];
  const known = new Set(done.flatMap((one) => [one.aid, referenceOf(payment, one)]));
  const found = acts.filter(({ aid, payload }) => !known.has(aid) && (payload === undefined || !known.has(payload)));
  return acts.length - found.length === done.length ? found : [];
}

/** `undefined` where an amount is missing. */
const sumOf = (acts: readonly { readonly amount?: number }[]): number | undefined =>
  acts.reduce<number | undefined>(
    (sum, { amount }) => (sum === undefined || amount === undefined ? undefined : sum + amount),
    0,
  );

const doneBy = ({ aid, approved_at: at }: PaymentActionDetail): Done => ({
  ...(aid && { aid }),
  ...(at && { at: at.getTime() }),
});
