export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export interface Ratio {
  readonly ratio: number;
  /** The interval that holds the true ratio 95 times in 100. */
  readonly from: number;
  readonly to: number;
}

/** For each round, what was measured of the one and of the other. */
export type Pairs = readonly { readonly of: readonly number[]; readonly to: readonly number[] }[];

const resamples = 2000;

/** The ratio of the two medians. The interval is a bootstrap over rounds: what disturbed a round disturbed both. */
export function ratioOfMedians(rounds: Pairs): Ratio {
  const random = mulberry(20261123);
  const drawn = Array.from({ length: resamples }, () =>
    ratioOf(rounds.map(() => rounds[Math.floor(random() * rounds.length)] as Pairs[number])),
  );
  return { ratio: ratioOf(rounds), from: quantile(drawn, 0.025), to: quantile(drawn, 0.975) };
}

const ratioOf = (rounds: Pairs): number =>
  median(rounds.flatMap(({ of }) => of)) / median(rounds.flatMap(({ to }) => to));

/** A small random source with a seed, so that the same figures give the same interval. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
