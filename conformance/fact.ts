import type { Asking } from './asking.ts';

/** How sure a fact is: documented, seen in clients or captured answers, deduced. */
export const marks = ['doc', 'client', 'inferred'] as const;
export type Mark = (typeof marks)[number];

/** What a target must have beside a key: somebody who pays, 16 minutes, a key of the legacy API. */
export type Need = 'payer' | 'time' | 'legacy';

export interface Says {
  readonly en: string;
  readonly ko: string;
}

/** One thing that is said of KakaoPay and that it can be asked. */
export interface Fact {
  readonly id: string;
  readonly mark: Mark;
  readonly says: Says;
  readonly needs?: readonly Need[];
  /** The simulator's setting, where the answer is not known. */
  readonly setting?: string;
  /** What was seen, brought to a short form without ids, tokens or times: it is written down as it is. */
  readonly ask: (asking: Asking) => Promise<unknown>;
  readonly expect: unknown;
}

/** Facts in the order in which they are asked: later ones go on with the payments of earlier ones. */
export interface Section {
  readonly title: Says;
  readonly facts: readonly Fact[];
}
