import type { Telling } from '../webhooks/outbox.ts';
import type { Asked, Cancellation } from './cancellation.ts';
import type { Failure, FailureReason, WaitReason } from './reasons.ts';
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
export type Intent = ApproveIntent | CancelIntent | ChargeIntent;

interface OfCall {
  /** The version it was written with: no two intents of a payment share one, so a late answer finds only its own. */
  readonly number: number;
  /** When it was decided, ms since 1970. The call was sent soon after it or not at all: `limits.ts`. */
  readonly decidedAt: number;
}

export interface ApproveIntent extends OfCall {
  readonly type: 'approve';
  /** What the payer brought back; needed should the approve have to be sent again. Never logged. */
  readonly pgToken: string;
}

export interface CancelIntent extends OfCall {
  readonly type: 'cancel';
  /** What had been canceled before stands in the payment's `cancellations`, which nothing else changes meanwhile. */
  readonly asked: Asked;
  /** KakaoPay refused it, perhaps because it had done it before: that is shown for sure only later (M2). */
  readonly refusal?: Failure;
  /** How often it is known not to have arrived. */
  readonly lost: number;
}

export interface ChargeIntent extends OfCall {
  readonly type: 'charge';
  /** KakaoPay's `sid`. */
  readonly sid: string;
  /** KakaoPay's time of the newest charge before this one was sent: another one afterwards proves it. */
  readonly lastApprovedAt?: number | undefined;
  /** When KakaoPay was first seen to show the subscription unchanged, ms since 1970. */
  readonly unchangedAt?: number;
  /** KakaoPay refused it, and could not be asked yet whether it shows so. */
  readonly refusal?: Failure;
  /** How often it is known not to have arrived. */
  readonly lost: number;
}

/** How KakaoPay showed the payment when it was asked. */
export interface Shown {
  /** KakaoPay's word. */
  readonly status: string;
  readonly totalWon?: number;
  readonly canceledWon?: number;
  /** ms since 1970. */
  readonly at: number;
}

export interface Accepted extends Shown {
  readonly reason?: FailureReason;
}

/** What a person has to go by. */
export interface Review {
  /** What was under way: nothing when KakaoPay contradicted an open payment. */
  readonly intended?: Intent['type'];
  /** The cancellation that was under way. */
  readonly asked?: Asked;
  readonly shown?: Shown;
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

/** KakaoPay was asked and it is still not known how the payment stands. */
export interface Waiting {
  /** Since the first such answer, ms since 1970. */
  readonly since: number;
  /** How often it was asked. */
  readonly lookups: number;
  readonly reason: WaitReason;
}

/** What happened, in order; `n` counts from 1. The timeline of the payment, and who did what to it. */
export interface Happened<Type = 'created' | EventType> {
  readonly n: number;
  readonly type: Type;
  /** ms since 1970. */
  readonly at: number;
  /** Whoever asked for it: an API key's id. */
  readonly by?: string;
  /** A person's own words. */
  readonly reason?: string;
  /** Why it failed, or why a person is called. */
  readonly failure?: Failure;
  /** The number of the last cancellation that was over by then, where that has changed. */
  readonly books?: number;
}

export interface Payment extends Telling {
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
  /** KakaoPay's `tid`; only a charge has none, while it is under way, and where its answer was lost. */
  readonly tid?: string;
  /** Of the subscription that it belongs to, as its first payment or as a charge. */
  readonly subscriptionId?: string;
  /** Which of the plan's dates it is for; none for a charge that the shop asked for. */
  readonly period?: number;
  /** Until the payer has nothing more to do. */
  readonly links?: PayerLinks;
  readonly returnUrl?: string;
  /** ms since 1970, like every time here. */
  readonly createdAt: number;
  /** Until then the payer can pay: KakaoPay's 15 minutes. A charge asks nothing of the payer: its own time. */
  readonly expiresAt: number;
  /** When somebody has to look at this payment; absent when nothing is left to do. */
  readonly wakeAt?: number;
  /** What is under way. */
  readonly intent?: Intent;
  readonly waiting?: Waiting;
  readonly approval?: Approval;
  readonly failure?: Failure;
  readonly review?: Review;
  /** What KakaoPay showed when a person settled it, and why the person had been called: the same again calls nobody. */
  readonly accepted?: Accepted;
  /** What became of each cancellation, in order. */
  readonly cancellations?: readonly Cancellation[];
  readonly events: readonly Happened[];
}

/** What a decision changes: a value to set, or `undefined` to take away. */
export type PaymentChanges = {
  readonly [Name in keyof Omit<Payment, 'id' | 'version' | 'createdAt'>]?: Payment[Name] | undefined;
};

/** KakaoPay's `tid` of a payment that must have one. */
export function tidOf({ tid }: Payment): string {
  if (tid === undefined) throw new Error('KakaoPay has named no tid for this payment');
  return tid;
}
