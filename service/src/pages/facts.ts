import { html } from 'hono/html';
import { isTestMerchant } from '../kakaopay/test-merchant.ts';
import { kstTime } from '../kst.ts';
import { canceledOf, carriedOut, leftOf } from '../payment/cancellation.ts';
import type { Payment } from '../payment/payment.ts';
import type { Html } from './page.ts';
import type { Words } from './words.ts';

export type Row = readonly [string, string] | false | undefined;

export const listOf = (rows: readonly Row[]): Html =>
  html`<dl class="facts">${rows
    .filter((row) => Array.isArray(row))
    .map(
      ([name, value], at) => html`<div${at === 0 ? html` class="sum"` : ''}><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl>`;

export const moneyOf = (say: Words, won: number): string => say.won(String(won).replace(/\B(?=(\d{3})+$)/g, ','));

/** What was ordered, where nothing has been paid: an order's amount is no charge. */
export function orderFacts(say: Words, payment: Payment, payUntil?: number): Html {
  return listOf([
    [say.ordered, moneyOf(say, payment.totalWon)],
    [say.item, itemOf(say, payment)],
    [say.order, payment.orderId],
    payUntil !== undefined && [say.payUntil, say.time(kstTime(payUntil))],
  ]);
}

/** The receipt. Nothing was paid where a method was only registered, for what a subscription will charge. */
export function receiptFacts(say: Words, payment: Payment, approval: NonNullable<Payment['approval']>): Html {
  const { totalWon } = payment;
  return listOf([
    ...(totalWon > 0 ? paidRows(say, payment) : []),
    [say.item, itemOf(say, payment)],
    approval.method !== 'UNKNOWN' && [say.method, methodOf(say, approval)],
    [totalWon > 0 ? say.approvedAt : say.registeredAt, say.time(kstTime(approval.approvedAt))],
    [say.order, payment.orderId],
    approval.cardApprovalNumber !== undefined && [say.cardApprovalNumber, approval.cardApprovalNumber],
    approval.aid !== undefined && [say.approvalId, approval.aid],
    // The banner is not printed, and a printed test must not pass for a purchase.
    isTestMerchant(payment.merchantCode) && [say.kind, say.testKind],
  ]);
}

const paidRows = (say: Words, { totalWon, vatWon, taxFreeWon }: Payment): readonly Row[] => [
  [say.paid, moneyOf(say, totalWon)],
  [say.supply, moneyOf(say, totalWon - vatWon - taxFreeWon)],
  [say.vat, moneyOf(say, vatWon)],
  taxFreeWon > 0 && [say.taxFree, moneyOf(say, taxFreeWon)],
];

/** What was given back, and when; nothing where nothing was. */
export function refundFacts(say: Words, payment: Payment): Html | undefined {
  const refunds = carriedOut(payment);
  if (refunds.length === 0) return undefined;
  return listOf([
    [say.canceled, moneyOf(say, canceledOf(payment).amountWon)],
    ...refunds.map(({ at, amountWon }): Row => [say.canceledAt(kstTime(at)), moneyOf(say, amountWon)]),
    [say.left, moneyOf(say, leftOf(payment).amountWon)],
  ]);
}

export const itemOf = (say: Words, { itemName, quantity }: Payment): string => `${itemName} ${say.quantity(quantity)}`;

const methodOf = (say: Words, { method, cardIssuer, installmentMonths }: NonNullable<Payment['approval']>): string =>
  [
    say.methods[method] ?? method,
    cardIssuer,
    method === 'CARD' && installmentMonths !== undefined && say.installments(installmentMonths),
  ]
    .filter(Boolean)
    .join(' · ');
