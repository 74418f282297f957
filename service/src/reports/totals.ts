import { kstDay } from '../kst.ts';
import type { Act } from './acts.ts';

/** Won with its tax parts: the three add up to `totalWon`. */
export interface Amounts {
  readonly totalWon: number;
  /** What VAT was charged on, without the VAT. */
  readonly supplyWon: number;
  readonly vatWon: number;
  readonly taxFreeWon: number;
}

export interface Totals {
  readonly approved: Counted;
  readonly canceled: Counted;
  /** Approved less canceled: below 0 on a day on which more was given back than taken. */
  readonly net: Amounts;
}

type Counted = Amounts & { readonly count: number };

const none: Counted = { count: 0, totalWon: 0, supplyWon: 0, vatWon: 0, taxFreeWon: 0 };

const plus = (sum: Counted, { amountWon, taxFreeWon, vatWon }: Act): Counted => ({
  count: sum.count + 1,
  totalWon: sum.totalWon + amountWon,
  supplyWon: sum.supplyWon + amountWon - taxFreeWon - vatWon,
  vatWon: sum.vatWon + vatWon,
  taxFreeWon: sum.taxFreeWon + taxFreeWon,
});

export function totalsOf(acts: readonly Act[]): Totals {
  const sumOf = (kind: Act['kind']) => acts.filter((act) => act.kind === kind).reduce(plus, none);
  const [approved, canceled] = [sumOf('approval'), sumOf('cancellation')];
  const net = {
    totalWon: approved.totalWon - canceled.totalWon,
    supplyWon: approved.supplyWon - canceled.supplyWon,
    vatWon: approved.vatWon - canceled.vatWon,
    taxFreeWon: approved.taxFreeWon - canceled.taxFreeWon,
  };
  return { approved, canceled, net };
}

/** The totals of all that have the same value there, in the order of the values; without one, an act is in none. */
function totalsBy(acts: readonly Act[], nameOf: (act: Act) => string | undefined): Map<string, Totals> {
  const groups = new Map<string, Act[]>();
  for (const act of acts) {
    const value = nameOf(act);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group) group.push(act);
    else groups.set(value, [act]);
  }
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return new Map(sorted.map(([value, group]) => [value, totalsOf(group)]));
}

export interface Summary {
  readonly total: Totals;
  readonly byMethod: ReadonlyMap<string, Totals>;
  /** Payments by card alone. */
  readonly byCardIssuer: ReadonlyMap<string, Totals>;
  /** `once` or `subscription`. */
  readonly byType: ReadonlyMap<string, Totals>;
  readonly byDay: ReadonlyMap<string, Totals>;
}

export const summaryOf = (acts: readonly Act[]): Summary => ({
  total: totalsOf(acts),
  byMethod: totalsBy(acts, ({ method }) => method),
  byCardIssuer: totalsBy(acts, ({ cardIssuer }) => cardIssuer),
  byType: totalsBy(acts, typeOf),
  byDay: totalsBy(acts, ({ at }) => kstDay(at)),
});

/** Whether it was paid once, or belongs to a subscription: its first payment or a charge. */
export const typeOf = ({ isSubscription }: Act): 'once' | 'subscription' => (isSubscription ? 'subscription' : 'once');
