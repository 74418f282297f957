import type { PayMethod } from '../views.ts';
import { type Amount, NOTHING } from './amount.ts';
import type { Ids } from './ids.ts';
import { type Status, stateRow } from './states.ts';

export type Generation = 'legacy' | 'current';

/** One act on a payment that KakaoPay keeps: an approval, a cancel, or the issue of a SID. */
export interface Act {
  readonly aid: string;
  readonly type: 'PAYMENT' | 'CANCEL' | 'ISSUED_SID';
  readonly amount: Amount;
  readonly at: number;
  readonly payload: string | undefined;
}

/** How the payer pays. `installMonths` 0 is a lump sum. */
export interface Method {
  readonly type: PayMethod;
  readonly card?: string;
  readonly installMonths: number;
}

export interface Payment {
  readonly tid: string;
  readonly cid: string;
  readonly generation: Generation;
  /** Names its pages; empty when no payer is asked. */
  readonly pageHash: string;
  readonly orderId: string;
  readonly userId: string;
  readonly itemName: string;
  readonly itemCode: string | undefined;
  readonly quantity: number;
  readonly amount: Amount;
  readonly greenDeposit: number;
  readonly approvalUrl: string;
  readonly cancelUrl: string;
  readonly failUrl: string;
  readonly methods: readonly PayMethod[];
  readonly cards: readonly string[];
  /** Months the merchant fixed; undefined when the payer may choose. */
  readonly fixedInstallMonths: number | undefined;
  readonly shareInstallment: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  status: Status;
  method: Method | undefined;
  pgToken: string | undefined;
  sid: string | undefined;
  approvedAt: number | undefined;
  canceledAt: number | undefined;
  canceled: Amount;
  acts: Act[];
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

/** An act that moved money. */
interface LedgerEntry {
  readonly aid: string;
  readonly tid: string;
  readonly kind: 'PAYMENT' | 'CANCEL';
  readonly amount: Amount;
  readonly at: number;
}

/** Facts about KakaoPay that are not known, and what a merchant has set up. */
interface Rules {
  readonly lifeMs: number;
  readonly domains: readonly string[] | undefined;
  /** What `order` shows for a payment nobody finished in time; `last` keeps the status it had. */
  readonly expiredStatus: 'last' | Status;
}

export interface World {
  readonly rules: Rules;
  readonly ids: Ids;
  /** Milliseconds of the virtual clock. */
  readonly now: () => number;
  readonly payments: Map<string, Payment>;
  readonly byPage: Map<string, Payment>;
  readonly subscriptions: Map<string, Subscription>;
  readonly ledger: LedgerEntry[];
}

export function createWorld(rules: Rules, ids: Ids, now: () => number): World {
  return { rules, ids, now, payments: new Map(), byPage: new Map(), subscriptions: new Map(), ledger: [] };
}

export function emptyWorld(world: World): void {
  world.payments.clear();
  world.byPage.clear();
  world.subscriptions.clear();
  world.ledger.length = 0;
}

export function isExpired(payment: Payment, now: number): boolean {
  return stateRow(payment.status).waiting && now >= payment.expiresAt;
}

/** The status to show, which for an expired payment is a setting. */
export function shownStatus(world: World, payment: Payment): Status {
  const { expiredStatus } = world.rules;
  return expiredStatus !== 'last' && isExpired(payment, world.now()) ? expiredStatus : payment.status;
}

export function addPayment(world: World, payment: Payment): void {
  world.payments.set(payment.tid, payment);
  if (payment.pageHash !== '') world.byPage.set(payment.pageHash, payment);
}

/** Keeps an act on the payment and, when it moved money, in the ledger. */
export function recordAct(world: World, payment: Payment, act: Act): void {
  payment.acts.push(act);
  if (act.type === 'ISSUED_SID') return;
  world.ledger.push({ aid: act.aid, tid: payment.tid, kind: act.type, amount: act.amount, at: act.at });
}

/** A payment as `ready` or a subscription charge begins it. */
export function newPayment(fields: Omit<Payment, 'acts' | 'approvedAt' | 'canceledAt' | 'canceled'>): Payment {
  return { ...fields, approvedAt: undefined, canceledAt: undefined, canceled: NOTHING, acts: [] };
}
