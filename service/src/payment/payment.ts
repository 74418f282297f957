import type { Status } from './states.ts';

/** Where each kind of device goes to pay. */
export interface PayerLinks {
  readonly pc: string;
  readonly mobile: string;
  readonly app: string;
  readonly android?: string;
  readonly ios?: string;
}

/** The intent to approve, written before KakaoPay is called and taken away with the outcome. */
export interface Attempt {
  /** The version it was written with: no two attempts of a payment share one, so a late answer finds only its own. */
  readonly number: number;
  /** When it was decided, ms since 1970. The call was sent soon after it or not at all: `limits.ts`. */
  readonly startedAt: number;
  /** What the payer brought back; needed should the approve have to be sent again. Never logged. */
  readonly pgToken: string;
}

export interface Approval {
  /** KakaoPay's `aid`; absent where a lookup had to prove the approval and did not name it. */
  readonly aid?: string;
  /** `CARD`, `MONEY`, or what KakaoPay may add one day. */
  readonly method: string;
  /** ms since 1970. */
  readonly approvedAt: number;
  readonly cardIssuer?: string;
  /** The card company's own number of the approval. */
  readonly cardApprovalNumber?: string;
  /** 0: paid at once. */
  readonly installmentMonths?: number;
}

export interface Failure {
  /** Why, as a stable word of ours. */
  readonly reason: string;
  readonly kakaoPayCode?: number;
  readonly kakaoPayMessage?: string;
}

export interface Payment {
  readonly id: string;
  /** Counts the writes of this payment; each write holds only on the version it was decided on. */
  readonly version: number;
  readonly status: Status;
  /** The shop's own number for the order. */
  readonly orderId: string;
  /** The shop's own name for the buyer. */
  readonly buyerId: string;
  readonly itemName: string;
  readonly itemCode?: string;
  readonly quantity: number;
  readonly totalWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  /** KakaoPay's `cid`. */
  readonly merchantCode: string;
  /** KakaoPay's `tid`. */
  readonly tid: string;
  readonly links: PayerLinks;
  readonly returnUrl?: string;
  /** ms since 1970, like every time here. */
  readonly createdAt: number;
  /** Until then the payer can pay: KakaoPay's 15 minutes. */
  readonly expiresAt: number;
  /** When `wake` has to look at this payment; absent when nothing is left to do. */
  readonly wakeAt?: number;
  /** How often KakaoPay was asked how it stands, without a clear answer. */
  readonly lookups?: number;
  readonly attempt?: Attempt;
  readonly approval?: Approval;
  readonly failure?: Failure;
}
