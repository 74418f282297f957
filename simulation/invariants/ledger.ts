import type { Ledger, PaymentSummary } from 'kakaopay-simulator';
import type { Report } from './invariants.ts';

type Entry = Ledger['entries'][number];

const parts = ['totalWon', 'taxFreeWon', 'vatWon'] as const;

/** `sub_…-2` and `sub_…-2-1`, its first retry, are charges for one date. */
const orderOf = (orderId: string): string => orderId.replace(/^(sub_[0-9a-z]+-\d{1,5})(-\d{1,3})?$/, '$1');

/**
 * Goes through all that KakaoPay did, oldest first, without a look at our books: nothing is approved twice, no order
 * and no date is paid twice unless all was given back before, and no more is given back than was paid, in no tax part.
 */
export function judgeLedger(report: Report, entries: readonly Entry[], theirs: readonly PaymentSummary[]): void {
  const orders = new Map(theirs.map(({ tid, orderId }) => [tid, orderOf(orderId)]));
  const left = new Map<string, Record<(typeof parts)[number], number>>();
  const paidBy = new Map<string, string>();
  for (const { tid, kind, ...entry } of entries) {
    const order = orders.get(tid) ?? tid;
    const open = left.get(tid);
    if (kind === 'PAYMENT') {
      if (open) report('approved_once', order, `${tid} was approved twice`);
      const other = paidBy.get(order);
      if (other !== undefined && other !== tid && (left.get(other)?.totalWon ?? 0) > 0) {
        report('order_paid_once', order, `it was paid by ${other} and by ${tid}`);
      }
      paidBy.set(order, tid);
      left.set(tid, { totalWon: entry.totalWon, taxFreeWon: entry.taxFreeWon, vatWon: entry.vatWon });
      continue;
    }
    for (const part of parts) {
      const rest = (open?.[part] ?? 0) - entry[part];
      if (rest < 0) report('canceled_within', order, `${-rest} won too many were given back of ${part}`);
      if (open) open[part] = rest;
    }
  }
}
