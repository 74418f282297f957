import type { Happened } from '../payment/payment.ts';
import type { Status } from '../payment/states.ts';
import type { Telling } from '../webhooks/outbox.ts';
import type { DifferenceKind, NotComparable, RowOutcome } from './words.ts';

/** What one side holds of a payment, in won; KakaoPay may leave any of it out. */
export interface Side<Word = string> {
  readonly status: Word;
  /** Only where it is another one than ours. */
  readonly orderId?: string;
  /** Taken and not given back. */
  readonly netWon?: number;
  readonly totalWon?: number;
  readonly taxFreeWon?: number;
  readonly vatWon?: number;
  readonly canceledWon?: number;
  readonly canceledTaxFreeWon?: number;
  readonly canceledVatWon?: number;
}

/** A payment of which the books do not say the same, or of which that cannot be told. */
export interface Row {
  readonly paymentId: string;
  readonly outcome: RowOutcome;
  readonly kind: DifferenceKind | NotComparable;
  readonly orderId?: string;
  /** KakaoPay's `tid`. */
  readonly tid?: string;
  readonly ours?: Side<Status>;
  readonly theirs?: Side;
  /** Why KakaoPay does not tell. */
  readonly kakaoPayCode?: number;
  /** ms since 1970. */
  readonly at: number;
}

export interface Counts {
  /** KakaoPay was asked about so many. */
  readonly asked: number;
  readonly agreed: number;
  /** Differences: those that evidence has settled, those that wait for a person, those that are told of alone. */
  readonly adopted: number;
  readonly toReview: number;
  readonly reported: number;
  readonly notComparable: number;
  /** Under way at that time, or never charged: nothing to ask about. */
  readonly notAsked: number;
}

/** Our books held against KakaoPay's, for whatever was changed in a span of time. */
export interface Reconciliation extends Telling {
  readonly id: string;
  readonly version: number;
  /** What changed from then on and before `to`; ms since 1970, like every time here. */
  readonly from: number;
  readonly to: number;
  readonly startedAt: number;
  /** While it runs: when it goes on. */
  readonly wakeAt?: number;
  /** While it runs. */
  readonly progress?: Progress;
  readonly finishedAt?: number;
  /** Whether it came to the end; it may have taken too long. */
  readonly isWhole?: boolean;
  readonly counts?: Counts;
  /** The first of them; all are in the store. */
  readonly differences?: readonly Row[];
  readonly events: readonly Happened<'finished'>[];
}

/** How far a run has come; written after each slice. */
export interface Progress {
  /** Where the page under way begins. */
  readonly after?: { readonly queue: string; readonly cursor?: string };
  /** The payments of that page which were seen to. */
  readonly done: readonly string[];
  readonly agreed: number;
  readonly notAsked: number;
  /** How many rows were written so far, and how many payments have come to a person with them. */
  readonly found: number;
  readonly reviews: number;
  /** KakaoPay gives no answer about this one. */
  readonly silent?: { readonly paymentId: string; readonly tries: number };
  /** The last payment about which it gave one. */
  readonly answered?: string;
}
