import type { EventType, Status } from './states.ts';

/** Where each kind of device goes to pay. */
export interface PayerLinks {
  readonly pc: string;
  readonly mobile: string;
  readonly app: string;
  readonly android?: string;
  readonly ios?: string;
}

/** What is about to be done, written before KakaoPay is called and taken away with the outcome. */
export type Intent = ApproveIntent;

export interface ApproveIntent {
  readonly type: 'approve';
  /** The version it was written with: no two intents of a payment share one, so a late answer finds only its own. */
  readonly number: number;
  /** When it was decided, ms since 1970. The call was sent soon after it or not at all: `limits.ts`. */
  readonly decidedAt: number;
  /** What the payer brought back; needed should the approve have to be sent again. Never logged. */
  readonly pgToken: string;
}

export interface Approval {
  /** KakaoPay's `aid`; absent where a lookup had to prove the approval and did not name it. */
  readonly aid?: string;
  /** KakaoPay's `sid`, where the merchant code is one for subscriptions; a lookup does not name it. */
  readonly sid?: string;
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

/** Why a payment failed or needs a person: the words are stable, and each has its sentence in the OpenAPI document. */
export const failureReasons = {
  refused: 'KakaoPay or the payment method refused the approval; `kakaoPayCode` and `kakaoPayMessage` say why.',
  failed_at_kakaopay: 'KakaoPay shows the payment as failed; it does not say why.',
  other_amount_approved: 'KakaoPay approved another amount than was asked for.',
  approved_without_our_approve: 'KakaoPay shows it as paid, but this service has not approved it.',
  paid_after_refusal: 'KakaoPay refused the approval and shows it as paid all the same.',
  canceled_at_kakaopay: 'KakaoPay shows it as canceled, but this service has not canceled it.',
  outcome_never_known: 'KakaoPay has given no clear answer for about a day.',
} as const;
export type FailureReason = keyof typeof failureReasons;

export interface Failure {
  readonly reason: FailureReason;
  readonly kakaoPayCode?: number;
  readonly kakaoPayMessage?: string;
}

/** Why it is not known yet how a payment stands. */
export const waitReasons = {
  no_answer: 'KakaoPay gave no usable answer.',
  not_settled: 'The approval may still be on its way at KakaoPay.',
  unclear: 'KakaoPay answered something that proves nothing.',
} as const;
export type WaitReason = keyof typeof waitReasons;

/** KakaoPay was asked and it is still not known how the payment stands. */
export interface Waiting {
  /** Since the first such answer, ms since 1970. */
  readonly since: number;
  /** How often it was asked. */
  readonly lookups: number;
  readonly reason: WaitReason;
}

/** What happened, in order; `n` counts from 1. The timeline of the payment. */
export interface Happened {
  readonly n: number;
  readonly type: 'created' | EventType;
  /** ms since 1970. */
  readonly at: number;
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
  /** Until the payer has nothing more to do. */
  readonly links?: PayerLinks;
  readonly returnUrl?: string;
  /** ms since 1970, like every time here. */
  readonly createdAt: number;
  /** Until then the payer can pay: KakaoPay's 15 minutes. */
  readonly expiresAt: number;
  /** When somebody has to look at this payment; absent when nothing is left to do. */
  readonly wakeAt?: number;
  /** What is under way. */
  readonly intent?: Intent;
  readonly waiting?: Waiting;
  readonly approval?: Approval;
  readonly failure?: Failure;
  readonly events: readonly Happened[];
}

/** What a decision changes: a value to set, or `undefined` to take away. */
export type PaymentChanges = {
  readonly [Name in keyof Omit<Payment, 'id' | 'version' | 'createdAt'>]?: Payment[Name] | undefined;
};
