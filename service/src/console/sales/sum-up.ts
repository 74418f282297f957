import type { Amounts, Totals } from '../../reports/totals.ts';
import type { Day } from './read-days.ts';

const plus = (left: Amounts, right: Amounts): Amounts => ({
  totalWon: left.totalWon + right.totalWon,
  supplyWon: left.supplyWon + right.supplyWon,
  vatWon: left.vatWon + right.vatWon,
  taxFreeWon: left.taxFreeWon + right.taxFreeWon,
});

const nothing: Amounts = { totalWon: 0, supplyWon: 0, vatWon: 0, taxFreeWon: 0 };
const counted = { count: 0, ...nothing };

/** The days together: each approval and each cancellation is in one of them. */
export function sumUp(days: readonly Day[]): Totals & { readonly unsettled: number } {
  const reports = days.flatMap(({ report }) => report ?? []);
  const totals = reports.reduce<Totals>(
    (sum, { total: { approved, canceled, net } }) => ({
      approved: { count: sum.approved.count + approved.count, ...plus(sum.approved, approved) },
      canceled: { count: sum.canceled.count + canceled.count, ...plus(sum.canceled, canceled) },
      net: plus(sum.net, net),
    }),
    { approved: counted, canceled: counted, net: nothing },
  );
  return { ...totals, unsettled: reports.reduce((sum, { unsettled }) => sum + unsettled, 0) };
}
