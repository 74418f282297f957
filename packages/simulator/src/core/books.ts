import type { Amount } from './amount.ts';
import type { Assumptions } from './assumptions.ts';
import type { Domain } from './domains.ts';
import { type Ids, tidOfPage } from './ids.ts';
import { type PayerEvent, type Status, stateRow } from './states.ts';
import { noSums, type Sums } from './sums.ts';

export type Generation = 'legacy' | 'current';
export type PayMethod = 'MONEY' | 'CARD';

/** One act on a payment that KakaoPay keeps: an approval, a cancel, or the issue of a SID. */
export interface Act {
  readonly aid: string;
  readonly tid: string;
  readonly type: 'PAYMENT' | 'CANCEL' | 'ISSUED_SID';
  readonly amount: Amount;
  readonly at: number;
  readonly payload: string | undefined;
}

/** How the payer pays. `installMonths` 0 is a lump sum; `pointWon` of the amount are paid with points. */
export interface Method {
  readonly type: PayMethod;
  readonly card?: string;
  readonly installMonths: number;
  readonly pointWon?: number;
}

/** Made as one literal, never by spreading: so all of them share one shape, which halves the memory of 50,000. */
export interface Payment {
  readonly tid: string;
  readonly cid: string;
  readonly generation: Generation;
  readonly orderId: string;
  readonly userId: string;
  readonly itemName: string;
  readonly itemCode: string | undefined;
  readonly quantity: number;
  readonly amount: Amount;
  readonly greenDeposit: number;
  /** Empty, like the other two, when no payer is asked. */
  readonly approvalUrl: string;
  cancelUrl: string;
  failUrl: string;
  readonly methods: readonly PayMethod[];
  readonly cards: readonly string[];
  /** Months the merchant fixed; undefined when the payer may choose. */
  readonly fixedInstallMonths: number | undefined;
  readonly shareInstallment: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  status: Status;
  method: Method | undefined;
  sid: string | undefined;
  /** What has happened to the money, oldest first: the only place where it stands. */
  acts: readonly Act[];
}

export interface Subscription {
  readonly sid: string;
  readonly cid: string;
  readonly userId: string;
  readonly itemName: string;
  readonly method: Method;
  readonly createdAt: number;
  lastApprovedAt: number;
  inactivatedAt: number | undefined;
}

/** What the simulator was started with. */
interface Rules {
  readonly lifeMs: number;
  readonly domains: readonly Domain[] | undefined;
  /** What is assumed where KakaoPay is not known; it may change from call to call. */
  readonly assume: Assumptions;
  /** How many finished payments to keep; all when undefined. */
  readonly keep: number | undefined;
}

/** Hears of each step of a payer: `id` is a tid, or a sid where a subscription ends. */
export type PayerDid = (step: PayerEvent | 'end_subscription', id: string) => void;

export interface Books {
  readonly rules: Rules;
  readonly ids: Ids;
  /** Milliseconds of the virtual clock. */
  readonly now: () => number;
  readonly payments: Map<string, Payment>;
  readonly subscriptions: Map<string, Subscription>;
  readonly payerDid: PayerDid;
  /** The acts that moved money, of the payments that are kept. */
  ledger: Act[];
  /** What those moved that were forgotten. */
  forgotten: Sums;
  /** With so many payments, old ones are forgotten. */
  sweepAt: number;
}

export const noActs: readonly Act[] = [];

export function createBooks(rules: Rules, ids: Ids, now: () => number, payerDid: PayerDid = () => {}): Books {
  const empty = { ledger: [], forgotten: noSums(), sweepAt: 0 };
  return { rules, ids, now, payerDid, payments: new Map(), subscriptions: new Map(), ...empty };
}

export function emptyBooks(books: Books): void {
  books.payments.clear();
  books.subscriptions.clear();
  books.ledger = [];
  books.forgotten = noSums();
  books.sweepAt = 0;
}

export function isExpired(payment: Payment, now: number): boolean {
  return stateRow(payment.status).waiting && now >= payment.expiresAt;
}

/** The status to show, which for an expired payment is a setting. */
export function shownStatus(books: Books, payment: Payment): Status {
  const { expiredStatus } = books.rules.assume;
  return expiredStatus !== 'last' && isExpired(payment, books.now()) ? expiredStatus : payment.status;
}

export const asksPayer = (payment: Payment): boolean => payment.approvalUrl !== '';

/** The payment whose page this is; undefined for a hash that was made up. */
export function paymentOfPage({ payments, ids }: Books, pageHash: string): Payment | undefined {
  const payment = payments.get(tidOfPage(pageHash));
  return payment && ids.pageHash(payment.tid) === pageHash ? payment : undefined;
}

/** Keeps an act on the payment and, when it moved money, in the ledger. */
export function recordAct(books: Books, payment: Payment, act: Act): void {
  // `concat` leaves no room for more, as spreading does.
  payment.acts = payment.acts.concat(act);
  if (act.type !== 'ISSUED_SID') books.ledger.push(act);
}
