import type { CancelFailureReason, Failure } from './reasons.ts';

/** An amount with the tax parts that it contains, in won; the rest of it is taxed supply. */
export interface Parts {
  readonly amountWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
}

/** What the shop asks for. */
export interface Asked extends Parts {
  /** Counts the cancellations of the payment, from 1. */
  readonly n: number;
  /** ms since 1970. */
  readonly askedAt: number;
  /** The API key's id. */
  readonly by: string;
  /** The Idempotency-Key and the body it came with, in short. */
  readonly key: string;
  readonly body: string;
  /** The shop's own words. */
  readonly reason?: string;
}

/** One that is over, in the books of its payment. */
export type Cancellation = Settled & (Ours | Elsewhere);

interface Settled extends Parts {
  readonly n: number;
  /** When KakaoPay did or refused it, or, where it does not say, when that was found; ms since 1970. */
  readonly at: number;
  /** KakaoPay's `aid`; absent where a lookup did not name it. */
  readonly aid?: string;
}

interface Ours extends Asked {
  readonly outcome: 'canceled' | 'refused';
  readonly failure?: Failure<CancelFailureReason>;
}

/** Somebody canceled at KakaoPay itself: the partner console, or another program with the same key. */
interface Elsewhere {
  readonly outcome: 'canceled_elsewhere';
}

/** Asked of this service. */
export const isOurs = (one: Cancellation): one is Settled & Ours => one.outcome !== 'canceled_elsewhere';

const nothing: Parts = { amountWon: 0, taxFreeWon: 0, vatWon: 0 };

const plus = (left: Parts, right: Parts): Parts => ({
  amountWon: left.amountWon + right.amountWon,
  taxFreeWon: left.taxFreeWon + right.taxFreeWon,
  vatWon: left.vatWon + right.vatWon,
});

export const minus = (from: Parts, part: Parts): Parts => ({
  amountWon: from.amountWon - part.amountWon,
  taxFreeWon: from.taxFreeWon - part.taxFreeWon,
  vatWon: from.vatWon - part.vatWon,
});

const supplyOf = ({ amountWon, taxFreeWon, vatWon }: Parts): number => amountWon - taxFreeWon - vatWon;

/** Whether a part can be taken out of what is left, each tax part on its own. */
export function fits(part: Parts, left: Parts): boolean {
  const rest = minus(left, part);
  return [part, rest].every((one) => one.taxFreeWon >= 0 && one.vatWon >= 0 && supplyOf(one) >= 0);
}

/** More of them a payment does not get; refused ones do not count. */
export const cancellationsMax = 100;
/** Of the refused ones, the newest so many are kept. */
const refusedMax = 10;

type Canceled = { readonly cancellations?: readonly Cancellation[] };
type Total = { readonly totalWon: number; readonly taxFreeWon: number; readonly vatWon: number };

/** Those by which money was given back, here or elsewhere. */
export const carriedOut = ({ cancellations = [] }: Canceled): readonly Cancellation[] =>
  cancellations.filter(({ outcome }) => outcome !== 'refused');

/** What has been given back so far. */
export const canceledOf = (payment: Canceled): Parts => carriedOut(payment).reduce<Parts>(plus, nothing);

/** What can still be given back. */
export const leftOf = (payment: Canceled & Total): Parts =>
  minus({ amountWon: payment.totalWon, taxFreeWon: payment.taxFreeWon, vatWon: payment.vatWon }, canceledOf(payment));

export const nextNumber = ({ cancellations = [] }: Canceled): number =>
  Math.max(0, ...cancellations.map(({ n }) => n)) + 1;

/** The books with one more; of too many refused ones the oldest go. */
export function withCancellation({ cancellations = [] }: Canceled, added: Cancellation): readonly Cancellation[] {
  const all = [...cancellations, added];
  const refused = all.filter(({ outcome }) => outcome === 'refused');
  const dropped = new Set(refused.slice(0, Math.max(0, refused.length - refusedMax)));
  return all.filter((one) => !dropped.has(one));
}
