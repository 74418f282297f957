/** What chance decides, each by numbers of its own: a change in one leaves the others as they were. */
export type Stream = 'schedule' | 'faults' | 'workload' | 'ids';

const salts = { schedule: 0x51ed270b, faults: 0x2545f491, workload: 0x9e3779b9, ids: 0x7feb352d } as const;

/** A whole number below 2 ** 32 for a place: who asks, and for the how manyth time. */
export type Draw = (who: number, nth: number) => number;

/**
 * Numbers that look like chance and depend on seed, stream and place alone, not on what was asked before: whoever is
 * left out of a run changes nothing for the others.
 */
export function drawsOf(seed: number, stream: Stream): Draw {
  const start = mix(mix(salts[stream], seed), Math.floor(seed / 2 ** 32));
  return (who, nth) => mix(mix(start, who), nth);
}

/** Murmur's way of mixing 32 bits: the same on every engine, for it is whole numbers alone. */
function mix(state: number, value: number): number {
  let mixed = Math.imul(state ^ value, 0x9e3779b1) + 0x6d2b79f5;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A share of 1 from such a number. */
export const shareOf = (drawn: number): number => drawn / 2 ** 32;

/** Somebody's own chance, one number after the other. */
export interface Chance {
  /** From 0 to 1, without 1. */
  share(): number;
  /** Whether something happens that happens in so many of 100 cases. */
  percent(often: number): boolean;
  /** A whole number of these, both included. */
  between(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function chanceFor(draw: Draw, who: number): Chance {
  let nth = 0;
  const share = () => shareOf(draw(who, nth++));
  const between = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    percent: (often) => share() * 100 < often,
    between,
    pick: (choices) => choices[between(0, choices.length - 1)] as (typeof choices)[number],
  };
}
