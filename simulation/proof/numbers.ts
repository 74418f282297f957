export const thousands = (count: number): string => count.toLocaleString('en');

export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : more}`;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export function countBy<T>(all: readonly T[], nameOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) counts[nameOf(one)] = (counts[nameOf(one)] ?? 0) + 1;
  return counts;
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** How often each whole number was met. */
export type Histogram = Readonly<Record<number, number>>;

const pairsOf = (histogram: Histogram): (readonly [number, number])[] =>
  Object.entries(histogram)
    .map(([value, count]) => [Number(value), count] as const)
    .sort(([left], [right]) => left - right);

/** The least value within which this share (of 1) of all lies. */
export function percentile(histogram: Histogram, share: number): number {
  const pairs = pairsOf(histogram);
  const wanted = share * pairs.reduce((total, [, count]) => total + count, 0);
  let reached = 0;
  for (const [value, count] of pairs) {
    reached += count;
    if (reached >= wanted) return value;
  }
  return 0;
}

export interface Bin {
  readonly label: string;
  readonly count: number;
}

/** Counts by these upper ends, the last of which is open. */
export function binsOf(histogram: Histogram, upTo: readonly number[]): Bin[] {
  const pairs = pairsOf(histogram);
  return [...upTo, Number.POSITIVE_INFINITY].map((to, index) => {
    const from = index === 0 ? 0 : (upTo[index - 1] ?? 0) + 1;
    const within = pairs.filter(([value]) => value >= from && value <= to);
    const label = to === Number.POSITIVE_INFINITY ? `> ${from - 1}` : from >= to ? `${to}` : `${from}–${to}`;
    return { label, count: within.reduce((total, [, count]) => total + count, 0) };
  });
}
