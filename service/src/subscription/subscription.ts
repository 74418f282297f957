import type { Telling } from '../webhooks/outbox.ts';
import type { Plan } from './plan.ts';
import type { SubscriptionEventType, SubscriptionStatus } from './states.ts';

/** Why it ended: the words are stable, and each has its sentence in the OpenAPI document. */
export const endReasons = {
  by_shop: 'The shop ended it.',
  by_payer: 'The payer ended it at KakaoPay, in KakaoTalk.',
  never_paid: 'The first payment was not made.',
  sid_unknown:
    'The first payment was made, and KakaoPay’s answer with the id that charges need was lost: give the payment back and ask the buyer again.',
  sid_gone: 'KakaoPay no longer knows the subscription.',
  completed: 'All charges of the plan were made.',
  charges_refused: 'A charge was refused, and its last retry too.',
} as const;
export type EndReason = keyof typeof endReasons;

/** Why it is paused. */
export const pauseReasons = {
  by_shop: 'The shop paused it.',
  charges_refused: 'A charge was refused, and its last retry too.',
  charged_elsewhere:
    'KakaoPay shows a charge that this service does not know, so nothing more is charged until somebody has looked.',
} as const;
export type PauseReason = keyof typeof pauseReasons;

/** A charge that is due: of which date of the plan, and when (ms since 1970). */
export interface NextCharge {
  readonly n: number;
  readonly at: number;
  /** 0, or which retry of a refused charge it is. */
  readonly attempt: number;
}

/** The charge that is under way: one at a time, since the evidence for one is how the subscription stands before it. */
export interface ClaimedCharge {
  /** Of the payment that this charge is, named before it exists: a date is charged by nobody else. */
  readonly paymentId: string;
  readonly claimedAt: number;
  /** Absent for a charge that the shop asked for. */
  readonly scheduled?: NextCharge;
  /** In won. */
  readonly amountWon: number;
  readonly taxFreeWon: number;
  readonly vatWon: number;
  readonly itemName: string;
  /** Whoever asked for it: an API key's id. */
  readonly by?: string;
}

/** What happened, in order; `n` counts from 1. */
export interface SubscriptionHappened {
  readonly n: number;
  readonly type: 'created' | SubscriptionEventType;
  /** ms since 1970. */
  readonly at: number;
  readonly by?: string;
  /** Of the charge that it is about. */
  readonly paymentId?: string;
  /** How it stood then, with what the shop is told of. */
  readonly as?: Standing;
  /** What it was before the shop changed it. */
  readonly was?: Terms;
}

/** What of a subscription may be another tomorrow; `Terms` only when the shop changes them. */
export type Standing = Pick<Subscription, 'charged' | 'next' | 'pauseReason' | 'endReason'>;
export type Terms = Pick<Subscription, 'itemName' | 'plan'>;

export interface Subscription extends Telling {
  readonly id: string;
  /** Counts the writes; each holds only on the version it was decided on. */
  readonly version: number;
  readonly status: SubscriptionStatus;
  /** The shop's own name for the buyer. */
  readonly buyerId: string;
  readonly itemName: string;
  readonly itemCode?: string;
  readonly quantity: number;
  /** KakaoPay's `cid` for subscriptions. */
  readonly merchantCode: string;
  /** Without one, only the shop asks for charges. */
  readonly plan?: Plan;
  readonly firstPaymentId: string;
  /** KakaoPay's `sid`. */
  readonly sid?: string;
  /** KakaoPay's time of the newest charge that we know of, ms since 1970. */
  readonly lastApprovedAt?: number;
  /** When that was written here: two charges within one of KakaoPay's seconds could not be told apart. */
  readonly knownAt?: number;
  /** The date of the plan that was settled last; -1 before the first. */
  readonly period: number;
  /** How many of the plan's charges succeeded. */
  readonly charged: number;
  /** How many of them were refused in a row. */
  readonly refusals: number;
  readonly next?: NextCharge;
  readonly charge?: ClaimedCharge;
  readonly pauseReason?: PauseReason;
  readonly endReason?: EndReason;
  /** ms since 1970, like every time here. */
  readonly createdAt: number;
  readonly endedAt?: number;
  /** How often in a row KakaoPay was asked and gave no answer, while something waits for one. */
  readonly unanswered?: number;
  /** When somebody has to look at it; absent when nothing is due. */
  readonly wakeAt?: number;
  /** Its payments, newest last. */
  readonly paymentIds: readonly string[];
  readonly events: readonly SubscriptionHappened[];
}

/** What a decision changes: a value to set, or `undefined` to take away. */
export type SubscriptionChanges = {
  readonly [Name in keyof Omit<Subscription, 'id' | 'version' | 'createdAt'>]?: Subscription[Name] | undefined;
};
